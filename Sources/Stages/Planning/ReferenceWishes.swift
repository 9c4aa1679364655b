import Analysis
import Audio
import Genres
import Music
import Prompt

/// The parts of a brief that refer to a recording: aspects to keep, and comparisons such as "faster".
struct ReferenceWishes {
  let brief: Brief
  let style: StyleProfile?

  /// The change of tempo of a "faster" without an amount, as a share.
  private static let step = 0.08
  /// The change of a "louder", in LU, and of a "longer", as a share.
  private static let loudnessStep = 3.0
  private static let durationStep = 0.25

  private func direction(of quality: String) -> Double {
    switch brief.comparisons.first(where: { $0.quality == quality })?.direction {
    case .more: 1
    case .less: -1
    case nil: 0
    }
  }

  private func concerns(_ aspect: String, _ quality: String) -> Bool {
    brief.fromReference.contains(aspect) || direction(of: quality) != 0
  }

  /// The tempo that follows from the reference's, which is `measured` at the genre's metrical level, in beats of `meter`.
  func tempo(from measured: Double, in meter: Meter, notes: inout [String]) -> Tempo? {
    guard concerns("bpm", "tempo") else { return nil }
    let comparison = brief.comparisons.first { $0.quality == "tempo" }
    let sign = direction(of: "tempo")
    let change: Double
    switch (comparison?.amount, comparison?.unit) {
    case (let amount?, .bpm): change = amount
    case (let amount?, .percent): change = measured * amount / 100
    default: change = measured * Self.step
    }
    let limits = Tempo.range
    let bpm = min(max(((measured + sign * change) * 100).rounded() / 100, limits.lowerBound), limits.upperBound)
    let tempo = Tempo(bpm: bpm, in: meter)
    notes.append(
      sign == 0
        ? "The tempo, \(tempo.inWords), is the reference's, as asked."
        : "The reference has \(rounded(measured)) BPM; \(tempo.inWords) is \(sign > 0 ? "faster" : "slower"), as asked."
    )
    return tempo
  }

  /// The reference's key if it shall be kept, however sure the measurement is.
  var key: Key? { brief.fromReference.contains("key") ? style?.key : nil }

  var duration: Seconds? {
    guard concerns("duration", "duration"), let style else { return nil }
    let range = NumberField.duration.range
    let asked = style.duration.value * (1 + direction(of: "duration") * Self.durationStep)
    return .s(min(max(asked, range.lowerBound), range.upperBound))
  }

  var loudness: Loudness? {
    guard concerns("loudness_lufs", "loudness"), let measured = style?.loudness else { return nil }
    let range = NumberField.loudness.range
    return .LUFS(
      min(max(measured.value + direction(of: "loudness") * Self.loudnessStep, range.lowerBound), range.upperBound))
  }

  /// The wishes that are not met, in whole sentences.
  var unmet: [String] {
    let asks = !brief.fromReference.isEmpty || !brief.comparisons.isEmpty
    if asks && style == nil { return ["The prompt speaks of a reference, and none was given."] }
    let silent = style.map(unmeasured) ?? []
    let able = ["bpm", "key", "duration", "loudness_lufs", "style"]
    let kept = brief.fromReference.filter { !able.contains($0) }
      .map { "The reference's \($0) cannot be taken over yet; the genre's was taken." }
    let compared = brief.comparisons.filter { !["tempo", "loudness", "duration"].contains($0.quality) }
      .map { "\"\($0.quality)\" cannot be measured against the reference yet; the word was taken by itself." }
    return silent + kept + compared
  }

  /// Measurements below this confidence are guesses.
  private static let sureConfidence = 0.3

  /// The wishes whose measurement is missing in the reference, or not sure.
  private func unmeasured(in style: StyleProfile) -> [String] {
    var notes: [String] = []
    if concerns("bpm", "tempo") {
      let instead = brief.bpm == nil && brief.bpmRange == nil ? "; the genre's usual one was taken" : ""
      if style.bpm == nil {
        notes.append("The reference has no steady tempo that could be taken over\(instead).")
      } else if style.bpmConfidence < Self.sureConfidence {
        notes.append("The tempo of the reference is not sure: it has no clear pulse.")
      }
    }
    if brief.fromReference.contains("key"), brief.key == nil {
      if style.key == nil {
        notes.append("The reference has no key that could be taken over; one that suits the genre was taken.")
      } else if style.keyConfidence < Self.sureConfidence {
        notes.append("The key of the reference is not sure: little in it points to one.")
      }
    }
    if concerns("loudness_lufs", "loudness"), style.loudness == nil {
      notes.append("The reference is silent, so that its loudness could not be taken over.")
    }
    return notes
  }
}
