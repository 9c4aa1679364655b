import Audio
import Foundation
import Music

/// A rhythmic gate over a pattern of sixteenths.
struct Gate: Sendable {
  struct Settings: Sendable {
    /// `x` open, `.` closed; repeated for as long as the track lasts.
    var pattern = "x.xx.xx.x.xx.xx."
    /// The attenuation of a closed step, 0…1.
    var depth = 0.85
  }

  /// 4 ms to open and to close, so that it does not click.
  private static let edge = 192

  private let open: [Bool]
  private let depth: Float
  private let clock: TempoMap
  private var gain: Float = 1

  init(_ settings: Settings, clock: TempoMap) {
    open = settings.pattern.map { $0 == "x" }
    depth = Float(settings.depth)
    self.clock = clock
  }

  /// The sixteenth that sounds at `frame` where the tempo changes.
  private func step(at frame: Int) -> Int {
    Int(4 * clock.quarters(after: SampleRate.standard.time(of: frame).value))
  }

  /// Scales the block that begins at frame `position` of the track.
  mutating func process(_ block: inout StereoBuffer, at position: Int) {
    guard !open.isEmpty else { return }
    let sixteenth = 15 / clock.opening.quartersPerMinute * SampleRate.standard.value
    let slope = 1 / Float(Self.edge)
    for i in 0..<block.frames {
      let step = clock.isConstant ? Int(Double(position + i) / sixteenth) : self.step(at: position + i)
      let target: Float = open[step % open.count] ? 1 : 1 - depth
      gain += min(slope, max(-slope, target - gain))
      block.left[i] *= gain
      block.right[i] *= gain
    }
  }
}
