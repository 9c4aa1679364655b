import Audio
import Genres
import Music
import Planning

/// The rhythms of a pitched part: a song takes a sparse pair and a busy pair of a genre's list, for calm and for loud sections.
struct RhythmPool {
  private let calm: [String]
  private let loud: [String]

  /// In the order of chance; the sparser half of the list is for calm sections, the busier for loud ones.
  init(_ rhythms: [String], random: inout SeededRandom) {
    let sorted = Self.fromSparse(rhythms)
    let half = (sorted.count + 1) / 2
    calm = sorted.prefix(half).shuffled(using: &random) + sorted.dropFirst(half).shuffled(using: &random)
    loud = sorted.suffix(half).shuffled(using: &random) + sorted.dropLast(half).shuffled(using: &random)
  }

  /// The rhythms of a genre's melodies, or plain ones where it has none.
  static func melodic(of genre: Genre, in meter: Meter, for stem: StemPlan) -> [String] {
    let own = stem.isMelodic ? genre.rhythms(of: .lead, in: meter, for: stem.name) : genre.rhythms(of: .lead, in: meter)
    return own.isEmpty ? plain(in: meter, ["x-x-x---", "x---x-x-", "x--xx---"]) : own
  }

  /// The rhythms of a genre's chords, or plain ones where it has none.
  static func chordal(of genre: Genre, in meter: Meter, for stem: StemPlan) -> [String] {
    let own = genre.rhythms(of: .chords, in: meter, for: stem.name)
    return own.isEmpty ? plain(in: meter, ["x-------", "x---x---"]) : own
  }

  /// The sparser half of `rhythms` for a sparse song, the busier half for a dense one; all where there is little choice.
  static func leaning(_ rhythms: [String], to density: Double) -> [String] {
    guard abs(density) >= 0.4, rhythms.count > 2 else { return rhythms }
    let sorted = fromSparse(rhythms)
    let half = (sorted.count + 1) / 2
    return Array(density < 0 ? sorted.prefix(half) : sorted.suffix(half))
  }

  /// The sparsest first; equals stay in their order.
  private static func fromSparse(_ rhythms: [String]) -> [String] {
    rhythms.enumerated().sorted { (strikes($0.element), $0.offset) < (strikes($1.element), $1.offset) }.map(\.element)
  }

  /// Half-bar figures, as often as a bar holds them.
  private static func plain(in meter: Meter, _ figures: [String]) -> [String] {
    let steps = meter.bar.ticks / Beats.sixteenths(1).ticks
    return figures.map { figure in
      String(String(repeating: figure, count: steps / figure.count + 1).prefix(steps))
    }
  }

  /// The rhythm of a section and the one that answers it.
  func pair(energy: Double) -> (main: String, other: String) {
    let list = energy < 0.65 ? calm : loud
    return (list[0], list[1 % list.count])
  }

  /// The mean number of hits in a bar; a line that follows the kick has about three.
  private static func strikes(_ text: String) -> Double {
    guard text != "kick" else { return 3 }
    let bars = text.split(separator: " ")
    return Double(bars.joined().count { $0 != "." && $0 != "-" }) / Double(max(1, bars.count))
  }
}

extension TimeFeel {
  /// A drum's rhythm at half or at double speed: each bar becomes two, or two become one.
  ///
  /// Between the steps of a bar at half speed there is rest; at double speed what falls between two sixteenths is left out.
  func applied(to text: String) -> String {
    let bars = text.split(separator: " ").map { Array($0) }
    guard let first = bars.first, bars.allSatisfy({ $0.count.isMultiple(of: 2) }) else { return text }
    switch self {
    case .half:
      return bars.flatMap { bar -> [String] in
        let half = bar.count / 2
        return [bar[..<half], bar[half...]].map { String($0.flatMap { [$0, "."] }) }
      }.joined(separator: " ")
    case .double:
      let pairs = stride(from: 0, to: bars.count, by: 2).map { bars[$0] + ($0 + 1 < bars.count ? bars[$0 + 1] : first) }
      return pairs.map { pair in String(pair.indices.filter { $0 % 2 == 0 }.map { pair[$0] }) }.joined(separator: " ")
    }
  }
}
