import Audio
import Music
import Planning

/// The rendering of a part with a patch, block after block.
struct StemRenderer {
  /// Voices are mixed in blocks of this many frames.
  private static let blockFrames = 512
  /// The number of frames of a block that is handed on.
  private static let chunkFrames = 16_384

  private let patch: Patch
  private let frames: Int
  private let notes: [NoteOn]
  private var nextNote = 0
  private var voices: [PlayingVoice] = []
  private var mix = VoiceMix(frames: blockFrames)
  private var finish: StemFinish

  init(request: StemRequest, patch: Patch) {
    self.patch = patch
    frames = request.plan.frames
    notes = NoteSchedule(request, for: patch).notes()
    finish = StemFinish(request, patch.effects)
  }

  /// The next chunk of the stem; nil after the last.
  mutating func nextBlock() -> StereoBuffer? {
    guard finish.remaining > 0 else { return nil }
    var chunk = StereoBuffer(frames: 0)
    chunk.left.reserveCapacity(Self.chunkFrames)
    chunk.right.reserveCapacity(Self.chunkFrames)
    while finish.remaining > 0, chunk.frames < Self.chunkFrames {
      let block = render()
      chunk.left += block.left
      chunk.right += block.right
    }
    return chunk
  }

  private mutating func render() -> StereoBuffer {
    while nextNote < notes.count, notes[nextNote].frame < mix.end {
      voices.append(PlayingVoice(patch.voice(notes[nextNote]), notes[nextNote]))
      nextNote += 1
    }
    for i in voices.indices { voices[i].render(into: &mix) }
    voices.removeAll(where: \.isFinished)
    var block = mix.next()
    if block.frames > finish.remaining { block = block[frames: 0..<finish.remaining] }
    finish.process(&block)
    return block
  }
}
