import Audio

extension StyleProfile {
  /// The same with the loudness of all channels in place of that of the two that they were folded to.
  public func measured(_ programme: ProgrammeLoudness?) -> Self {
    guard let programme else { return self }
    var profile = self
    profile.loudness = programme.integrated
    profile.loudnessRange = programme.range
    profile.truePeak = programme.truePeak
    profile.momentaryMax = programme.momentaryMax
    profile.shortTermMax = programme.shortTermMax
    profile.peakToLoudness = programme.truePeak.flatMap { peak in
      programme.integrated.map { .dB(peak.value - $0.value) }
    }
    return profile
  }
}
