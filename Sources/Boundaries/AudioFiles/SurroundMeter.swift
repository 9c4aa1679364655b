import Audio

/// Loudness and true peak of sound with more than two channels, on the channels themselves.
///
/// ITU-R BS.1770-5, annex 3: channels 60° to 120° to the side weigh 1.5 dB more, all others alike, and the one for low frequencies
/// counts only for the peak. As everywhere here, it is the sound at 48 kHz that is measured.
struct SurroundMeter {
  private static let step = SampleRate.standard.frames(in: .ms(100))

  private let meter: MultichannelLoudnessMeter
  private let positions: [ChannelPosition]
  /// One for each two channels; none for sound that is at 48 kHz.
  private let resamplers: [Resampler]
  private var low: [TruePeakMeter]
  private var pending: [[Float]]
  private var momentaryMax: Loudness?
  private var shortTermMax: Loudness?
  private var steps = 0

  /// Channels in their order in the file.
  init(_ positions: [ChannelPosition], rate: SampleRate) {
    self.positions = positions
    let metered = positions.filter { $0 != .lowFrequency }
    meter = MultichannelLoudnessMeter(channels: metered.map(\.metered))
    low = positions.filter { $0 == .lowFrequency }.map { _ in TruePeakMeter() }
    pending = positions.map { _ in [] }
    resamplers = rate == .standard ? [] : (0..<(positions.count + 1) / 2).map { _ in Resampler(from: rate) }
  }

  /// Adds the next interleaved frames.
  mutating func add(_ interleaved: [Float]) {
    let count = positions.count
    let channels = positions.indices.map { channel in
      stride(from: channel, to: interleaved.count, by: count).map { interleaved[$0] }
    }
    append(resamplers.isEmpty ? channels : resampled(channels) { $0.process($1) })
    measureSteps()
  }

  /// Measures the rest at the end of the audio.
  mutating func finish() {
    append(resamplers.isEmpty ? pending.map { _ in [] } : resampled(pending) { resampler, _ in resampler.finish() })
    measureSteps()
    if !pending[0].isEmpty { measure(pending) }
    pending = positions.map { _ in [] }
  }

  /// The loudness of all frames added so far.
  var loudness: ProgrammeLoudness {
    let lowPeak = TruePeak(highestOf: low)
    return ProgrammeLoudness(
      integrated: meter.integrated, range: meter.range, truePeak: [meter.truePeak, lowPeak].compactMap { $0 }.max(),
      momentaryMax: momentaryMax, shortTermMax: shortTermMax)
  }

  private func resampled(_ channels: [[Float]], _ body: (Resampler, StereoBuffer) -> StereoBuffer) -> [[Float]] {
    let pairs = resamplers.enumerated().map { i, resampler in
      body(resampler, StereoBuffer(left: channels[2 * i], right: channels[min(2 * i + 1, channels.count - 1)]))
    }
    return Array(pairs.flatMap { [$0.left, $0.right] }.prefix(channels.count))
  }

  private mutating func append(_ channels: [[Float]]) { for i in channels.indices { pending[i] += channels[i] } }

  private mutating func measureSteps() {
    var start = 0
    while pending[0].count - start >= Self.step {
      measure(pending.map { Array($0[start..<start + Self.step]) })
      start += Self.step
    }
    for i in pending.indices { pending[i].removeFirst(start) }
  }

  private mutating func measure(_ channels: [[Float]]) {
    meter.add(zip(positions, channels).filter { $0.0 != .lowFrequency }.map(\.1))
    let lows = zip(positions, channels).filter { $0.0 == .lowFrequency }.map(\.1)
    for i in lows.indices { low[i].add(lows[i]) }
    steps += 1
    if steps >= 4, let now = meter.momentary { momentaryMax = max(momentaryMax ?? now, now) }
    if steps >= 30, let now = meter.shortTerm { shortTermMax = max(shortTermMax ?? now, now) }
  }
}

extension ChannelPosition {
  /// The channel that it counts as in ITU-R BS.1770.
  fileprivate var metered: MultichannelLoudnessMeter.Channel {
    switch self {
    case .left, .leftBack: .left
    case .right, .rightBack: .right
    case .centre, .backCentre, .lowFrequency: .centre
    case .leftSurround: .leftSurround
    case .rightSurround: .rightSurround
    }
  }
}
