/// The line of a terminal that shows the progress of the work.
struct ProgressLine: Sendable {
  private let tally: WorkTally
  private let now: Duration

  init(_ tally: WorkTally, at now: Duration) {
    self.tally = tally
    self.now = now
  }

  /// The columns of a bar by the space for the line, and the least that a name needs.
  private static func barLength(in space: Int) -> Int { space >= 70 ? 24 : space >= 50 ? 12 : 0 }
  private static let leastName = 12
  /// The longest name of a stage, so that what follows stands still.
  private static let stageColumns = 8

  /// The line for a terminal of this width; it stays a column shorter, because some wrap after the last.
  ///
  /// The least important part goes first where it is narrow: the bar, the stage, the time left. Empty when nothing is at
  /// work.
  func text(width: Int) -> String {
    guard let job = tally.active.first else { return "" }
    let space = max(1, width - 1)
    let bar = Self.bar(job.percent, Self.barLength(in: space))
    var parts = [bar, tally.total > 1 ? "\(tally.number) of \(tally.total)" : "", "\(job.percent) %"]
    parts.removeAll(where: \.isEmpty)
    let more = tally.active.count > 1 ? "+\(tally.active.count - 1)" : ""
    var free = space - Self.columns(parts + [more]) - 2 - min(job.name.columns, Self.leastName)
    func addIfItFits(_ part: String) {
      guard !part.isEmpty, part.columns + 2 <= free else { return }
      parts.append(part)
      free -= part.columns + 2
    }
    addIfItFits(tally.timeLeft(at: now).map { "\(Self.clock($0)) left" } ?? "")
    let attempt = job.attempt > 1 ? ", attempt \(job.attempt)" : ""
    addIfItFits((job.stage + attempt).padded(toColumns: Self.stageColumns))
    if !more.isEmpty { parts.append(more) }
    let name = job.name.cut(toColumns: max(1, space - Self.columns(parts) - 2), keepingEnd: 6)
    return (parts + [name]).joined(separator: "  ").cut(toColumns: space)
  }

  private static func columns(_ parts: [String]) -> Int {
    parts.reduce(0) { $0 + $1.columns } + 2 * max(0, parts.count - 1)
  }

  private static func bar(_ percent: Int, _ length: Int) -> String {
    let filled = max(0, min(length, percent * length / 100))
    return String(repeating: "█", count: filled) + String(repeating: "░", count: length - filled)
  }

  /// Such as `0:42` or `1:02:03`.
  static func clock(_ time: Duration) -> String {
    let seconds = max(1, Int((time / .seconds(1)).rounded()))
    let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60)
    return hours > 0 ? "\(hours):\(two(minutes)):\(two(seconds % 60))" : "\(minutes):\(two(seconds % 60))"
  }
}
