import CEbur128

/// Loudness and true peak of stereo sound, taken block by block, by libebur128 (ITU-R BS.1770-4, EBU Tech 3341, 3342).
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

  private var state: UnsafeMutablePointer<ebur128_state>?
  private var interleaved: [Float] = []

  public init(rate: SampleRate = .standard, modes: Modes = .everything) {
    var mode = EBUR128_MODE_M.rawValue | EBUR128_MODE_S.rawValue
    if modes.contains(.integrated) { mode |= EBUR128_MODE_I.rawValue }
    if modes.contains(.range) { mode |= EBUR128_MODE_LRA.rawValue }
    if modes.contains(.truePeak) { mode |= EBUR128_MODE_TRUE_PEAK.rawValue }
    state = ebur128_init(2, UInt(rate.value), Int32(mode))
    precondition(state != nil, "libebur128 refused 2 channels at \(rate.value) Hz")
  }

  deinit { ebur128_destroy(&state) }

  /// Takes the next block.
  public func add(_ block: StereoBuffer) {
    if interleaved.count != 2 * block.frames { interleaved = [Float](repeating: 0, count: 2 * block.frames) }
    for i in 0..<block.frames {
      interleaved[2 * i] = block.left[i]
      interleaved[2 * i + 1] = block.right[i]
    }
    ebur128_add_frames_float(state, interleaved, block.frames)
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

  /// The highest true peak of both channels; nil for digital silence.
  public var truePeak: TruePeak? {
    var peaks = [0.0, 0.0]
    ebur128_true_peak(state, 0, &peaks[0])
    ebur128_true_peak(state, 1, &peaks[1])
    let highest = max(peaks[0], peaks[1])
    return highest > 0 ? .dBTP(Decibels(factor: highest).value) : nil
  }

  private func loudness(
    _ function: (UnsafeMutablePointer<ebur128_state>?, UnsafeMutablePointer<Double>?) -> Int32
  ) -> Loudness? {
    var value = 0.0
    guard function(state, &value) == 0, value.isFinite else { return nil }
    return .LUFS(value)
  }
}
