import Audio
import Foundation

/// Extractor of a chromagram from sound at 6 kHz.
///
/// Peaks of the magnitude spectrum, refined by a parabola through log magnitudes, count with the square root of their
/// magnitude and with their prominence, so that drums and loud bass do not outweigh chords (cf. Gómez, *Tonal description of
/// polyphonic audio for music content processing*, INFORMS J. Computing 18, 2006, for chroma from peaks).
///
/// The powers of both channels are added, so that sound on one side or out of phase counts as well.
struct ChromaExtractor {
  private(set) var chromagram = Chromagram()
  private(set) var low = LowSpectrum(bins: size / 2 + 1, width: width)
  private var midFrames = FrameCutter(size: size, hop: 512, lead: size / 2)
  private var sideFrames = FrameCutter(size: size, hop: 512, lead: size / 2)
  private var spectra = StereoPower(size: size)
  private let transform = RealFFT(size: size)
  private let window = Window.hann(size)
  private var magnitude = [Float](repeating: 0, count: size / 2 + 1)
  private var sums = [Float](repeating: 0, count: size / 2 + 2)

  private static let size = 2048
  private static let width = 6000.0 / Double(size)
  private static let treble = Int(110 / width)...Int(2100 / width)
  private static let bass = Int(40 / width)...Int(200 / width)
  // −70 dB under a full-scale sine: quieter partials are not audible beside music.
  private static let floor = Float(size) / 4 * 0.0003

  /// Adds mid and side, (left ± right) / 2, at 6 kHz.
  mutating func add(mid: [Float], side: [Float]) {
    midFrames.add(mid)
    sideFrames.add(side)
    while let middle = midFrames.next(), let sides = sideFrames.next() {
      spectra.measure(mid: middle, side: sides, window: window, with: transform)
      low.add(spectra)
      for k in magnitude.indices { magnitude[k] = (spectra.mid[k] + spectra.side[k]).squareRoot() }
      addFrame()
    }
  }

  private mutating func addFrame() {
    var power: Float = 0
    for k in magnitude.indices {
      sums[k + 1] = sums[k] + magnitude[k]
      power += magnitude[k] * magnitude[k]
    }
    chromagram.level.append(power.squareRoot() / Float(Self.size))
    let base = chromagram.fine.count
    chromagram.fine += repeatElement(0, count: Chromagram.fineClasses)
    chromagram.fineBass += repeatElement(0, count: Chromagram.fineClasses)
    let loudest = magnitude[Self.bass.lowerBound...Self.treble.upperBound].max() ?? 0
    addTreble(at: base, above: max(Self.floor, loudest * 0.003))
    addBass(at: base, above: max(Self.floor, loudest * 0.03))
  }

  /// Adds every partial between 110 Hz and 2.1 kHz.
  private mutating func addTreble(at base: Int, above floor: Float) {
    for k in Self.treble where isPeak(k) && magnitude[k] > floor {
      let prominence = 1 - surroundings(of: k) / magnitude[k]
      guard prominence > 0.5 else { continue }
      Self.add(pitch(of: k), weight: magnitude[k].squareRoot() * prominence, to: &chromagram.fine, at: base)
    }
  }

  /// Adds the lowest partial between 40 Hz and 200 Hz of at least 0.3 of the strongest one's magnitude.
  private mutating func addBass(at base: Int, above floor: Float) {
    let peaks = Self.bass.filter { isPeak($0) && magnitude[$0] > floor }
    guard let loudest = peaks.map({ magnitude[$0] }).max(),
      let lowest = peaks.first(where: { magnitude[$0] > 0.3 * loudest })
    else { return }
    let prominence = 1 - surroundings(of: lowest) / magnitude[lowest]
    guard prominence > 0.3 else { return }
    Self.add(
      pitch(of: lowest), weight: magnitude[lowest].squareRoot() * prominence, to: &chromagram.fineBass, at: base)
  }

  private func isPeak(_ k: Int) -> Bool { magnitude[k] > magnitude[k - 1] && magnitude[k] >= magnitude[k + 1] }

  /// Mean magnitude between a third of an octave below and above, and at least 6 bins to both sides.
  private func surroundings(of k: Int) -> Float {
    let low = max(0, min(k - 6, Int(Double(k) * 0.8)))
    let high = min(magnitude.count, max(k + 7, Int(Double(k) * 1.25)))
    return (sums[high] - sums[low]) / Float(high - low)
  }

  /// Pitch of the peak in bin `k`, as a MIDI note number with a fraction.
  private func pitch(of k: Int) -> Double {
    let a = log(max(magnitude[k - 1], .leastNormalMagnitude))
    let b = log(max(magnitude[k], .leastNormalMagnitude))
    let c = log(max(magnitude[k + 1], .leastNormalMagnitude))
    let shift = Double(Parabola.vertex(a, b, c))
    return 69 + 12 * log2((Double(k) + shift) * Self.width / 440)
  }

  /// Adds a pitch to the two fine classes that it lies between.
  private static func add(_ pitch: Double, weight: Float, to classes: inout [Float], at base: Int) {
    let fineClass = (pitch - 12 * (pitch / 12).rounded(.down)) * 10
    let lower = Int(fineClass)
    let share = Float(fineClass - Double(lower))
    classes[base + lower % 120] += weight * (1 - share)
    classes[base + (lower + 1) % 120] += weight * share
  }
}

/// Mean powers of mid and side up to 3 kHz, in narrow bins.
struct LowSpectrum {
  private(set) var frames = 0
  private var mid: [Double]
  private var side: [Double]
  private let width: Double

  /// Mean of spectra of `bins` bins that are `width` hertz apart.
  init(bins: Int, width: Double) {
    mid = [Double](repeating: 0, count: bins)
    side = mid
    self.width = width
  }

  /// Adds the spectra of one frame.
  mutating func add(_ spectra: StereoPower) {
    frames += 1
    for k in mid.indices {
      mid[k] += Double(spectra.mid[k])
      side[k] += Double(spectra.side[k])
    }
  }

  /// Mean power of each bin.
  var power: [Double] { zip(mid, side).map { ($0 + $1) / Double(max(1, frames)) } }

  /// Share of mid in the energy from 20 Hz to 120 Hz.
  var lowEnd: LowEnd {
    let bins = Int((20 / width).rounded(.up))...Int(120 / width)
    let (m, s) = (mid[bins].reduce(0, +), side[bins].reduce(0, +))
    return LowEnd(belowHz: 120, monoShare: m + s > 0 ? m / (m + s) : 1)
  }
}
