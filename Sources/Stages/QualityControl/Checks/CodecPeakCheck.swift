import Audio

/// Whether the master still has room above it after it was compressed for streaming and decoded again.
enum CodecPeakCheck {
  /// What is above clips in players that decode to integers, in dBTP.
  static let limit = 0.0

  static func run(_ peaks: [CodecPeak]?) -> Check {
    guard let peaks else { return undetermined("It was not compressed here to try it.") }
    guard let highest = peaks.max(by: { $0.peak < $1.peak }) else {
      return undetermined("The installed libsndfile has no MP3 or Opus encoder to try it with.")
    }
    let all = peaks.map { "\(number($0.peak.value)) dBTP as \($0.codec)" }.joined(separator: ", ")
    return Check(
      "codec_peak", highest.peak.value <= limit ? .pass : .fail,
      value: .number((highest.peak.value * 100).rounded() / 100), unit: "dBTP", target: .number(limit),
      detail: "Compressed and decoded, the loudest places reach \(all); above \(number(limit)) dBTP players clip.")
  }

  private static func undetermined(_ detail: String) -> Check {
    Check("codec_peak", .undetermined, unit: "dBTP", target: .number(limit), detail: detail)
  }
}
