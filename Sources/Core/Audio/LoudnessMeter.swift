import CEbur128

/// Loudness and true peak of stereo sound at 48 kHz, taken block by block (ITU-R BS.1770-5, EBU Tech 3341, 3342).
public final class LoudnessMeter {
  /// The measures of a meter; loudness and true peak cost time each.
  public struct Modes: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static let integrated = Modes(rawValue: 1)
    public static let range = Modes(rawValue: 2)
    public static let truePeak = Modes(rawValue: 4)
    public static let everything: Modes = [.integrated, .range, .truePeak]

    /// True if the sound has to be weighted.
    public var includeLoudness: Bool { !isDisjoint(with: [.integrated, .range]) }
  }

  private var steps: LoudnessSteps?
  private var peaks: [TruePeakMeter]

  public init(modes: Modes = .everything) {
    steps = modes.includeLoudness ? LoudnessSteps() : nil
    peaks = modes.contains(.truePeak) ? [TruePeakMeter(), TruePeakMeter()] : []
  }

  /// Takes the next block.
  public func add(_ block: StereoBuffer) {
    steps?.add(block)
    for (i, channel) in [block.left, block.right].enumerated() where i < peaks.count { peaks[i].add(channel) }
  }

  /// Gated loudness of everything so far; nil when nothing was louder than −70 LUFS.
  public var integrated: Loudness? { steps?.integrated }

  /// Loudness range, in LU; 0 for silence and for less than 3 s.
  public var range: Decibels { steps?.range ?? .dB(0) }

  /// The highest true peak of both channels; nil for digital silence.
  public var truePeak: TruePeak? { TruePeak(highestOf: peaks) }
}

extension TruePeak {
  /// The highest of several channels; nil for digital silence.
  public init?(highestOf channels: [TruePeakMeter]) {
    let highest = channels.map(\.amplitude).max() ?? 0
    guard highest > 0 else { return nil }
    self = .dBTP(Decibels(factor: Double(highest)).value)
  }
}

/// Loudness and true peak of sound with any channels at 48 kHz, by libebur128, in which all layouts are known.
///
/// Recordings with more than two channels are rare, so that its speed matters less here than for stereo.
public final class MultichannelLoudnessMeter {
  /// The weight class of a channel: surround channels weigh 1.5 dB more.
  public enum Channel: Sendable {
    case left, right, centre, leftSurround, rightSurround
  }

  private var state: UnsafeMutablePointer<ebur128_state>?
  private var peaks: [TruePeakMeter]

  public init(channels: [Channel]) {
    peaks = channels.map { _ in TruePeakMeter() }
    let mode = EBUR128_MODE_M.rawValue | EBUR128_MODE_S.rawValue | EBUR128_MODE_I.rawValue | EBUR128_MODE_LRA.rawValue
    state = ebur128_init(UInt32(channels.count), UInt(SampleRate.standard.value), Int32(mode))
    precondition(state != nil, "libebur128 refused \(channels.count) channels")
    for (i, channel) in channels.enumerated() {
      ebur128_set_channel(state, UInt32(i), Int32(channel.code.rawValue))
    }
  }

  deinit { ebur128_destroy(&state) }

  /// Takes the next samples of every channel, in the channels' order and all of one length.
  public func add(_ channels: [[Float]]) {
    let frames = channels[0].count
    var interleaved = [Float](repeating: 0, count: channels.count * frames)
    for (c, channel) in channels.enumerated() {
      for i in 0..<frames { interleaved[channels.count * i + c] = channel[i] }
      peaks[c].add(channel)
    }
    ebur128_add_frames_float(state, interleaved, frames)
  }

  /// Gated loudness of everything so far; nil when nothing was louder than −70 LUFS.
  public var integrated: Loudness? { loudness(ebur128_loudness_global) }

  /// Loudness of the last 3 s; nil for silence.
  public var shortTerm: Loudness? { loudness(ebur128_loudness_shortterm) }

  /// Loudness of the last 400 ms; nil for silence.
  public var momentary: Loudness? { loudness(ebur128_loudness_momentary) }

  /// Loudness range, in LU.
  public var range: Decibels {
    var value = 0.0
    ebur128_loudness_range(state, &value)
    return .dB(value)
  }

  /// The highest true peak of all channels; nil for digital silence.
  public var truePeak: TruePeak? { TruePeak(highestOf: peaks) }

  private func loudness(
    _ function: (UnsafeMutablePointer<ebur128_state>?, UnsafeMutablePointer<Double>?) -> Int32
  ) -> Loudness? {
    var value = 0.0
    guard function(state, &value) == 0, value.isFinite else { return nil }
    return .LUFS(value)
  }
}

extension MultichannelLoudnessMeter.Channel {
  fileprivate var code: channel {
    switch self {
    case .left: EBUR128_LEFT
    case .right: EBUR128_RIGHT
    case .centre: EBUR128_CENTER
    case .leftSurround: EBUR128_LEFT_SURROUND
    case .rightSurround: EBUR128_RIGHT_SURROUND
    }
  }
}
