import Analysis
import Music
import Signal
import Terminal

/// A profile for people: a line for each thing that was heard.
struct ProfileText {
  let text: String

  init(_ profile: StyleProfile, of file: String) {
    let lines = [
      ("file", "\(file)  (\(Figures.clock(profile.duration.value)), \(Self.format(profile)))"),
      ("tempo", Self.tempo(profile)), ("key", Self.key(profile)), ("loudness", Self.loudness(profile)),
      ("peaks", Self.peaks(profile)), ("silence", Self.silence(profile)), ("sections", Self.sections(profile)),
    ]
    text = lines.map { "\($0.0.padded(toColumns: 10))\($0.1)\n" }.joined()
  }

  private static func format(_ profile: StyleProfile) -> String {
    "\(Figures.whole(profile.sampleRate.value)) Hz, \(profile.channels) channel\(profile.channels == 1 ? "" : "s")"
  }

  private static func tempo(_ profile: StyleProfile) -> String {
    guard let bpm = profile.bpm else { return "undetermined" }
    let other = profile.bpmAlternative.map { ", or \(Figures.decimal($0, 2))" } ?? ""
    let meter = profile.meter.map { ", in \($0.beats)" } ?? ""
    return "\(Figures.decimal(bpm, 2)) BPM\(other)\(meter)  (confidence \(Figures.decimal(profile.bpmConfidence, 2)))"
  }

  private static func key(_ profile: StyleProfile) -> String {
    guard let key = profile.key else { return "undetermined" }
    let other = profile.keyAlternative.map { ", or \($0)" } ?? ""
    return "\(key)\(other)  (confidence \(Figures.decimal(profile.keyConfidence, 2)))"
  }

  private static func loudness(_ profile: StyleProfile) -> String {
    guard let loudness = profile.loudness else { return "nothing is louder than -70 LUFS" }
    let maxima = [("momentary", profile.momentaryMax), ("short-term", profile.shortTermMax)].compactMap { name, value in
      value.map { ", \(name) up to \(Figures.decimal($0.value))" }
    }
    return
      "\(Figures.decimal(loudness.value)) LUFS\(maxima.joined()), range \(Figures.decimal(profile.loudnessRange.value)) LU"
  }

  private static func peaks(_ profile: StyleProfile) -> String {
    guard let peak = profile.truePeak else { return "digital silence" }
    let ratio = profile.peakToLoudness.map { ", \(Figures.decimal($0.value)) dB above the loudness" } ?? ""
    let floor = profile.noiseFloor.map { ", noise floor \(Figures.decimal($0.value)) dBFS" } ?? ""
    return "\(Figures.decimal(peak.value, 2)) dBTP\(ratio)\(floor)"
  }

  private static func silence(_ profile: StyleProfile) -> String {
    guard let silence = profile.silence, !silence.spans.isEmpty else { return "none" }
    return "\(Figures.decimal(100 * silence.share)) % in \(silence.spans.count) stretch"
      + (silence.spans.count == 1 ? "" : "es")
  }

  private static func sections(_ profile: StyleProfile) -> String {
    let markers = profile.structureMarkers.map { "\($0.label) \(Figures.clock($0.time.value))" }
    return markers.isEmpty ? "undetermined" : markers.joined(separator: "  ")
  }
}
