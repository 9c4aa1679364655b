import Audio
import CFluidSynth

/// A FluidSynth instance whose blocks begin on any frame of the track.
///
/// FluidSynth hears events only every 64 frames; so its grid is laid so that a block begins with the note.
struct Player {
  /// FluidSynth's block.
  static let blockFrames = 64
  /// At most this many frames are asked for at once; each call has its price.
  static let mostFrames = 16 * blockFrames

  let synth: OpaquePointer
  private let damping: Damping?
  /// The frame of the track that it renders next.
  private(set) var position = 0
  private var left = [Float](repeating: 0, count: mostFrames)
  private var right = [Float](repeating: 0, count: mostFrames)

  init(synth: OpaquePointer, damping: Damping?) {
    self.synth = synth
    self.damping = damping
  }

  var isSilent: Bool { fluid_synth_get_active_voice_count(synth) == 0 }

  /// Whether a note can begin on `frame` exactly.
  func canStart(at frame: Int) -> Bool {
    isSilent || (frame >= position && (frame - position) % Self.blockFrames == 0)
  }

  /// Starts a note on `frame`, which `canStart` has allowed; renders what comes before it.
  mutating func start(_ key: Int, velocity: Int, at frame: Int, into mix: inout Mixdown) {
    if isSilent { position = frame } else { advance(to: frame, into: &mix) }
    fluid_synth_noteon(synth, 0, Int32(key), Int32(velocity))
    damping?.apply(to: key, of: synth)
  }

  /// Releases a key on the grid line nearest to `frame`.
  mutating func release(_ key: Int, at frame: Int, into mix: inout Mixdown) {
    advance(to: frame - Self.blockFrames / 2, into: &mix)
    fluid_synth_noteoff(synth, 0, Int32(key))
  }

  /// Cuts off whatever shares an exclusive class with `key`, as a closed hi-hat does to an open one.
  mutating func choke(with key: Int, at frame: Int, into mix: inout Mixdown) {
    guard !isSilent else { return }
    advance(to: frame - Self.blockFrames / 2, into: &mix)
    fluid_synth_noteon(synth, 0, Int32(key), 1)
  }

  /// Adds what sounds before `frame` to the mix, in whole blocks: up to 63 frames more.
  mutating func advance(to frame: Int, into mix: inout Mixdown) {
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
