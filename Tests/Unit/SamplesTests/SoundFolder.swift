import Audio
import AudioFiles
import Foundation
import Music
import Planning
import Prompt
import Synthesis
import TestSupport

@testable import Samples

/// A folder of sounds that a test makes, and the playing of them.
struct SoundFolder {
  let root = Scratch.path("sounds")

  init() throws { try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true) }

  /// Writes a file, with the folders that it lies in.
  @discardableResult
  func write(_ text: String, as name: String) throws -> String { try write(Array(text.utf8), as: name) }

  @discardableResult
  func write(_ bytes: [UInt8], as name: String) throws -> String {
    let url = URL(filePath: "\(root)/\(name)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }

  /// Writes a WAV file of 32-bit floats; `chunks` stand before the samples.
  func write(
    _ samples: [Float], right: [Float]? = nil, rate: Int = 48_000, chunks: [RIFFChunk] = [], as name: String
  ) throws {
    let channels = right == nil ? 1 : 2
    let frames = samples.indices.flatMap { index in right.map { [samples[index], $0[index]] } ?? [samples[index]] }
    let format =
      3.littleEndian(bytes: 2) + channels.littleEndian(bytes: 2) + rate.littleEndian(bytes: 4)
      + (rate * channels * 4).littleEndian(bytes: 4) + (channels * 4).littleEndian(bytes: 2) + 32.littleEndian(bytes: 2)
    let data = frames.flatMap { $0.bitPattern.littleEndian(bytes: 4) }
    let body = ([RIFFChunk("fmt ", format)] + chunks + [RIFFChunk("data", data)]).flatMap(\.bytes)
    try write(Array("RIFF".utf8) + (body.count + 4).littleEndian(bytes: 4) + Array("WAVE".utf8) + body, as: name)
  }

  func library() throws -> SoundLibrary { try SoundLibrary(root, reader: WaveReader()) }

  func instrument(_ name: String) throws -> SampledInstrument { try library().instrument(named: name) }

  /// What an SFZ file of this text is read as.
  func sfz(_ text: String) throws -> SFZFile {
    let path = try write(text, as: "test.sfz")
    return SFZFile(Array(text.utf8), at: path, finder: SampleFinder(root: root))
  }

  /// Notes on the instrument of this name, at 60 BPM.
  func play(_ name: String, _ notes: [Note], role: StemRole = .chords, bpm: Double = 60) async throws -> StereoBuffer {
    let library = try library()
    let sink = MemorySink()
    try await library.generator(for: library.instrument(named: name)).generate(
      try Self.request(notes, role: role, bpm: bpm), into: sink)
    return sink.buffer
  }

  /// The same before the high-pass against offsets that every stem has.
  func playRaw(_ name: String, _ notes: [Note], role: StemRole = .chords, seconds: Double = 2) throws -> StereoBuffer {
    var player = SamplePlayer(
      try instrument(name), try Self.request(notes, role: role), reader: WaveReader())
    var sound = StereoBuffer(frames: 0)
    while sound.frames < Int(seconds * 48_000) {
      let block = try player.nextBlock()
      sound.left += block.left
      sound.right += block.right
    }
    return sound
  }

  /// A stem with these notes alone, without ducking and effects.
  static func request(_ notes: [Note], role: StemRole, bpm: Double = 60) throws -> StemRequest {
    var brief = Brief()
    brief.genre = "ambient"
    brief.bpm = Tempo(bpm: bpm)
    brief.duration = .s(8)
    let defaults = Planner.Defaults(genre: "house", duration: .s(8), loudness: .LUFS(-14), truePeak: .dBTP(-1))
    let plan = try Planner(defaults: defaults).plan(title: "test", brief: brief, style: nil, seed: Seed(1))
    // A name that no embedded sound has, so that no effects are added.
    let stem = plan.stems[0].playing("dry")
    let score = Score(
      title: "test", tempo: plan.bpm, meter: plan.meter, key: plan.key, sections: plan.sections,
      parts: [Part(name: stem.name, role: role, notes: notes)])
    return StemRequest(plan: plan, stem: stem, score: score)
  }
}

/// A reader of the files that these tests write.
struct WaveReader: SampleReader {
  func sound(at path: String) throws -> any AudioSource { try AudioFileSource(atAnyRate: path) }
}

extension Note {
  /// A note that starts on `frame` at 60 BPM, to the nearest of 960 ticks a second: multiples of 50 frames are exact.
  static func at(frame: Int, _ pitch: Int = 69, velocity: Double = 1, seconds: Double = 0.5) -> Note {
    Note(Pitch(pitch), velocity: velocity, at: Beats(ticks: frame / 50), for: Beats(ticks: Int(seconds * 960)))
  }

  static func drum(_ drum: DrumNote, frame: Int, velocity: Double = 1) -> Note {
    .at(frame: frame, drum.rawValue, velocity: velocity, seconds: 0.1)
  }
}

/// A sine that begins at 0.
func sine(_ frequency: Double, seconds: Double, rate: Double = 48_000, amplitude: Double = 0.5) -> [Float] {
  (0..<Int(seconds * rate)).map { Float(amplitude * sin(2 * Double.pi * frequency * Double($0) / rate)) }
}

/// The frequency of a steady tone: the spectrum's highest peak, refined by a parabola over the logarithm of three bins.
func frequency(of samples: ArraySlice<Float>) -> Double {
  let size = 1 << min(15, Int(log2(Double(samples.count))))
  var power = [Float](repeating: 0, count: size / 2 + 1)
  RealFFT(size: size).addPower(of: samples.prefix(size), window: Window.hann(size), to: &power)
  let peak = (2..<power.count - 2).max { power[$0] < power[$1] } ?? 2
  let (a, b, c) = (log(Double(power[peak - 1])), log(Double(power[peak])), log(Double(power[peak + 1])))
  return (Double(peak) + 0.5 * (a - c) / (a - 2 * b + c)) * 48_000 / Double(size)
}

/// The greatest magnitude.
func peak(_ samples: some Sequence<Float>) -> Double { Double(samples.reduce(0) { max($0, abs($1)) }) }

/// The distance in cents of a frequency from a MIDI note.
func cents(_ frequency: Double, from note: Int) -> Double {
  1_200 * log2(frequency / (440 * pow(2, Double(note - 69) / 12)))
}
