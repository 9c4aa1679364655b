import Audio
import Foundation

/// The automated end of a channel: a low-pass, the width and the fader, each as its curve has it.
///
/// Controls are read every 32 frames; level and width go along straight lines between, and the filter takes small steps.
struct AutomatedFader {
  private static let controlFrames = 32

  private let automation: ChannelAutomation
  private let scale: BrightnessScale?
  private var filter = SweptLowPass()
  private var segments = (level: 0, brightness: 0, width: 0)
  private var last: (gain: Float, width: Float)?
  private var next = 0

  /// Nil where nothing is automated.
  init?(_ automation: ChannelAutomation, scale: BrightnessScale?) {
    guard !automation.isEmpty else { return nil }
    (self.automation, self.scale) = (automation, scale)
  }

  /// Processes the frames of the stem from frame `start` on in place; what lies between two blocks was silent.
  mutating func process(_ block: inout StereoBuffer, at start: Int) {
    if start != next { last = nil }
    next = start + block.frames
    for first in stride(from: 0, to: block.frames, by: Self.controlFrames) {
      let range = first..<min(first + Self.controlFrames, block.frames)
      let (gain, width) = controls(at: start + range.upperBound)
      let from = last ?? (gain, width)
      last = (gain, width)
      if filter.isOpen {
        move(&block, range, from: from, to: (gain, width)) { $0 }
      } else {
        var filter = filter
        move(&block, range, from: from, to: (gain, width)) { filter($0) }
        self.filter = filter
      }
    }
  }

  /// Moves the filter to where it is at `frame`, and gives the gain and the width there.
  private mutating func controls(at frame: Int) -> (Float, Float) {
    var gain = automation.level?.value(at: frame, from: &segments.level) ?? 0
    if let curve = automation.brightness, let scale {
      let brightness = curve.value(at: frame, from: &segments.brightness)
      filter.move(to: scale.corner(at: brightness))
      gain += scale.makeup(at: brightness)
    }
    let width = automation.width?.value(at: frame, from: &segments.width) ?? 1
    return (Float(Decibels.dB(gain).factor), Float(width))
  }

  @inline(__always)
  private func move(
    _ block: inout StereoBuffer, _ range: Range<Int>, from: (gain: Float, width: Float),
    to: (gain: Float, width: Float), _ filter: (SIMD2<Float>) -> SIMD2<Float>
  ) {
    let step = 1 / Float(Self.controlFrames)
    let (rise, opening) = ((to.gain - from.gain) * step, (to.width - from.width) * step)
    for i in range {
      let way = Float(i - range.lowerBound)
      let y = filter(SIMD2(block.left[i], block.right[i])) * (from.gain + rise * way)
      let mid = (y.x + y.y) / 2
      let side = (y.x - y.y) / 2 * (from.width + opening * way)
      block.left[i] = mid + side
      block.right[i] = mid - side
    }
  }
}

/// The automation of a channel, with what its brightness means for its sound.
public struct AutomatedChannel: Sendable, Hashable, Codable {
  let automation: ChannelAutomation
  private let scale: BrightnessScale?

  init(_ automation: ChannelAutomation, of profile: StemProfile) {
    self.automation = automation
    let isPlaying = automation.brightness != nil && profile.playing != nil
    scale = isPlaying ? BrightnessScale(profile.mean(over: Array(profile.powers.indices))) : nil
  }

  var fader: AutomatedFader? { AutomatedFader(automation, scale: scale) }

  /// The factor on the power of each third-octave band at a frame.
  func response(at frame: Int) -> [Double] {
    let brightness = automation.brightness?.value(at: frame) ?? 0
    let corner = scale?.corner(at: brightness) ?? BrightnessScale.open
    let gain = (automation.level?.value(at: frame) ?? 0) + (scale?.makeup(at: brightness) ?? 0)
    return ThirdOctaves.centres.map {
      pow(10, gain / 10) * BrightnessScale.power(at: log2($0.value), through: corner)
    }
  }
}
