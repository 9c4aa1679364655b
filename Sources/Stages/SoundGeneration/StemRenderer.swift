import Music
import Planning
import Signal

/// Plays a part with a sound, block after block.
struct StemRenderer {
  /// Voices are mixed in blocks of this many frames.
  private static let blockFrames = 512
  /// What is handed on at once.
  private static let chunkFrames = 16_384

  private let sound: Sound
  private let frames: Int
  private let notes: [NoteOn]
  private var nextNote = 0
  private var voices: [PlayingVoice] = []
  private var finish: StemFinish
  private var position = 0

  init(request: StemRequest, sound: Sound) {
    self.sound = sound
    frames = request.plan.frames
    notes = NoteList(request, isMonophonic: sound.isMonophonic).notes()
    finish = StemFinish(request, sound.effects)
  }

  /// The next chunk of the stem; nil after the last.
  mutating func nextBlock() -> StereoBuffer? {
    guard position < frames else { return nil }
    var chunk = StereoBuffer(frames: 0)
    chunk.left.reserveCapacity(Self.chunkFrames)
    chunk.right.reserveCapacity(Self.chunkFrames)
    while position < frames, chunk.frames < Self.chunkFrames {
      let block = render(min(Self.blockFrames, frames - position))
      chunk.left += block.left
      chunk.right += block.right
    }
    return chunk
  }

  private mutating func render(_ count: Int) -> StereoBuffer {
    var block = StereoBuffer(frames: count)
    for i in voices.indices { voices[i].render(into: &block) }
    voices.removeAll { $0.isFinished }
    while nextNote < notes.count, notes[nextNote].frame < position + count {
      start(notes[nextNote], in: &block)
      nextNote += 1
    }
    finish.process(&block)
    position += count
    return block
  }

  private mutating func start(_ note: NoteOn, in block: inout StereoBuffer) {
    if sound.isStruck {
      for i in voices.indices where voices[i].pitch == note.pitch { voices[i].stop() }
    }
    var voice = PlayingVoice(sound.voice(note), pitch: note.pitch)
    voice.render(into: &block, from: max(0, note.frame - position))
    if !voice.isFinished { voices.append(voice) }
  }
}
