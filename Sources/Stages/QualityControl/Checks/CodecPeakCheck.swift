import Audio

extension CheckDefinition {
  /// The true peak of the master after it was compressed for streaming and decoded again.
  static let codecPeak = CheckDefinition(
    "codec_peak", title: "Codec peak", unit: "dBTP", bound: .atMost, severity: .warn, repair: .lowerCeiling
  ) { measured, _ in CodecPeakCheck.run(measured.codecPeaks) }
}

enum CodecPeakCheck {
  /// Players that decode to integers clip what is above.
  static let limit = TruePeak.dBTP(0)

  static func run(_ peaks: [CodecPeak]?) -> CheckResult {
    guard let peaks else { return undetermined("It was not compressed here to try it.") }
    guard let highest = peaks.max(by: { $0.peak < $1.peak }) else {
      return undetermined("The installed libsndfile has no MP3 or Opus encoder to try it with.")
    }
    let all = peaks.map { "\(number($0.peak)) dBTP as \($0.codec)" }.joined(separator: ", ")
    return CheckResult(
      .codecPeak, highest.peak <= limit ? .pass : .fail, value: .hundredths(highest.peak.value),
      target: .number(limit.value),
      detail: "Compressed and decoded, the loudest places reach \(all); above \(number(limit)) dBTP players clip.")
  }

  private static func undetermined(_ detail: String) -> CheckResult {
    CheckResult(.codecPeak, .undetermined, target: .number(limit.value), detail: detail)
  }
}

/// The peak of a master after it was compressed by a codec and decoded.
public struct CodecPeak: Sendable, Equatable {
  /// Such as `MP3 at 320 kbit/s`.
  public var codec: String
  public var peak: TruePeak

  public init(codec: String, peak: TruePeak) {
    self.codec = codec
    self.peak = peak
  }
}
