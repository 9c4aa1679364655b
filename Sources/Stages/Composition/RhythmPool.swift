import Audio
import Music

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

  /// How often something is struck in a bar, on average; a bass drum that is followed strikes about three times.
  private static func strikes(_ text: String) -> Double {
    guard text != "kick" else { return 3 }
    let bars = text.split(separator: " ")
    return Double(bars.joined().count { $0 != "." && $0 != "-" }) / Double(max(1, bars.count))
  }
}
