import Audio
import Music

/// A tempo-synchronous ping-pong delay, whose echoes grow darker.
struct PingPongDelay: Sendable {
  struct Settings: Sendable {
    /// In sixteenth notes.
    var sixteenths = 3
    /// 0 ..< 1.
    var feedback = 0.35
    /// In dB relative to the dry sound.
    var level = -12.0

    /// The decay of the echoes by 60 dB, in seconds; each full round crosses both sides.
    func ringing(at tempo: Tempo) -> Double {
      let round = 2 * tempo.seconds(of: .sixteenths(sixteenths))
      return feedback > 0 ? round * 60 / -Decibels(factor: feedback).value : round
    }
  }

  private let feedback: Float
  private let level: Float
  private var left: [Float]
  private var right: [Float]
  private var write = 0
  private var toneLeft: Biquad
  private var toneRight: Biquad
  private var bassLeft: Biquad
  private var bassRight: Biquad

  private let clock: TempoMap
  private let echo: Beats
  /// The frames between a sound and its echo, which follow the tempo little by little, as a tape would.
  private var reach: Double

  /// The most by which the reach changes within a frame: 1 %, a sixth of a semitone.
  private static let glide = 0.01

  init(_ settings: Settings, clock: TempoMap) {
    feedback = Float(settings.feedback)
    level = Float(Decibels.dB(settings.level).factor)
    self.clock = clock
    echo = .sixteenths(settings.sixteenths)
    let slowest = ([clock.opening] + clock.points.map { clock.tempo(at: $0.at) }).min() ?? clock.opening
    let rate = SampleRate.standard.value
    left = [Float](repeating: 0, count: max(1, slowest.frame(of: echo, rate: rate)) + (clock.isConstant ? 0 : 2))
    right = left
    reach = Double(max(1, clock.opening.frame(of: echo, rate: rate)))
    toneLeft = Biquad(.lowPass(.Hz(5500)))
    toneRight = toneLeft
    bassLeft = Biquad(.highPass(.Hz(280)))
    bassRight = bassLeft
  }

  /// Processes the block that begins at frame `position` of the track.
  mutating func process(_ block: inout StereoBuffer, at position: Int) {
    let wanted = clock.isConstant ? reach : self.wanted(at: position)
    for i in 0..<block.frames {
      if reach != wanted { reach += max(-Self.glide, min(Self.glide, wanted - reach)) }
      let echoLeft = bassLeft(toneLeft(clock.isConstant ? left[write] : read(left)))
      let echoRight = bassRight(toneRight(clock.isConstant ? right[write] : read(right)))
      // What comes in goes left first and changes sides each time.
      left[write] = 0.5 * (block.left[i] + block.right[i]) + feedback * echoRight
      right[write] = echoLeft
      block.left[i] += level * echoLeft
      block.right[i] += level * echoRight
      write = write + 1 == left.count ? 0 : write + 1
    }
  }

  private func wanted(at frame: Int) -> Double {
    let quarters = clock.quarters(after: SampleRate.standard.time(of: frame).value)
    let tempo = clock.tempo(at: Beats(ticks: Int(quarters * Double(Beats.ticksPerQuarter))))
    return min(Double(left.count - 2), max(1, tempo.seconds(of: echo) * SampleRate.standard.value))
  }

  /// The sample that was written `reach` frames ago, between its neighbours.
  private func read(_ line: [Float]) -> Float {
    let whole = Int(reach)
    let share = Float(reach - Double(whole))
    let near = (write - whole + line.count) % line.count
    let far = (near - 1 + line.count) % line.count
    return line[near] + share * (line[far] - line[near])
  }
}
