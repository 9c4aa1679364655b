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

  init(_ settings: Settings, tempo: Tempo) {
    feedback = Float(settings.feedback)
    level = Float(Decibels.dB(settings.level).factor)
    let length = tempo.frame(of: .sixteenths(settings.sixteenths), rate: SampleRate.standard.value)
    left = [Float](repeating: 0, count: max(1, length))
    right = left
    toneLeft = Biquad(.lowPass(.Hz(5500)))
    toneRight = toneLeft
    bassLeft = Biquad(.highPass(.Hz(280)))
    bassRight = bassLeft
  }

  mutating func process(_ block: inout StereoBuffer) {
    for i in 0..<block.frames {
      let echoLeft = bassLeft(toneLeft(left[write]))
      let echoRight = bassRight(toneRight(right[write]))
      // What comes in goes left first and changes sides each time.
      left[write] = 0.5 * (block.left[i] + block.right[i]) + feedback * echoRight
      right[write] = echoLeft
      block.left[i] += level * echoLeft
      block.right[i] += level * echoRight
      write = write + 1 == left.count ? 0 : write + 1
    }
  }
}
