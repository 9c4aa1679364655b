import Audio
import Music

/// A rhythm written in sixteenths, one character each: a letter strikes, `-` holds, `.` rests.
struct StepPattern: Equatable {
  /// One note or drum hit.
  struct Hit: Equatable {
    /// The sixteenth of the bar on which it falls.
    let step: Int
    /// The duration, in sixteenths.
    let length: Int
    let symbol: Character
  }

  /// The hits of each bar; the bars follow one another and then start again.
  let bars: [[Hit]]

  /// Bars are apart by spaces; what does not fit into `meter` is left out.
  init(_ text: String, meter: Meter) {
    let steps = meter.bar.ticks / Beats.sixteenths(1).ticks
    bars = text.split(separator: " ").map { Self.hits(Array($0.prefix(steps))) }
  }

  func hits(inBar bar: Int) -> [Hit] { bars.isEmpty ? [] : bars[bar % bars.count] }

  private static func hits(_ steps: [Character]) -> [Hit] {
    steps.indices.compactMap { step in
      guard steps[step] != ".", steps[step] != "-" else { return nil }
      let held = steps[(step + 1)...].prefix { $0 == "-" }.count
      return Hit(step: step, length: 1 + held, symbol: steps[step])
    }
  }
}

/// The rhythms of a pitched part: a song takes a sparse pair and a busy pair of a genre's list, for calm and for loud sections.
struct RhythmPool {
  private let calm: [String]
  private let loud: [String]

  /// In the order of chance; the sparser half of the list is for calm sections, the busier for loud ones.
  init(_ rhythms: [String], random: inout SeededRandom) {
    let sorted = rhythms.enumerated()
      .sorted { (Self.strikes($0.element), $0.offset) < (Self.strikes($1.element), $1.offset) }.map(\.element)
    let half = (sorted.count + 1) / 2
    calm = sorted.prefix(half).shuffled(using: &random) + sorted.dropFirst(half).shuffled(using: &random)
    loud = sorted.suffix(half).shuffled(using: &random) + sorted.dropLast(half).shuffled(using: &random)
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
