import Audio
import Foundation
import Report
import Testing

@Suite struct WaveformBuilderTests {
  @Test(arguments: [1, 7, 480, 4_096, 100_000])
  func `the size of the blocks does not matter`(size: Int) {
    let sound = ramp(frames: 48_000)
    var builder = WaveformOverviewBuilder(frameCount: sound.frames, columns: 100)
    for start in stride(from: 0, to: sound.frames, by: size) {
      builder.add(sound[frames: start..<min(start + size, sound.frames)])
    }
    #expect(builder.waveform.columns.count == 100)
    #expect(builder.waveform == whole(sound, columns: 100))
  }

  @Test func `a ramp's columns hold its ends`() {
    let columns = whole(ramp(frames: 1000), columns: 10).columns
    for (c, column) in columns.enumerated() {
      #expect(column.low == Float(100 * c) / 1000 && column.high == Float(100 * c + 99) / 1000)
    }
  }

  @Test func `a sine of 0.5 reaches 0.5 and has an RMS of 0.5 / √2`() {
    let sine = (0..<48_000).map { Float(0.5 * sin(2 * Double.pi * 1000 * Double($0) / 48_000)) }
    for column in whole(StereoBuffer(mono: sine), columns: 100).columns {
      #expect(abs(column.high - 0.5) < 1e-6 && abs(column.low + 0.5) < 1e-6)
      #expect(abs(column.rms - 0.35355) < 1e-5)
    }
  }

  @Test func `one sample on one side is found, whatever the length`() {
    for frames in [801, 5_000, 47_999] {
      var sound = StereoBuffer(frames: frames)
      sound.right[frames - 1] = -0.75
      let columns = whole(sound, columns: 800).columns
      #expect(columns[799].low == -0.75 && columns.dropLast().allSatisfy { $0.low == 0 && $0.high == 0 })
    }
  }

  @Test func `too little, too much and nothing at all keep the number of columns`() {
    var builder = WaveformOverviewBuilder(frameCount: 1000, columns: 10)
    #expect(builder.waveform.columns.count == 10)
    builder.add(StereoBuffer(mono: [Float](repeating: 1, count: 450)))
    #expect(builder.waveform.columns.map(\.high) == [1, 1, 1, 1, 1, 0, 0, 0, 0, 0])
    builder.add(StereoBuffer(mono: [Float](repeating: 1, count: 5000)))
    #expect(builder.waveform.columns.map(\.high) == [Float](repeating: 1, count: 10))
    #expect(whole(StereoBuffer(frames: 3), columns: 10).columns.count == 10)
    #expect(whole(StereoBuffer(frames: 0), columns: 10).columns.count == 10)
  }

  private func ramp(frames: Int) -> StereoBuffer {
    StereoBuffer(mono: (0..<frames).map { Float($0) / Float(frames) })
  }

  private func whole(_ sound: StereoBuffer, columns: Int) -> WaveformOverview {
    var builder = WaveformOverviewBuilder(frameCount: sound.frames, columns: columns)
    builder.add(sound)
    return builder.waveform
  }
}
