import Audio
import CFluidSynth

/// A FluidSynth instance whose blocks begin on any frame of the track.
///
/// FluidSynth applies events only every 64 frames; so its grid is laid so that a block begins with the note.
struct AlignedSynth {
  /// FluidSynth's block.
  static let blockFrames = 64
  /// The most frames of one call; each call has its price.
  static let mostFrames = 16 * blockFrames

  let synth: OpaquePointer
  private let damping: ReleaseLimit?
  /// The frame of the track that it renders next.
  private(set) var position = 0
  private var left = [Float](repeating: 0, count: mostFrames)
  private var right = [Float](repeating: 0, count: mostFrames)

  init(synth: OpaquePointer, damping: ReleaseLimit?) {
    self.synth = synth
    self.damping = damping
  }

  var isSilent: Bool { fluid_synth_get_active_voice_count(synth) == 0 }

  /// True if a note can begin on `frame` exactly.
  func canStart(at frame: Int) -> Bool {
    isSilent || (frame >= position && (frame - position) % Self.blockFrames == 0)
  }

  /// Starts a note on `frame`, which `canStart` has allowed; renders what comes before it.
  mutating func start(_ key: Int, velocity: Int, at frame: Int, into mix: inout MixWindow) {
    if isSilent { position = frame } else { advance(to: frame, into: &mix) }
    fluid_synth_noteon(synth, 0, Int32(key), Int32(velocity))
    damping?.apply(to: key, of: synth)
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
      let count = min(blocks * Self.blockFrames, Self.mostFrames)
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
