/// What numbers in prompts count.
enum Unit: String, CaseIterable {
  case bpm, seconds, minutes, hours, bars

  /// How long one lasts; nil if that depends on the music.
  var seconds: Double? {
    switch self {
    case .seconds: 1
    case .minutes: 60
    case .hours: 3600
    case .bpm, .bars: nil
    }
  }
}
