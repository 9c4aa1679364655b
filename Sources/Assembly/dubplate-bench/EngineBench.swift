import ArgumentParser
import Audio
import Foundation
import Instruments
import Music
import Synthesis

/// Times everything that makes or changes sound, each on its own.
struct EngineBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "engine",
    abstract: "Print the speed of each sound and each effect on one core, as multiples of real time, by CPU time.")

  @Option(help: "How much sound to render, in seconds.")
  var seconds = 30.0

  @Option(help: "Only what has a name that begins so.")
  var only = ""

  @Option(help: "How often each is timed; the best counts.")
  var runs = 3

  func run() async throws {
    var slowest = (name: "nothing", speed: Double.infinity)
    for row in try rows() where row.name.hasPrefix(only) {
      let work = try row.prepare()
      let speed = seconds / (try await CPUClock.least(of: runs, work))
      print("\(row.name.padded(to: 18)) \(Int(speed)) × real time")
      if speed < slowest.speed { slowest = (row.name, speed) }
    }
    print("slowest: \(slowest.name)")
  }

  private func rows() throws -> [EngineRow] {
    let sounds = PatchLibrary.names.map { name in
      EngineRow(name: name) { Self.rendering(try EnginePart.playing(name, seconds), by: EmbeddedGenerator()) }
    }
    let effects = SingleEffect.Kind.allCases.map { kind in
      EngineRow(name: kind.rawValue) { { EnginePart.pass(SingleEffect(kind, tempo: Tempo(bpm: 120)), seconds) } }
    }
    let voice = EngineRow(name: "voice") { Self.rendering(try EnginePart.sung(seconds), by: EnginePart.voice) }
    return try sounds + effects + [voice] + acoustic()
  }

  private static func rendering(
    _ request: StemRequest, by generator: any StemGenerator
  ) -> () async throws -> Void {
    { try await generator.generate(request, into: NoSink()) }
  }

  /// The stems of the system's SoundFont; none where there is no SoundFont.
  private func acoustic() throws -> [EngineRow] {
    guard let font = SoundFontFile.find() else { return [] }
    let generator = try SoundFontGenerator(font)
    return EnginePart.acoustic.filter { font.programs.contains($0.program) }.map { name, program, sound in
      EngineRow(name: "font \(name)") {
        Self.rendering(try EnginePart.playing(sound, program: program, seconds), by: generator)
      }
    }
  }
}

/// A timed part, with its name.
struct EngineRow {
  let name: String
  /// Makes ready what is not timed.
  let prepare: () throws -> () async throws -> Void
}

/// Takes sound and forgets it.
final class NoSink: AudioSink {
  func write(_ block: StereoBuffer) {}
}

extension String {
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
