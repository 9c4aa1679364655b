/// Rounds off what was cut flat.
///
/// A flat run is three samples or more at the channel's own lowest or highest value: a clip that was turned down after it
/// was clipped is found as well. A short one is replaced by the cubic that leaves and meets its neighbours with their slopes
/// (Hermite), which never falls below the ceiling nor rises to more than twice of it.
struct Declipper {
  let low: Float
  let high: Float
  /// The longest run that is rounded off, in samples.
  let longest: Int

  static let shortest = 3
  // 16-bit files clip at 32767 on one side and at −32768 on the other, and dither moves both.
  private static let flatness: Float = 2e-4

  /// The findings in a stretch of samples.
  struct Finding: Equatable {
    var repaired = 0
    var flat = 0
    /// Samples in runs of any length.
    var samples = 0
    var longest = 0

    static func += (a: inout Finding, b: Finding) {
      a.repaired += b.repaired
      a.flat += b.flat
      a.samples += b.samples
      a.longest = max(a.longest, b.longest)
    }
  }

  /// The runs in `samples`.
  func runs(in samples: [Float]) -> [Range<Int>] {
    guard high - low > 1e-4 else { return [] }
    let (top, bottom) = (high * (1 - Self.flatness), low * (1 - Self.flatness))
    var runs: [Range<Int>] = []
    var start = 0
    var side = 0
    for i in 0...samples.count {
      let now = i == samples.count ? 0 : samples[i] >= top && top > 0 ? 1 : samples[i] <= bottom && bottom < 0 ? -1 : 0
      guard now != side else { continue }
      if side != 0, i - start >= Self.shortest { runs.append(start..<i) }
      (start, side) = (i, now)
    }
    return runs
  }

  /// Rounds off the short runs of `samples`; only those that begin in `own` are counted.
  func repair(_ samples: inout [Float], counting own: Range<Int>) -> Finding {
    var finding = Finding()
    for run in runs(in: samples) {
      let isShort = run.count <= longest && run.lowerBound >= 2 && run.upperBound + 2 <= samples.count
      if isShort { round(&samples, run) }
      guard own.contains(run.lowerBound) else { continue }
      finding += Finding(
        repaired: isShort ? 1 : 0, flat: isShort ? 0 : 1, samples: run.count, longest: run.count)
    }
    return finding
  }

  private func round(_ samples: inout [Float], _ run: Range<Int>) {
    let (a, b) = (run.lowerBound - 1, run.upperBound)
    let ceiling = samples[run.lowerBound]
    let span = Float(b - a)
    let (slopeIn, slopeOut) = ((samples[a] - samples[a - 1]) * span, (samples[b + 1] - samples[b]) * span)
    let (from, to) = (samples[a], samples[b])
    for i in run {
      let t = Float(i - a) / span
      let (t2, t3) = (t * t, t * t * t)
      let cubic =
        (2 * t3 - 3 * t2 + 1) * from + (t3 - 2 * t2 + t) * slopeIn + (3 * t2 - 2 * t3) * to + (t3 - t2) * slopeOut
      samples[i] = ceiling > 0 ? min(max(cubic, ceiling), 2 * ceiling) : max(min(cubic, ceiling), 2 * ceiling)
    }
  }
}
