import Audio
import ClipRendering
import Diagnostics
import Foundation
import Music
import Planning
import Synthesis

/// The rendering of a loop: stretched to the song's tempo, repeated from the beginning of each section, and heard in the bars in
/// which the part has notes.
struct LoopPlayer {
  /// A stretch of the track and where in the loop it begins.
  private struct LoopPass {
    let frames: Range<Int>
    let offset: Int
    /// The length of the whole loop, in frames of the track.
    let length: Int
  }

  private let passes: [LoopPass]
  private let loops: [Int: StereoBuffer]
  private var position = 0

  /// Frames over which a pass comes in and goes out, so that no cut clicks.
  private static let fade = 144
  /// Lengths that differ by so few frames are one.
  private static let tolerance = 2
  private static let longest = SampleStore.longest

  /// Reads and stretches the loop; throws `Problems` where it cannot be read.
  init(_ instrument: SampledInstrument, _ request: StemRequest, reader: any SampleReader) throws {
    let sound = try Self.recording(instrument, reader)
    let bars = Self.bars(of: sound, at: instrument.entry.bpm ?? request.plan.bpm.bpm, in: request.plan)
    passes = Self.passes(request, bars: bars)
    var loops: [Int: StereoBuffer] = [:]
    for length in Set(passes.map(\.length)).sorted() where loops[length] == nil {
      if let near = loops.keys.sorted().first(where: { abs($0 - length) <= Self.tolerance }) {
        loops[length] = loops[near]
      } else {
        loops[length] = try Self.stretched(sound, to: length)
      }
    }
    self.loops = loops
  }

  /// The recording at 48 kHz.
  private static func recording(_ instrument: SampledInstrument, _ reader: any SampleReader) throws -> StereoBuffer {
    guard let path = instrument.regions.first?.path else {
      throw Problems(SampleProblem.nothing(instrument.entry.path))
    }
    do {
      let source = try reader.sound(at: path)
      let sound = try source.read(0..<min(source.frameCount, source.rate.frames(in: .s(longest))))
      return sound.resampled(from: source.rate)
    } catch {
      let reason = Diagnosis.all(of: error, at: path).map(\.finding).joined(separator: ", ")
      throw Problems(SampleProblem.sample(path, reason))
    }
  }

  /// The bars of the loop at the song's tempo: it may count twice or half as fast, whichever is stretched least.
  private static func bars(of sound: StereoBuffer, at bpm: Double, in plan: SongPlan) -> Double {
    let beats = SampleRate.standard.time(of: sound.frames).value * bpm / 60
    let song = plan.bpm.bpm
    let counts = [0.5, 1, 2].min { abs(log2(song / (bpm * $0))) < abs(log2(song / (bpm * $1))) } ?? 1
    let bar = max(1, plan.meter.bar.quarters / plan.bpm.beat.quarters)
    let whole = max(1, (beats * counts).rounded())
    return whole >= bar ? max(1, (whole / bar).rounded()) : whole / bar
  }

  private static func passes(_ request: StemRequest, bars: Double) -> [LoopPass] {
    let plan = request.plan
    let playing = Set(request.part.notes.map { Int(($0.onset.quarters / plan.meter.bar.quarters).rounded(.down)) })
    let span = max(1, Int(bars))
    var passes: [LoopPass] = []
    for (start, section) in zip(plan.sectionStarts, plan.sections) {
      for first in stride(from: 0, to: section.bars, by: span) {
        let origin = plan.frame(ofBar: start + first)
        let length = Int(Double(plan.frame(ofBar: start + first + span) - origin) * min(1, bars))
        for bar in first..<min(section.bars, first + span) where playing.contains(start + bar) {
          let frames = plan.frame(ofBar: start + bar)..<plan.frame(ofBar: start + bar + 1)
          append(LoopPass(frames: frames, offset: frames.lowerBound - origin, length: max(1, length)), to: &passes)
        }
      }
    }
    return passes
  }

  /// Joins a bar to the pass that it goes on.
  private static func append(_ pass: LoopPass, to passes: inout [LoopPass]) {
    if let last = passes.last, last.length == pass.length, last.frames.upperBound == pass.frames.lowerBound,
      last.offset + last.frames.count == pass.offset
    {
      passes[passes.count - 1] = LoopPass(
        frames: last.frames.lowerBound..<pass.frames.upperBound, offset: last.offset, length: last.length)
    } else {
      passes.append(pass)
    }
  }

  private static func stretched(_ sound: StereoBuffer, to length: Int) throws -> StereoBuffer {
    guard sound.frames > 1, abs(sound.frames - length) > tolerance else { return sound }
    let sink = MemorySink()
    let map = TimeMap(source: 0..<sound.frames, frames: length, anchors: [], origin: 0)
    try Stretcher(.faster, map).run(MemorySource(sound), into: sink)
    return sink.buffer
  }

  /// The next frames.
  mutating func nextBlock() -> StereoBuffer {
    var block = StereoBuffer(frames: SamplePlayer.blockFrames)
    let range = position..<position + block.frames
    for pass in passes where pass.frames.overlaps(range) {
      guard let loop = loops[pass.length], loop.frames > 0 else { continue }
      for frame in pass.frames.clamped(to: range) {
        let place = frame - pass.frames.lowerBound
        let index = (pass.offset + place) % pass.length
        guard index < loop.frames else { continue }
        // The first attack of a loop stays whole; elsewhere a cut comes in.
        let way = pass.offset % pass.length == 0 ? Self.fade : place
        let edge = Float(min(way, pass.frames.upperBound - 1 - frame, Self.fade)) / Float(Self.fade)
        block.left[frame - position] += loop.left[index] * edge
        block.right[frame - position] += loop.right[index] * edge
      }
    }
    position = range.upperBound
    return block
  }
}
