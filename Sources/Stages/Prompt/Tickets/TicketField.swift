/// The names that a ticket may use, apart from those beginning `x-`.
enum TicketField: String, CaseIterable {
  case prompt, title, reference, duration, bpm, key, genre, instruments, structure, lyrics, language, seed, backend,
    fallback
  case loudness
  case truePeak = "true_peak"
  case priority

  /// The longest text that each field may hold, in Unicode scalars.
  var longestText: Int {
    switch self {
    case .prompt, .lyrics: 8_000
    case .reference: 1_024
    case .title: 120
    default: 80
    }
  }

  /// The most entries that a list may have.
  static let longestList = 64
  static let bars = 1...512
  static let priorities = -1_000_000...1_000_000
}
