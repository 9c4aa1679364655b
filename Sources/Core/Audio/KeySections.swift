/// The loudest parts of a recording, by whose spectrum recordings are compared and mastered.
///
/// They are the loudest quarter of all windows of 3 s that begin 1 s apart.
public enum KeySections {
  /// The length of a window in seconds; they begin one second apart.
  public static let seconds = 3
  private static let rate = Int(SampleRate.standard.value)
  private static let size = 16_384

  /// The windows to keep, given the K-weighted energy of every second of a recording at 48 kHz; at least one.
  public static func windows(_ energies: [Double]) -> [Range<Int>] {
    let count = max(1, energies.count - seconds + 1)
    return windows(
      levels: (0..<count).map { energies[min($0, energies.count)..<min($0 + seconds, energies.count)].reduce(0, +) })
  }

  /// The windows to keep, in order of time, given a measure of how loud each window is; at least one.
  ///
  /// Of windows that are equally loud the earlier ones are kept.
  public static func windows(levels: [Double]) -> [Range<Int>] {
    let ranked = levels.indices.sorted { (levels[$0], $1) > (levels[$1], $0) }
    return ranked.prefix(max(1, levels.count / 4)).sorted().map { $0 * rate..<($0 + seconds) * rate }
  }

  /// The power spectrum added up over `windows` and both channels, in 8193 bins; a window has at least 16,384 frames.
  ///
  /// Source: P. D. Welch, *The use of fast Fourier transform for the estimation of power spectra* (1967), with Hann
  /// windows that overlap by half.
  public static func spectrum(of source: any AudioSource, in windows: [Range<Int>]) throws -> [Float] {
    // The number of lanes is fixed, so that the order of summation does not depend on the machine.
    var lanes = (0..<4).map { lane in Lane(windows: windows.indices.filter { $0 % 4 == lane }.map { windows[$0] }) }
    try concurrently(on: &lanes) { try $0.run(source) }
    var power = lanes[0].power
    for lane in lanes.dropFirst() {
      for k in power.indices { power[k] += lane.power[k] }
    }
    return power
  }

  private struct Lane {
    let windows: [Range<Int>]
    var power = [Float](repeating: 0, count: KeySections.size / 2 + 1)

    mutating func run(_ source: any AudioSource) throws {
      guard !windows.isEmpty else { return }
      let fft = RealFFT(size: KeySections.size)
      let hann = Window.hann(fft.size)
      for window in windows {
        let sound = try source.read(window.lowerBound..<max(window.upperBound, window.lowerBound + fft.size))
        for start in stride(from: 0, through: sound.frames - fft.size, by: fft.size / 2) {
          fft.addPower(of: sound.left[start..<start + fft.size], window: hann, to: &power)
          fft.addPower(of: sound.right[start..<start + fft.size], window: hann, to: &power)
        }
      }
    }
  }
}
