import Audio
import Synthesis

/// A sounding region of an instrument.
struct SampleVoice {
  let note: Int
  let key: Int
  let group: Int?
  let offBy: Int?
  private let start: Int
  private var release: Int
  private var offTime: Double?
  private let playback: RegionPlayback
  private var cursor: SampleCursor
  private var envelope: VoiceEnvelope
  private var filter: VoiceFilter?
  private let gain: (left: Float, right: Float)
  private let isMono: Bool
  private let width: Float
  private var position: Int
  private let shape: NoteShape?
  private let step: Double
  private var isReleased = false
  private(set) var isFinished = false

  init(_ region: SampleRegion, _ data: SampleData, _ start: VoiceStart) {
    var random = SeededRandom(start.seed)
    let pitchRandom = 2 * random.unit() - 1
    let levelRandom = 2 * random.unit() - 1
    let offset = region.playback.offset + Int(random.unit() * Double(region.playback.offsetRandom))
    playback = region.playback
    (note, key, group, offBy) = (start.note, start.key, playback.group, playback.offBy)
    (self.start, position) = (start.frame, start.frame)
    let loop = Self.loop(of: region, data)
    release = playback.loop == .oneShot ? .max : max(start.release, start.frame)
    let end = playback.end.map { $0 > 0 ? data.frame(ofFile: $0 + 1) : data.frames } ?? data.frames
    (shape, step) = (start.shape, region.step(of: start, random: pitchRandom, in: data))
    cursor = SampleCursor(
      data, step: step,
      from: min(data.frame(ofFile: offset), data.frames), to: end,
      loop: loop)
    let velocity = Double(start.velocity) / 127
    envelope = VoiceEnvelope(region.envelope, velocity: velocity, delay: playback.delay)
    filter = VoiceFilter(region.filter, key: start.key, velocity: velocity)
    gain = region.gain(of: start, random: levelRandom)
    isMono = data.right == nil
    width = Float(region.level.width / 100)
    isFinished = data.frames == 0
  }

  /// The frames of the loop; nil where there is none.
  ///
  /// A file with a loop in it is looped unless the region says otherwise.
  private static func loop(of region: SampleRegion, _ data: SampleData) -> Range<Int>? {
    let playback = region.playback
    let mode = playback.loop ?? (data.chunks.loop == nil ? .none : .continuous)
    guard mode == .continuous || mode == .sustain, !playback.isReversed else { return nil }
    let low = playback.loopStart ?? data.chunks.loop?.lowerBound ?? 0
    let high = min(data.frames, (playback.loopEnd ?? data.chunks.loop?.upperBound ?? data.frames - 1) + 1)
    return low >= 0 && high - low >= 2 ? low..<high : nil
  }

  /// Ends it on `frame` because another note of its choking group begins.
  mutating func choke(at frame: Int) {
    guard frame < release || playback.loop == .oneShot, offTime == nil, frame >= start else { return }
    release = min(release, frame)
    switch playback.off {
    case .fast: offTime = 0.006
    case .time: offTime = playback.offTime
    case .normal: offTime = 100
    }
  }

  /// Ends it soon, to make room for others.
  mutating func steal(at frame: Int) {
    release = min(release, max(frame, position))
    offTime = 0.006
  }

  /// The frames after which pitch and level of a note that moves are set anew.
  private static let shapedFrames = 128

  /// Adds its frames of the block that begins on `blockStart`; `scratch` holds a block.
  mutating func render(into block: inout StereoBuffer, from blockStart: Int, scratch: inout StereoBuffer) {
    let piece = shape == nil ? block.frames : Self.shapedFrames
    for end in stride(from: piece, through: block.frames, by: piece) {
      render(into: &block, until: end, from: blockStart, scratch: &scratch)
    }
  }

  private mutating func render(
    into block: inout StereoBuffer, until end: Int, from blockStart: Int, scratch: inout StereoBuffer
  ) {
    guard !isFinished else { return }
    let first = max(0, position - blockStart)
    guard first < end else { return }
    let count = end - first
    if let shape { cursor.step = step * shape.factor(at: seconds(to: position)) }
    let made = scratch.left.withUnsafeMutableBufferPointer { left in
      scratch.right.withUnsafeMutableBufferPointer { right in
        guard let left = left.baseAddress, let right = right.baseAddress else { return 0 }
        return read(count, left, right)
      }
    }
    if let shape, shape.movesLevel { scale(&scratch, made, by: shape) }
    mix(made, of: scratch, into: &block, at: first)
    if made < count || envelope.isDone { isFinished = true }
  }

  private func seconds(to frame: Int) -> Double { Double(frame - start) / SampleRate.standard.value }

  /// Turns `count` frames of `scratch` up or down along the swell of the note.
  private func scale(_ scratch: inout StereoBuffer, _ count: Int, by shape: NoteShape) {
    let from = Float(shape.gain(at: seconds(to: position)))
    let slope = (Float(shape.gain(at: seconds(to: position + count))) - from) / Float(max(1, count))
    for i in 0..<count {
      let gain = from + slope * Float(i)
      scratch.left[i] *= gain
      if !isMono { scratch.right[i] *= gain }
    }
  }

  /// Reads raw frames; a loop that lasts while the key is held is left on the frame of its release.
  private mutating func read(
    _ count: Int, _ left: UnsafeMutablePointer<Float>, _ right: UnsafeMutablePointer<Float>
  ) -> Int {
    let held = playback.loop == .sustain && !isReleased ? max(0, min(count, release - position)) : count
    var made = held > 0 ? cursor.read(held, left, right) : 0
    if held < count, made == held {
      cursor.leaveLoop()
      made += cursor.read(count - held, left + held, right + held)
    }
    return made
  }

  private mutating func mix(_ count: Int, of scratch: StereoBuffer, into block: inout StereoBuffer, at first: Int) {
    if filter == nil, isMono || width == 1, isReleased || release >= position + count, envelope.isSteady {
      return mixSteadily(count, of: scratch, into: &block, at: first)
    }
    let (isMono, gain, width) = (isMono, gain, width)
    block.left.withUnsafeMutableBufferPointer { left in
      block.right.withUnsafeMutableBufferPointer { right in
        for i in 0..<count {
          if !isReleased, position >= release {
            isReleased = true
            // `offTime` is above any release where the region's own is meant.
            envelope.release(within: offTime.flatMap { $0 < 100 ? $0 : nil })
          }
          position += 1
          let level = envelope.next()
          var frame = SIMD2(scratch.left[i], isMono ? scratch.left[i] : scratch.right[i])
          if !isMono, width != 1 {
            let (middle, side) = ((frame.x + frame.y) / 2, (frame.x - frame.y) / 2 * width)
            frame = SIMD2(middle + side, middle - side)
          }
          if let filtered = filter?.next(frame) { frame = filtered }
          left[first + i] += frame.x * level * gain.left
          right[first + i] += frame.y * level * gain.right
        }
      }
    }
  }

  /// The same for a note that stays at its level.
  private mutating func mixSteadily(
    _ count: Int, of scratch: StereoBuffer, into block: inout StereoBuffer, at first: Int
  ) {
    let level = envelope.next()
    let (left, right) = (level * gain.left, level * gain.right)
    let isMono = isMono
    block.left.withUnsafeMutableBufferPointer { sum in
      scratch.left.withUnsafeBufferPointer { source in
        for i in 0..<count { sum[first + i] += left * source[i] }
      }
    }
    block.right.withUnsafeMutableBufferPointer { sum in
      (isMono ? scratch.left : scratch.right).withUnsafeBufferPointer { source in
        for i in 0..<count { sum[first + i] += right * source[i] }
      }
    }
    position += count
  }
}
