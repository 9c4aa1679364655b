import Audio
import Diagnostics
import Music
import Planning
import Synthesis

/// The rendering of a part on a sampled instrument, block after block.
struct SamplePlayer {
  /// Notes begin on any frame of a block of this many.
  static let blockFrames = 512
  /// The most voices at a time; the oldest makes room.
  ///
  /// Kits that were recorded with many microphones have one for each.
  private static let mostVoices = 640

  private let instrument: SampledInstrument
  private let store: SampleStore
  private let starts: [VoiceStart]
  private var next = 0
  private var voices: [SampleVoice] = []
  private var position = 0
  private var scratch = StereoBuffer(frames: blockFrames)

  init(_ instrument: SampledInstrument, _ request: StemRequest, reader: any SampleReader) {
    self.instrument = instrument
    store = SampleStore(reader)
    var selection = NoteSelection(instrument, isKit: request.part.isPercussion)
    starts = selection.starts(for: request)
  }

  /// The next frames of the part; throws `Problems` for a recording that cannot be read.
  mutating func nextBlock() throws(Problems) -> StereoBuffer {
    var block = StereoBuffer(frames: Self.blockFrames)
    while next < starts.count, starts[next].frame < position + Self.blockFrames {
      try begin(starts[next])
      next += 1
    }
    for i in voices.indices { voices[i].render(into: &block, from: position, scratch: &scratch) }
    voices.removeAll(where: \.isFinished)
    position += Self.blockFrames
    return block
  }

  private mutating func begin(_ start: VoiceStart) throws(Problems) {
    let region = instrument.regions[start.region]
    guard let path = region.path else { return }
    if let group = region.playback.group {
      for i in voices.indices where voices[i].offBy == group && voices[i].note != start.note {
        voices[i].choke(at: start.frame)
      }
    }
    if let most = region.playback.notePolyphony { limit(start, region.playback.group, to: most) }
    if voices.count >= Self.mostVoices { voices[voices.count - Self.mostVoices].steal(at: start.frame) }
    let data = try store.recording(
      at: path, isReversed: region.playback.isReversed, converted: region.isAsRecorded(for: start))
    voices.append(SampleVoice(region, data, start))
  }

  /// Ends the oldest notes of a key of which too many sound.
  private mutating func limit(_ start: VoiceStart, _ group: Int?, to most: Int) {
    let earlier = voices.indices.filter {
      voices[$0].key == start.key && voices[$0].group == group && voices[$0].note != start.note
    }
    let notes = Set(earlier.map { voices[$0].note }).sorted()
    let ending = Set(notes.dropLast(most - 1))
    for i in earlier where ending.contains(voices[i].note) { voices[i].choke(at: start.frame) }
  }
}
