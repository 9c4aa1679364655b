import CEbur128

/// Loudness and true peak of sound, taken block by block (ITU-R BS.1770-5, EBU Tech 3341, 3342).
///
/// Loudness of stereo at 48 kHz by `LoudnessSteps` and true peak by `TruePeakMeter`, which find the same as libebur128 in a
/// fraction of the time; loudness of anything else by libebur128.
public final class LoudnessMeter {
  /// What a meter can be asked for; each costs time.
  public struct Modes: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static let integrated = Modes(rawValue: 1)
    public static let range = Modes(rawValue: 2)
    public static let truePeak = Modes(rawValue: 4)
    public static let everything: Modes = [.integrated, .range, .truePeak]
  }

  /// Nil where `steps` does the work.
  private var state: UnsafeMutablePointer<ebur128_state>?
  private var steps = LoudnessSteps()
  private var interleaved: [Float] = []
  private var peaks: [TruePeakMeter]

  /// What a channel counts as: surround channels weigh 1.5 dB more.
  public enum Channel: Sendable {
    case left, right, centre, leftSurround, rightSurround
  }

  /// A meter for stereo sound.
  public convenience init(rate: SampleRate = .standard, modes: Modes = .everything) {
    self.init(rate: rate, modes: modes, channels: [.left, .right])
  }

  /// A meter for sound with these channels.
  public init(rate: SampleRate = .standard, modes: Modes = .everything, channels: [Channel]) {
    peaks = modes.contains(.truePeak) ? channels.map { _ in TruePeakMeter() } : []
    if rate == .standard, channels == [.left, .right] { return }
    var mode = EBUR128_MODE_M.rawValue | EBUR128_MODE_S.rawValue
    if modes.contains(.integrated) { mode |= EBUR128_MODE_I.rawValue }
    if modes.contains(.range) { mode |= EBUR128_MODE_LRA.rawValue }
    state = ebur128_init(UInt32(channels.count), UInt(rate.value), Int32(mode))
    precondition(state != nil, "libebur128 refused \(channels.count) channels at \(rate.value) Hz")
    for (i, channel) in channels.enumerated() {
      ebur128_set_channel(state, UInt32(i), Int32(channel.code.rawValue))
    }
  }

  deinit { if state != nil { ebur128_destroy(&state) } }

  /// Takes the next block.
  public func add(_ block: StereoBuffer) {
    guard state == nil else { return add([block.left, block.right]) }
    steps.add(block)
    for (i, channel) in [block.left, block.right].enumerated() where i < peaks.count { peaks[i].add(channel) }
  }

  /// Takes the next samples of every channel, in the channels' order and all of one length.
  public func add(_ channels: [[Float]]) {
    guard state != nil else { return add(StereoBuffer(left: channels[0], right: channels[1])) }
    let frames = channels[0].count
    var samples: [Float] = []
    swap(&samples, &interleaved)
    if samples.count != channels.count * frames { samples = [Float](repeating: 0, count: channels.count * frames) }
    for (c, channel) in channels.enumerated() {
      for i in 0..<frames { samples[channels.count * i + c] = channel[i] }
    }
    ebur128_add_frames_float(state, samples, frames)
    interleaved = samples
    for (c, channel) in channels.enumerated() where c < peaks.count { peaks[c].add(channel) }
  }

  /// K-weighted energy by second, for stereo at 48 kHz; empty for anything else.
  public var energiesBySecond: [Double] { state == nil ? steps.bySecond : [] }

  /// Gated loudness of everything so far; nil when nothing was louder than −70 LUFS.
  public var integrated: Loudness? { state == nil ? steps.integrated : loudness(ebur128_loudness_global) }

  /// Loudness of the last 3 s; nil for silence.
  public var shortTerm: Loudness? {
    state == nil ? steps.shortTerm : loudness(ebur128_loudness_shortterm)
  }

  /// Loudness of the last 400 ms; nil for silence.
  public var momentary: Loudness? {
    state == nil ? steps.momentary : loudness(ebur128_loudness_momentary)
  }

  /// Loudness range, in LU.
  public var range: Decibels {
    guard state != nil else { return steps.range ?? .dB(0) }
    var value = 0.0
    ebur128_loudness_range(state, &value)
    return .dB(value)
  }

  /// The highest true peak of all channels; nil for digital silence.
  public var truePeak: TruePeak? {
    let highest = peaks.map(\.amplitude).max() ?? 0
    return highest > 0 ? .dBTP(Decibels(factor: Double(highest)).value) : nil
  }

  private func loudness(
    _ function: (UnsafeMutablePointer<ebur128_state>?, UnsafeMutablePointer<Double>?) -> Int32
  ) -> Loudness? {
    var value = 0.0
    guard function(state, &value) == 0, value.isFinite else { return nil }
    return .LUFS(value)
  }
}

extension LoudnessMeter.Channel {
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
