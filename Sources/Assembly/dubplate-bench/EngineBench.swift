import ArgumentParser
import Music
import Planning
import Prompt
import Signal
import SoundGeneration

/// Times every sound of the embedded engine on its own.
struct EngineBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "engine", abstract: "Print the speed of each sound and each effect, as multiples of real time.")

  @Option(help: "How much sound to render, in seconds.")
  var seconds = 30.0

  @Option(help: "Only sounds whose names begin so.")
  var only = ""

  func run() async throws {
    for name in SoundLibrary.names where name.hasPrefix(only) {
      let request = try Self.request(for: name, duration: .s(seconds))
      let clock = ContinuousClock()
      let start = clock.now
      try await EmbeddedGenerator().generate(request, into: MemorySink())
      let spent = (clock.now - start) / .seconds(1)
      print("\(name.padded(to: 16)) \(Int(seconds / spent)) × real time")
    }
    for kind in SingleEffect.Kind.allCases {
      print("\(kind.rawValue.padded(to: 16)) \(Int(seconds / Self.time(of: kind, seconds: seconds))) × real time")
    }
  }

  /// How long an effect takes for so many seconds of noise.
  private static func time(of kind: SingleEffect.Kind, seconds: Double) -> Double {
    var random = SeededRandom(Seed(1))
    var effect = SingleEffect(kind, tempo: Tempo(bpm: 120))
    let noise = StereoBuffer(mono: (0..<512).map { _ in 0.2 * random.noise() })
    let clock = ContinuousClock()
    let spent = clock.measure {
      for position in stride(from: 0, to: Int(seconds * 48_000), by: 512) {
        var block = noise
        effect.process(&block, at: position)
      }
    }
    return spent / .seconds(1)
  }

  /// A four-note chord on every half note, or drum hits on every eighth, for as long as asked.
  private static func request(for sound: String, duration: Seconds) throws -> StemRequest {
    let planner = Planner(
      defaults: .init(genre: "house", duration: duration, loudness: .LUFS(-14), truePeak: .dBTP(-1)))
    var brief = Brief()
    brief.duration = duration
    let plan = try planner.plan(title: "bench", brief: brief, style: nil, seed: Seed(1))
    let isKit = sound.hasPrefix("kit")
    let pitches = isKit ? DrumNote.allCases.map(\.pitch) : [Pitch(48), Pitch(55), Pitch(60), Pitch(64)]
    let spacing = isKit ? Beats(1, over: 2) : Beats(2)
    let notes = (0..<Int(duration.value * plan.bpm.bpm / 60 / spacing.quarters)).flatMap { step in
      (isKit ? [pitches[step % pitches.count]] : pitches).map {
        Note($0, velocity: 0.8, at: spacing * step, for: spacing)
      }
    }
    guard let stem = plan.stems.first(where: { isKit == ($0.role == .drums) })?.playing(sound) else {
      throw ValidationError("the plan has no stem to play \(sound)")
    }
    let part = Part(name: stem.name, role: stem.role, notes: notes)
    let score = Score(
      title: "bench", tempo: plan.bpm, meter: plan.meter, key: plan.key, sections: plan.sections, parts: [part])
    return StemRequest(plan: plan, stem: stem, score: score)
  }
}

extension String {
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
