import Audio
import Foundation

/// The settings of a plucked string.
struct StringPatch: Sendable {
  /// Seconds to −60 dB at middle C; low strings ring longer.
  var decay = 4.0
  /// The share of the highs that each round trip keeps, 0…1.
  var brightness = 0.6
  /// The plucking position, as a share of the length.
  var position = 0.13
  /// The brightness of the pluck: the corner of its noise in hertz, at full velocity.
  var pluck = 5000.0
  /// Seconds to −60 dB once it is stopped.
  var release = 0.12
  /// −1 left … 1 right, and how far notes stray from there by pitch.
  var pan = 0.0
  /// The pan per two octaves from middle C, 0…1.
  var spread = 0.2
  /// Gain into a saturating curve, in dB, as an amplifier would; 0 leaves the string alone.
  var drive = 0.0
}

/// A plucked string: noise that runs round a loop which keeps the pitch and loses the highs.
///
/// Sources: K. Karplus and A. Strong, *Digital synthesis of plucked-string and drum timbres* (1983); D. Jaffe and J. Smith,
/// *Extensions of the Karplus–Strong algorithm* (1983): fractional tuning by an all-pass, decay by a loop gain, plucking position
/// by a comb.
struct StringVoice: Voice {
  private let patch: StringPatch
  private let note: NoteOn
  private var line: [Float]
  private var readIndex = 0
  private var loop: StringLoop
  private let loss: Float
  private let stopped: Float
  private let pan: Pan
  private let shaper: Waveshaper
  private var frame = 0
  /// The last four samples of a string that is bent, and how far between the middle two of them it stands.
  private var window = SIMD4<Float>.zero
  private var between = 0.0

  /// The time of damping the string, in frames: at once, it would leave a step in the wave.
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
    shaper = Waveshaper(.soft, drive: patch.drive)
    // The wave has gone round before: had the filters begun at rest, the first sample of the second round would be a spike.
    let wave = Self.pluck(patch, note, length: max(whole, Int((rate / note.frequency).rounded())))
    for out in wave { _ = loop.next(out, loss) }
    line = Array(wave.prefix(whole))
  }

  private var time: Double { Double(frame) / SampleRate.standard.value }

  var isFinished: Bool { time > note.heldTime + 1.3 * patch.release + 0.015 || time > 12 }

  mutating func next() -> StereoChunk {
    let gain = Float(0.5 * note.gain)
    var sound = note.shape?.movesPitch == true ? bentFrames() : loopFrames()
    for four in 0..<MonoChunk.fours {
      let attack = ((MonoChunk.offsets + Float(frame + 4 * four)) / 24).clamped(lowerBound: .zero, upperBound: .one)
      let x = gain * attack * sound[four]
      sound[four] = patch.drive > 0 ? shaper(x) : x
    }
    frame += MonoChunk.frames
    return StereoChunk(sound, pan: pan)
  }

  /// The next frames of the loop.
  private mutating func loopFrames() -> MonoChunk {
    // A string is stopped from its frame on, wherever in a chunk it lies.
    var touched = Float(frame - note.held) / Self.touch
    let (loss, damped) = (loss, min(loss, stopped) - loss)
    var (readIndex, loop) = (readIndex, loop)
    var sound = MonoChunk()
    sound.update { _ in
      let out = line[readIndex]
      touched += 1 / Self.touch
      line[readIndex] = loop.next(out, loss + damped * min(1, max(0, touched)))
      readIndex = readIndex + 1 == line.count ? 0 : readIndex + 1
      return out
    }
    (self.readIndex, self.loop) = (readIndex, loop)
    return sound
  }

  /// The next frames of a string whose tension changes: its wave is read faster or slower, between samples by a cubic.
  private mutating func bentFrames() -> MonoChunk {
    let speed = note.shape?.factor(at: time) ?? 1
    var touched = Float(frame - note.held) / Self.touch
    let damped = min(loss, stopped) - loss
    var sound = MonoChunk()
    sound.update { _ in
      touched += 1 / Self.touch
      between += speed
      while between >= 1 {
        let out = line[readIndex]
        line[readIndex] = loop.next(out, loss + damped * min(1, max(0, touched)))
        readIndex = readIndex + 1 == line.count ? 0 : readIndex + 1
        window = SIMD4(window.y, window.z, window.w, out)
        between -= 1
      }
      return Self.cubic(window, at: Float(between))
    }
    return sound
  }

  /// The value of a Catmull–Rom spline between the middle two of four samples, at 0…1.
  private static func cubic(_ x: SIMD4<Float>, at t: Float) -> Float {
    let (a, b) = (0.5 * (x.z - x.x), 0.5 * (x.w - x.y))
    let (c, d) = (3 * (x.z - x.y) - 2 * a - b, 2 * (x.y - x.z) + a + b)
    return x.y + t * (a + t * (c + t * d))
  }

  /// Noise, darker for softer notes, combed by the plucking position, of power 1 and no offset.
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

  /// The next sample of the loop, of which the share `loss` is kept.
  @inline(__always)
  mutating func next(_ out: Float, _ loss: Float) -> Float {
    let before = kept
    kept = loss * ((1 - smoothing) * out + smoothing * last)
    last = out
    // y[n] = c·x[n] + x[n−1] − c·y[n−1]
    tuned = tuning * kept + before - tuning * tuned
    return tuned
  }
}
