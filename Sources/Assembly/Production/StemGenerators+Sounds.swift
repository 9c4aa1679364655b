import Audio
import AudioFiles
import Diagnostics
import Music
import Planning
import Samples
import Synthesis

/// The stems that play on sounds of the owner's.
extension StemGenerators {
  /// The generator of the sound that `stem` names; nil where it names none, or one that cannot be played.
  func sampled(_ stem: StemPlan) -> SampledGenerator? {
    guard let name = stem.samples, let sounds, let instrument = try? sounds.instrument(named: name) else { return nil }
    let generator = sounds.generator(for: instrument)
    return generator.canPlay(stem.role) ? generator : nil
  }

  /// The stems on sounds of the owner's, each with the sound: "drums (virtuosity-kit)".
  func sampledStems(of plan: SongPlan) -> [String] {
    plan.stems.compactMap { stem in sampled(stem).map { "\(stem.name) (\($0.instrument.entry.name))" } }
  }

  /// The credits of the owner's sounds, one for each stem that plays on one.
  func soundCredits(of plan: SongPlan) -> [SoundCredit] {
    plan.stems.compactMap { stem in
      sampled(stem).map {
        SoundCredit(
          stem: stem.name, sound: $0.instrument.entry.name, form: $0.instrument.entry.form.rawValue,
          recordings: $0.instrument.recordings, identity: $0.identity)
      }
    }
  }

  /// What a reader should know of the owner's sounds in `score`, in whole sentences.
  func notes(onSoundsIn plan: SongPlan, _ score: Score) -> [String] {
    var notes: [String] = []
    for stem in plan.stems {
      guard let name = stem.samples else { continue }
      if let generator = sampled(stem) {
        notes += score.parts.filter { $0.name == stem.name }.flatMap(generator.notes)
      } else {
        notes.append("\(name) does not play the \(stem.name): \(reason(why: name)).")
      }
    }
    return notes.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The reason for which a sound is not played.
  private func reason(why name: String) -> String {
    guard let sounds else { return "there is no folder of sounds (engine.sounds)" }
    do throws(Problems) {
      _ = try sounds.instrument(named: name)
      return "a loop plays drums and nothing else"
    } catch {
      return error.diagnoses.first.map { "\($0.location): \($0.finding); \($0.remedy)" } ?? "it cannot be read"
    }
  }
}

/// The manifest's credit of a sound of the owner's.
struct SoundCredit: Encodable {
  /// The stem that plays on it.
  let stem: String
  let sound: String
  let form: String
  /// The number of its recordings.
  let recordings: Int
  /// The name and the digest of all that its sound depends on.
  let identity: String
}

/// The reader of recordings in all formats of `AudioFiles`.
public struct SampleFileReader: SampleReader {
  public init() {}

  public func sound(at path: String) throws -> any AudioSource { try AudioFileSource(atAnyRate: path) }
}
