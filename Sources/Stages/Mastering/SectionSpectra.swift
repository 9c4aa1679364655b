import Audio

/// The power spectra of middle and side in the key sections, under a gain over time.
struct SectionSpectra {
  private(set) var mid = [Float](repeating: 0, count: size / 2 + 1)
  private(set) var side = [Float](repeating: 0, count: size / 2 + 1)

  private static let size = 16_384

  /// Of both channels together, but for a factor.
  var power: [Float] { zip(mid, side).map { $0 + $1 } }

  /// Welch's method, with Hann windows that overlap by half (see `KeySections.spectrum`).
  init(of mix: any AudioSource, in windows: [Range<Int>], under curve: GainCurve? = nil) throws {
    // The number of parts is fixed, so that the order of summation does not depend on the machine.
    var sums = (0..<4).map { sum in SpectrumSum(windows: windows.indices.filter { $0 % 4 == sum }.map { windows[$0] }) }
    try concurrently(on: &sums) { try $0.run(mix, curve) }
    for sum in sums {
      for k in mid.indices {
        mid[k] += sum.mid[k]
        side[k] += sum.side[k]
      }
    }
  }

  /// The spectra of a quarter of the windows, computed by one thread.
  private struct SpectrumSum {
    let windows: [Range<Int>]
    var mid = [Float](repeating: 0, count: size / 2 + 1)
    var side = [Float](repeating: 0, count: size / 2 + 1)

    mutating func run(_ mix: any AudioSource, _ curve: GainCurve?) throws {
      guard !windows.isEmpty else { return }
      let (fft, hann) = (RealFFT(size: SectionSpectra.size), Window.hann(SectionSpectra.size))
      for window in windows {
        var sound = try mix.read(window.lowerBound..<max(window.upperBound, window.lowerBound + fft.size))
        sound.fade(by: curve, from: window.lowerBound, to: mix.frameCount)
        let split = sound.middleAndSide
        for start in stride(from: 0, through: sound.frames - fft.size, by: fft.size / 2) {
          fft.addPower(of: split.left[start..<start + fft.size], window: hann, to: &mid)
          fft.addPower(of: split.right[start..<start + fft.size], window: hann, to: &side)
        }
      }
    }
  }
}

extension StereoBuffer {
  /// Middle and side: (L + R) / 2 as the left channel and (L − R) / 2 as the right one.
  var middleAndSide: StereoBuffer {
    var split = self
    for i in left.indices {
      split.left[i] = (left[i] + right[i]) / 2
      split.right[i] = (left[i] - right[i]) / 2
    }
    return split
  }

  /// Left and right again, of middle and side.
  var leftAndRight: StereoBuffer {
    var joined = self
    for i in left.indices {
      joined.left[i] = left[i] + right[i]
      joined.right[i] = left[i] - right[i]
    }
    return joined
  }

  /// Applies the gains from frame `start` of the track on; it ends at `end`.
  fileprivate mutating func fade(by curve: GainCurve?, from start: Int, to end: Int) {
    guard let curve, start < end else { return }
    let gains = curve.gains(from: start, count: min(frames, end - start))
    for i in gains.indices {
      left[i] *= gains[i]
      right[i] *= gains[i]
    }
  }
}
