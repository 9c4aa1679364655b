import Audio
import CFluidSynth
import Synthesis

/// A FluidSynth instance whose blocks begin on any frame of the track.
///
/// FluidSynth applies events only every 64 frames; so its grid is laid so that a block begins with the note.
struct AlignedSynth {
  /// FluidSynth's block.
  static let blockFrames = 64
  /// The most frames of one call; each call has its price.
  static let mostFrames = 16 * blockFrames

  /// The most frames of one call while the wheel or the level moves: 5 ms.
  static let mostShapedFrames = 4 * blockFrames
  /// The semitones of the wheel's whole way up.
  private static let wheelRange = 12.0

  let synth: OpaquePointer
  private let damping: ReleaseLimit?
  /// The frame of the track that it renders next.
  private(set) var position = 0
  /// Of the note that it plays alone; nil for notes that are only struck and held.
  private var shape: (of: NoteShape, start: Int)?
  private var left = [Float](repeating: 0, count: mostFrames)
  private var right = [Float](repeating: 0, count: mostFrames)

  init(synth: OpaquePointer, damping: ReleaseLimit?) {
    self.synth = synth
    self.damping = damping
    fluid_synth_pitch_wheel_sens(synth, 0, Int32(Self.wheelRange))
  }

  /// True while a note sounds whose pitch or level moves.
  var isShaped: Bool { shape != nil && !isSilent }

  var isSilent: Bool { fluid_synth_get_active_voice_count(synth) == 0 }

  /// True if a note can begin on `frame` exactly.
  func canStart(at frame: Int) -> Bool {
    isSilent || (frame >= position && (frame - position) % Self.blockFrames == 0)
  }

  /// Starts a note on `frame`, which `canStart` has allowed; renders what comes before it.
  mutating func start(
    _ key: Int, velocity: Int, at frame: Int, shape: NoteShape?, into mix: inout MixWindow
  ) {
    if isSilent { position = frame } else { advance(to: frame, into: &mix) }
    if shape != nil || self.shape != nil {
      self.shape = shape.map { ($0, frame) }
      move(to: shape)
    }
    fluid_synth_noteon(synth, 0, Int32(key), Int32(velocity))
    damping?.apply(to: key, of: synth)
  }

  /// Sets wheel and expression as `shape` has them now, or to where they leave a note as it is.
  ///
  /// FluidSynth's expression is a gain of 40 · log₁₀(v / 127) dB (SoundFont specification 8.4.6).
  private func move(to shape: NoteShape?) {
    let time = Double(position - (self.shape?.start ?? position)) / SampleRate.standard.value
    let wheel = 8192 + 8192 * (shape?.semitones(at: time) ?? 0) / Self.wheelRange
    fluid_synth_pitch_bend(synth, 0, Int32(min(16_383, max(0, wheel.rounded()))))
    let expression = 127 * max(0, shape?.gain(at: time) ?? 1).squareRoot()
    fluid_synth_cc(synth, 0, 11, Int32(expression.rounded()))
  }

  /// Releases a key on the grid line nearest to `frame`.
  mutating func release(_ key: Int, at frame: Int, into mix: inout MixWindow) {
    advance(to: frame - Self.blockFrames / 2, into: &mix)
    fluid_synth_noteoff(synth, 0, Int32(key))
  }

  /// Cuts off whatever shares an exclusive class with `key`, as a closed hi-hat does to an open one.
  mutating func choke(with key: Int, at frame: Int, into mix: inout MixWindow) {
    guard !isSilent else { return }
    advance(to: frame - Self.blockFrames / 2, into: &mix)
    fluid_synth_noteon(synth, 0, Int32(key), 1)
  }

  /// Adds what sounds before `frame` to the mix, in whole blocks: up to 63 frames more.
  mutating func advance(to frame: Int, into mix: inout MixWindow) {
    while position < frame {
      let blocks = (frame - position + Self.blockFrames - 1) / Self.blockFrames
      if isSilent {
        position += blocks * Self.blockFrames
        return
      }
      if let shape { move(to: shape.of) }
      let count = min(blocks * Self.blockFrames, shape == nil ? Self.mostFrames : Self.mostShapedFrames)
      fluid_synth_write_float(synth, Int32(count), &left, 0, 1, &right, 0, 1)
      mix.add(left[..<count], right[..<count], at: position)
      position += count
    }
  }
}

/// A window of the track into which synthesisers are mixed; blocks may reach over its end.
struct MixWindow {
  private var buffer: StereoBuffer
  /// The frame of the track on which the window begins.
  private(set) var start = 0
  private let window: Int

  init(window: Int) {
    self.window = window
    buffer = StereoBuffer(frames: window + 2 * AlignedSynth.blockFrames)
  }

  var end: Int { start + window }

  /// Adds the output of a synthesiser from `frame` on, within the window and at most a block over its end.
  mutating func add(_ left: ArraySlice<Float>, _ right: ArraySlice<Float>, at frame: Int) {
    Self.add(left, to: &buffer.left, at: frame - start)
    Self.add(right, to: &buffer.right, at: frame - start)
  }

  private static func add(_ sound: ArraySlice<Float>, to line: inout [Float], at offset: Int) {
    precondition(offset >= 0 && offset + sound.count <= line.count, "a sound outside the window")
    line.withUnsafeMutableBufferPointer { line in
      sound.withUnsafeBufferPointer { sound in
        let target = UnsafeMutableBufferPointer(rebasing: line[offset..<offset + sound.count])
        for i in sound.indices { target[i] += sound[i] }
      }
    }
  }

  /// Returns the complete window and moves on by one.
  mutating func next() -> StereoBuffer {
    let block = buffer[frames: 0..<window]
    var rest = StereoBuffer(frames: buffer.frames)
    rest.add(buffer[frames: window..<buffer.frames])
    buffer = rest
    start += window
    return block
  }
}
