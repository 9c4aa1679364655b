import Audio
import Conforming
import Foundation
import TestSupport
import Testing

@Suite struct ConformerTests {
  static func conform(_ source: MemorySource, to frames: Int) throws -> (StereoBuffer, FitReport) {
    let sink = MemorySink()
    let report = try Conformer.conform(source, to: frames, into: sink)
    return (sink.buffer, report)
  }

  @Test(arguments: [8000.0, 44_100, 48_000, 192_000], [1, 1000, 48_000, 100_000])
  func `any rate and length becomes the planned length`(rate: Double, frames: Int) throws {
    let rate = SampleRate(value: rate)
    let source = MemorySource(TestTone.sine(.Hz(440), seconds: 1, rate: rate), rate: rate)
    #expect(try Self.conform(source, to: frames).0.frames == frames)
  }

  @Test func `sound that fits passes unchanged`() throws {
    let sound = TestTone.noise(seconds: 1)
    let (result, report) = try Self.conform(MemorySource(sound), to: 48_000)
    #expect(result == sound)
    #expect(report.padded.value == 0 && report.trimmed.value == 0)
  }

  @Test func `what is cut ends in a fade and says how much was cut`() throws {
    let steady = StereoBuffer(mono: [Float](repeating: 0.5, count: 96_000))
    let (result, report) = try Self.conform(MemorySource(steady), to: 48_000)
    #expect(result.left[47_000] == 0.5)
    #expect(abs(result.left[47_999]) < 0.002)
    #expect(report.trimmed == .s(1))
  }

  @Test func `what is too short fades out and is followed by silence`() throws {
    let steady = StereoBuffer(mono: [Float](repeating: 0.5, count: 24_000))
    let (result, report) = try Self.conform(MemorySource(steady), to: 48_000)
    #expect(abs(result.left[23_999]) < 0.002)
    #expect(result.left[24_000...].allSatisfy { $0 == 0 })
    #expect(report.padded == .s(0.5))
  }

  @Test func `silence and clipping are noted`() throws {
    #expect(try Self.conform(MemorySource(StereoBuffer(frames: 48_000)), to: 48_000).1.isSilent)
    var loud = TestTone.sine(.Hz(100), amplitude: 2, seconds: 1)
    for i in 0..<loud.frames { loud.left[i] = min(1, max(-1, loud.left[i])) }
    loud.right = loud.left
    // 100 periods, each with an upper and a lower flat, in two channels.
    #expect(try Self.conform(MemorySource(loud), to: 48_000).1.clippedRuns == 400)
  }
}
