import Audio
import ClipRendering
import Foundation
import TestSupport
import Testing

@Suite struct StretcherTests {
  private static func map(_ frames: Int, to result: Int) -> TimeMap {
    TimeMap(source: 0..<frames, frames: result, anchors: [.init(from: frames, to: result)], origin: 0)
  }

  private static func stretched(
    _ sound: [Float], to frames: Int, _ engine: StretchEngine, pitchScale: Double = 1
  ) throws -> [Float] {
    let sink = MemorySink()
    try Stretcher(engine, map(sound.count, to: frames), pitchScale: pitchScale)
      .run(MemorySource(StereoBuffer(mono: sound)), into: sink)
    return sink.buffer.left
  }

  /// In hertz, by the zero crossings of the middle half.
  private static func frequency(_ sound: [Float]) -> Double {
    let range = sound.count / 4..<sound.count * 3 / 4
    let crossings = range.filter { sound[$0] < 0 && sound[$0 + 1] >= 0 }
    guard let first = crossings.first, let last = crossings.last, last > first else { return 0 }
    return Double(crossings.count - 1) * 48_000 / Double(last - first)
  }

  @Test(arguments: [(StretchEngine.faster, 0.9), (.faster, 1.1), (.finer, 0.95), (.finer, 1.25)])
  func `a tone becomes exactly as long as the map says and keeps its pitch`(engine: StretchEngine, ratio: Double) throws
  {
    let tone = Tones.sine(440, amplitude: 0.5, seconds: 3)
    let frames = Int(ratio * Double(tone.count))
    let result = try Self.stretched(tone, to: frames, engine)
    #expect(result.count == frames)
    // The faster engine's phases are less exact: a tenth of a semitone is not heard on what it is used for.
    #expect(abs(1200 * log2(Self.frequency(result) / 440)) < (engine == .finer ? 3 : 10), "cents")
  }

  @Test(arguments: [-12, -5, 3, 7])
  func `a shift of n semitones multiplies frequencies by 2^(n/12)`(semitones: Int) throws {
    let scale = pow(2, Double(semitones) / 12)
    let tone = Tones.sine(440, amplitude: 0.5, seconds: 3)
    let result = try Self.stretched(tone, to: tone.count, .finer, pitchScale: scale)
    #expect(result.count == tone.count)
    #expect(abs(1200 * log2(Self.frequency(result) / (440 * scale))) < 5, "cents")
  }

  @Test func `without an engine samples pass as they are, cut or filled up to length`() throws {
    let noise = TestTone.noise(amplitude: 0.5, seconds: 0.3).left
    #expect(try Self.stretched(noise, to: noise.count, .none) == noise)
    #expect(try Self.stretched(noise, to: 1_000, .none) == Array(noise.prefix(1_000)))
    let longer = try Self.stretched(noise, to: noise.count + 500, .none)
    #expect(longer == noise + [Float](repeating: 0, count: 500))
  }

  @Test func `outside of the clip a map finds silence`() throws {
    let map = TimeMap(source: -100..<200, frames: 300, anchors: [.init(from: 300, to: 300)], origin: 100)
    let sink = MemorySink()
    try Stretcher(.none, map).run(MemorySource(StereoBuffer(mono: [Float](repeating: 1, count: 200))), into: sink)
    #expect(sink.buffer.left == [Float](repeating: 0, count: 100) + [Float](repeating: 1, count: 200))
  }

  @Test(arguments: [(0, 0.0), (50, 100), (100, 200), (150, 225), (200, 250), (400, 350)] as [(Int, Double)])
  func `between two anchors a map is a straight line`(frame: Int, result: Double) {
    let map = TimeMap(
      source: 0..<400, frames: 350, anchors: [.init(from: 100, to: 200), .init(from: 200, to: 250)], origin: 0)
    #expect(map.frame(of: frame) == result)
  }

  @Test(arguments: [(48_000, true), (48_096, true), (48_097, false), (47_903, false)])
  func `two milliseconds over a whole clip are no stretch`(frames: Int, isIdentity: Bool) {
    let map = Self.map(48_000, to: frames)
    #expect(map.isIdentity == isIdentity)
    #expect(abs(map.ratio - Double(frames) / 48_000) < 1e-12)
  }
}
