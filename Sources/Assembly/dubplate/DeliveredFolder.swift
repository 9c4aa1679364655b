import Audio
import AudioFiles
import Diagnostics
import Foundation
import Planning
import QualityControl

/// A delivery read back from its folder, with what its manifest says that it should be.
struct DeliveredFolder {
  var delivery: Delivery
  let expected: Expectations

  /// Whether `path` is a folder with a manifest in it.
  static func isOne(_ path: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/manifest.json") }

  init(_ path: String) throws {
    let manifest = try Self.manifest(in: path)
    let stems = manifest.files.map(\.path).filter { $0.hasPrefix("stems/") && !$0.dropFirst(6).contains("/") }.sorted()
    guard let master = manifest.master else {
      throw Self.problem(path, "names no master", remedy: "point to the folder of a whole delivery")
    }
    let source = try AudioFileSource(path: "\(path)/\(master)")
    delivery = Delivery(
      facts: FileFacts(source.facts, name: master), sound: source, samples: source,
      stems: try stems.map { file in
        let stem = try AudioFileSource(path: "\(path)/\(file)")
        return DeliveredStem(facts: FileFacts(stem.facts, name: Self.name(of: file)), samples: stem)
      })
    expected = Expectations(manifest.plan)
  }

  private struct Manifest: Decodable {
    struct File: Decodable {
      let path: String
    }

    let plan: SongPlan
    let files: [File]

    var master: String? { files.map(\.path).first { !$0.contains("/") && $0.hasSuffix(".wav") } }
  }

  /// The path of the master in a delivery's folder; nil when there is none.
  static func master(in path: String) -> String? { (try? manifest(in: path))?.master.map { "\(path)/\($0)" } }

  private static func manifest(in path: String) throws -> Manifest {
    let file = URL(filePath: "\(path)/manifest.json")
    do { return try JSONDecoder().decode(Manifest.self, from: Data(contentsOf: file)) } catch {
      throw problem(file.path, "is not the manifest of a delivery", remedy: "check its audio files one by one")
    }
  }

  private static func problem(_ place: String, _ finding: String, remedy: String) -> Problems {
    Problems(Diagnosis(code: "qa.folder", place: place, finding: finding, remedy: remedy))
  }

  /// Of `stems/01-drums.wav` it is `01-drums`.
  private static func name(of file: String) -> String {
    URL(filePath: file).deletingPathExtension().lastPathComponent
  }
}

extension Expectations {
  /// What a plan promises about the sound.
  fileprivate init(_ plan: SongPlan) {
    self.init()
    tempo = plan.expectations.tempo ? .value(plan.bpm) : .declaredUndeterminable
    if let low = plan.expectations.tempoRange.first, let high = plan.expectations.tempoRange.last, low <= high {
      tempoRange = low...high
    }
    meter = plan.meter
    silences = plan.expectations.silences ?? []
    key = plan.expectations.hasMeasurableKey ? .value(plan.key) : .declaredUndeterminable
    loudness = plan.loudness
    truePeak = plan.truePeak
    frames = plan.frames
    bar = plan.barTime.value
  }
}

extension FileFacts {
  init(_ facts: AudioFileFacts, name: String) {
    self.init(name: name, bits: facts.bits ?? 32, rate: facts.rate, channels: facts.channels, frames: facts.frames)
  }
}
