import Audio

/// Mends a clip and brings it to 48 kHz, block after block.
struct ClipRepair {
  private var extents = [ClipExtent(), ClipExtent()]
  private let source: any AudioSource
  private var findings = Declipper.Finding()
  private var peak: Float = 0
  private var isMono = true

  private static let block = 16_384
  /// Flat tops of up to this length are rounded off: a half wave of 125 Hz.
  private static let longest = Seconds.ms(4)
  // Repeated decoding leaves room below full scale, and so does this.
  private static let ceiling: Float = 0.95
  private static let mostClipped = 0.3
  private static let mostFlat = Seconds.ms(12)
  /// Louder than this, in a block of 10 ms, is sound: −60 dBFS.
  private static let audible = 1e-6
  private static let leastSound = 0.5

  init(_ source: any AudioSource) throws {
    guard (1_000...1_000_000).contains(source.rate.value) else { throw UnusableClip.rate(source.rate.value) }
    self.source = source
    try source.forEachBlock(of: Self.block) { _, block in
      extents[0].add(block.left)
      extents[1].add(block.right)
      if isMono { isMono = block.left == block.right }
    }
  }

  /// Writes the mended clip to `work`, and returns it with what was done.
  ///
  /// Throws `UnusableClip` for silence and for what is clipped too much to be mended.
  mutating func run(into work: any WorkFile) throws -> (source: any AudioSource, report: RepairReport) {
    let resampler = source.rate == .standard ? nil : Resampler(from: source.rate)
    var sound = SoundingTime()
    for start in stride(from: 0, to: source.frameCount, by: Self.block) {
      let mended = try mended(start..<min(start + Self.block, source.frameCount))
      let block = resampler?.process(mended) ?? mended
      try pass(block, &sound, work)
    }
    if let resampler { try pass(resampler.finish(), &sound, work) }
    try check(sound)
    let gain = min(1, Self.ceiling / max(peak, 1e-9))
    let mended = GainSource(try work.finish(), factor: gain)
    return (
      mended,
      RepairReport(
        dc: extents.map(\.mean), repairedRuns: findings.repaired, flatRuns: findings.flat,
        gain: Decibels(factor: Double(gain)), wasMono: isMono)
    )
  }

  private mutating func pass(_ block: StereoBuffer, _ sound: inout SoundingTime, _ work: any WorkFile) throws {
    guard block.frames > 0 else { return }
    for x in block.left { peak = max(peak, abs(x)) }
    for x in block.right { peak = max(peak, abs(x)) }
    sound.add(block, above: Self.audible)
    try work.write(block)
  }

  private mutating func mended(_ range: Range<Int>) throws -> StereoBuffer {
    let longest = source.rate.frames(in: Self.longest)
    let margin = source.rate.frames(in: Self.mostFlat) + 4
    var wide = try source.read(range.lowerBound - margin..<range.upperBound + margin)
    wide.left.makeFinite()
    wide.right.makeFinite()
    let own = margin..<margin + range.count
    let (l, r) = (extents[0], extents[1])
    findings += Declipper(low: l.low, high: l.high, longest: longest).repair(&wide.left, counting: own)
    findings += Declipper(low: r.low, high: r.high, longest: longest).repair(&wide.right, counting: own)
    var block = wide[frames: own]
    block.left.subtract(Float(l.mean))
    block.right.subtract(Float(r.mean))
    return block
  }

  private func check(_ sound: SoundingTime) throws {
    guard sound.seconds >= Self.leastSound else { throw UnusableClip.silent(seconds: sound.seconds) }
    let share = Double(findings.samples) / (2 * sound.seconds * source.rate.value)
    let longest = source.rate.time(of: findings.longest)
    guard share <= Self.mostClipped, longest < Self.mostFlat else {
      throw UnusableClip.clipped(share: share, longest: longest.value * 1000)
    }
  }
}

/// The time in which something sounds.
private struct SoundingTime {
  private var blocks = 0
  private static let length = 480

  var seconds: Double { Double(blocks * Self.length) / SampleRate.standard.value }

  /// Counts pieces of 10 ms whose mean square exceeds `threshold`.
  mutating func add(_ block: StereoBuffer, above threshold: Double) {
    for start in stride(from: 0, to: block.frames, by: Self.length) {
      let end = min(start + Self.length, block.frames)
      var sum = 0.0
      for i in start..<end { sum += Double(block.left[i] * block.left[i] + block.right[i] * block.right[i]) }
      if sum > 2 * Double(end - start) * threshold { blocks += 1 }
    }
  }
}

extension [Float] {
  fileprivate mutating func subtract(_ value: Float) {
    for i in indices { self[i] -= value }
  }

  /// Samples that are not numbers become 0.
  fileprivate mutating func makeFinite() {
    for i in indices where !self[i].isFinite { self[i] = 0 }
  }
}

/// The range of one channel's samples, and their mean.
struct ClipExtent {
  private(set) var low: Float = 0
  private(set) var high: Float = 0
  private var sum = 0.0
  private var count = 0

  mutating func add(_ samples: [Float]) {
    var (low, high, sum) = (low, high, sum)
    for x in samples where x.isFinite {
      low = min(low, x)
      high = max(high, x)
      sum += Double(x)
    }
    (self.low, self.high, self.sum) = (low, high, sum)
    count += samples.count
  }

  var mean: Double { count > 0 ? sum / Double(count) : 0 }
}
