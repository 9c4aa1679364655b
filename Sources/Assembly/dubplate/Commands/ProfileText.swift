import Analysis
import Audio
import Music

/// A profile for people: a line for each measure.
struct ProfileText {
  let text: String

  init(_ profile: StyleProfile, of file: String) {
    let lines = [
      ("file", "\(file)  (\(NumberText.clock(profile.duration.value)), \(Self.format(profile)))"),
      ("tempo", Self.tempo(profile)), ("key", Self.key(profile)), ("loudness", Self.loudness(profile)),
      ("peaks", Self.peaks(profile)), ("silence", Self.silence(profile)), ("sections", Self.sections(profile)),
    ]
    text = lines.map { "\($0.0.padded(toColumns: 10))\($0.1)\n" }.joined()
  }

  private static func format(_ profile: StyleProfile) -> String {
    "\(NumberText.whole(profile.sampleRate.value)) Hz, \(profile.channels) channel\(profile.channels == 1 ? "" : "s")"
  }

  private static func tempo(_ profile: StyleProfile) -> String {
    guard let bpm = profile.bpm else { return "undetermined" }
    let other = profile.bpmAlternative.map { ", or \(NumberText.decimal($0, 2))" } ?? ""
    let meter = profile.meter.map { ", in \($0.beats)" } ?? ""
    return
      "\(NumberText.decimal(bpm, 2)) BPM\(other)\(meter)  (confidence \(NumberText.decimal(profile.bpmConfidence, 2)))"
  }

  private static func key(_ profile: StyleProfile) -> String {
    guard let key = profile.key else { return "undetermined" }
    let other = profile.keyAlternative.map { ", or \($0)" } ?? ""
    return "\(key)\(other)  (confidence \(NumberText.decimal(profile.keyConfidence, 2)))"
  }

  private static func loudness(_ profile: StyleProfile) -> String {
    guard let loudness = profile.loudness else { return "nothing is louder than -70 LUFS" }
    let maxima = [("momentary", profile.momentaryMax), ("short-term", profile.shortTermMax)].compactMap { name, value in
      value.map { ", \(name) up to \(NumberText.decimal($0.value))" }
    }
    return
      "\(NumberText.decimal(loudness.value)) LUFS\(maxima.joined()), range \(NumberText.decimal(profile.loudnessRange.value)) LU"
  }

  private static func peaks(_ profile: StyleProfile) -> String {
    guard let peak = profile.truePeak else { return "digital silence" }
    let ratio = profile.peakToLoudness.map { ", \(NumberText.decimal($0.value)) dB above the loudness" } ?? ""
    let floor = profile.noiseFloor.map { ", noise floor \(NumberText.decimal($0.value)) dBFS" } ?? ""
    return "\(NumberText.decimal(peak.value, 2)) dBTP\(ratio)\(floor)"
  }

  private static func silence(_ profile: StyleProfile) -> String {
    guard let silence = profile.silence, !silence.spans.isEmpty else { return "none" }
    return "\(NumberText.decimal(100 * silence.share)) % in \(silence.spans.count) stretch"
      + (silence.spans.count == 1 ? "" : "es")
  }

  private static func sections(_ profile: StyleProfile) -> String {
    let markers = profile.structureMarkers.map { "\($0.label) \(NumberText.clock($0.time.value))" }
    return markers.isEmpty ? "undetermined" : markers.joined(separator: "  ")
  }
}
