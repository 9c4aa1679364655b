import Audio

extension StyleProfile {
  /// What is known of a recording in which nothing was found: nothing but its length.
  public static func undetermined(duration: Seconds) -> StyleProfile {
    StyleProfile(
      bpmConfidence: 0, beats: [], keyConfidence: 0, loudnessRange: .dB(0), duration: duration,
      sampleRate: .standard, channels: 2, eqProfile: [], structureMarkers: [], keySections: [],
      stereo: StereoImage(correlation: 1, width: []))
  }
}
