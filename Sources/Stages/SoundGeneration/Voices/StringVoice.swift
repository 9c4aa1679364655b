import Audio
import Foundation

/// A plucked string: noise that runs round a loop which keeps the pitch and loses the highs.
///
/// Sources: K. Karplus and A. Strong, *Digital synthesis of plucked-string and drum timbres* (1983); D. Jaffe and J. Smith,
/// *Extensions of the Karplus–Strong algorithm* (1983): fractional tuning by an all-pass, decay by a loop gain, plucking position
/// by a comb.
struct StringVoice: Voice {
  private let patch: StringPatch
  private let note: NoteOn
  private var line: [Float]
  private var place = 0
  private var loop: StringLoop
  private let loss: Float
  private let stopped: Float
  private let pan: Pan
  private let shaper: Shaper
  private var frame = 0

  /// How long a hand takes to lie on the string, in frames: at once, it would leave a step in the wave.
  private static let touch = Float(SampleRate.standard.frames(in: .ms(15)))

  init(_ patch: StringPatch, _ note: NoteOn) {
    self.patch = patch
    self.note = note
    let rate = SampleRate.standard.value
    let smoothing = Float(0.5 * (1 - min(1, patch.brightness * (0.8 + 0.2 * note.velocity))))
    // The loop's filter delays by its smoothing, the all-pass by between half a sample and one and a half.
    let period = rate / note.frequency - Double(smoothing)
    let whole = max(2, Int(period - 0.5))
    let rest = period - Double(whole)
    loop = StringLoop(smoothing: smoothing, tuning: Float((1 - rest) / (1 + rest)))
    let decay = max(0.2, patch.decay * pow(261.63 / note.frequency, 0.45))
    loss = Float(exp(-Envelope.sixtyDecibels / (decay * note.frequency)))
    stopped = Float(exp(-Envelope.sixtyDecibels / (patch.release * note.frequency)))
    pan = Pan(patch.pan + patch.spread * min(1, max(-1, log2(note.frequency / 261.63) / 2)))
    shaper = Shaper(.soft, drive: patch.drive)
    // The wave has gone round before: had the filters begun at rest, the first sample of the second round would be a spike.
    let wave = Self.pluck(patch, note, length: max(whole, Int((rate / note.frequency).rounded())))
    for out in wave { _ = loop.again(out, loss) }
    line = Array(wave.prefix(whole))
  }

  private var time: Double { Double(frame) / SampleRate.standard.value }

  var isFinished: Bool { time > note.heldTime + 1.3 * patch.release + 0.015 || time > 12 }

  mutating func next() -> StereoChunk {
    let gain = Float(0.5 * note.gain)
    var sound = swing()
    for four in 0..<Chunk.fours {
      let attack = ((Chunk.places + Float(frame + 4 * four)) / 24).clamped(lowerBound: .zero, upperBound: .one)
      let x = gain * attack * sound[four]
      sound[four] = patch.drive > 0 ? shaper(x) : x
    }
    frame += Chunk.frames
    return StereoChunk(sound, pan: pan)
  }

  /// Sends the next frames round the loop.
  private mutating func swing() -> Chunk {
    // A string is stopped from its frame on, wherever in a chunk it lies.
    var touched = Float(frame - note.held) / Self.touch
    let (loss, damped) = (loss, min(loss, stopped) - loss)
    var (place, loop) = (place, loop)
    var sound = Chunk()
    sound.update { _ in
      let out = line[place]
      touched += 1 / Self.touch
      line[place] = loop.again(out, loss + damped * min(1, max(0, touched)))
      place = place + 1 == line.count ? 0 : place + 1
      return out
    }
    (self.place, self.loop) = (place, loop)
    return sound
  }

  /// Noise, darker for softer notes, with the gaps that the place of plucking leaves in the spectrum, of power 1 and no offset.
  private static func pluck(_ patch: StringPatch, _ note: NoteOn, length: Int) -> [Float] {
    var random = SeededRandom(note.seed)
    var filter = Biquad(.lowPass(.Hz(max(400, patch.pluck * (0.25 + 0.75 * note.velocity))), q: 0.6))
    let raw = (0..<length).map { _ in random.noise() }
    // The filter has been round the loop before, for at least 5 ms: had it begun at rest, each round would have a step in it.
    for _ in 0...240 / length { for x in raw { _ = filter(x) } }
    var noise = raw.map { filter($0) }
    let distance = max(1, Int(patch.position * Double(length)))
    noise = noise.indices.map { noise[$0] - 0.85 * noise[($0 + length - distance) % length] }
    let mean = noise.reduce(0, +) / Float(length)
    let power = noise.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(length)
    let scale = 0.5 / max(1e-4, power.squareRoot())
    return noise.map { ($0 - mean) * scale }
  }
}

/// The filters that a string's wave passes each time round: one that loses highs, and an all-pass that tunes.
private struct StringLoop {
  /// 0…0.5: what of the sample before is mixed in.
  let smoothing: Float
  let tuning: Float
  private var last: Float = 0
  private var kept: Float = 0
  private var tuned: Float = 0

  init(smoothing: Float, tuning: Float) {
    self.smoothing = smoothing
    self.tuning = tuning
  }

  /// What comes back of a sample that has gone round and kept `loss` of itself.
  @inline(__always)
  mutating func again(_ out: Float, _ loss: Float) -> Float {
    let before = kept
    kept = loss * ((1 - smoothing) * out + smoothing * last)
    last = out
    // y[n] = c·x[n] + x[n−1] − c·y[n−1]
    tuned = tuning * kept + before - tuning * tuned
    return tuned
  }
}
