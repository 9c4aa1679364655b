import Signal

/// The loudest parts of a track, whose spectrum is compared.
enum KeySections {
  private static let seconds = 3
  private static let rate = 48_000

  /// Windows of 3 s, one second apart, of which the loudest quarter is kept; at least one.
  static func windows(_ energies: [Double]) -> [Range<Int>] {
    let count = max(1, energies.count - seconds + 1)
    let sums = (0..<count).map { energies[min($0, energies.count)..<min($0 + seconds, energies.count)].reduce(0, +) }
    let ranked = sums.indices.sorted { (sums[$0], $1) > (sums[$1], $0) }
    return ranked.prefix(max(1, count / 4)).sorted().map { $0 * rate..<($0 + seconds) * rate }
  }

  /// The power spectrum averaged over `windows` and both channels, in `ZeroPhaseFilter.size / 2 + 1` bins.
  ///
  /// Source: P. D. Welch, *The use of fast Fourier transform for the estimation of power spectra* (1967), with Hann
  /// windows that overlap by half.
  static func spectrum(of mix: any AudioSource, in windows: [Range<Int>]) throws -> [Float] {
    // The number of lanes is fixed, so that the order of summation does not depend on the machine.
    var lanes = (0..<4).map { lane in Lane(windows: windows.indices.filter { $0 % 4 == lane }.map { windows[$0] }) }
    try concurrently(on: &lanes) { try $0.run(mix) }
    var power = lanes[0].power
    for lane in lanes.dropFirst() {
      for k in power.indices { power[k] += lane.power[k] }
    }
    return power
  }

  private struct Lane {
    let windows: [Range<Int>]
    var power = [Float](repeating: 0, count: ZeroPhaseFilter.size / 2 + 1)

    mutating func run(_ mix: any AudioSource) throws {
      let fft = RealFFT(size: ZeroPhaseFilter.size)
      let hann = Window.hann(fft.size)
      for window in windows {
        let sound = try mix.read(window)
        for start in stride(from: 0, through: window.count - fft.size, by: fft.size / 2) {
          fft.addPower(of: sound.left[start..<start + fft.size], window: hann, to: &power)
          fft.addPower(of: sound.right[start..<start + fft.size], window: hann, to: &power)
        }
      }
    }
  }
}
