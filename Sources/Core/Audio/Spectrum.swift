import CFFTW
import Foundation
import Synchronization

// FFTW's planner is global and not thread-safe; executing a plan is. `FFTW_ESTIMATE` keeps results reproducible.
private let planner = Mutex<Void>(())

/// The discrete Fourier transform of real blocks of one size, and its inverse.
///
/// One owner uses it at a time. The spectrum of `size` samples has `size / 2 + 1` bins, from 0 Hz to half the rate.
public final class RealFFT {
  public let size: Int
  let time: UnsafeMutablePointer<Float>
  let bins: UnsafeMutablePointer<fftwf_complex>
  let forwardPlan: fftwf_plan
  let inversePlan: fftwf_plan

  public init(size: Int) {
    self.size = size
    let n = Int32(size)
    let (t, b, f, i) = planner.withLock { _ in
      let t = UInt(bitPattern: fftwf_alloc_real(size))
      let b = UInt(bitPattern: fftwf_alloc_complex(size / 2 + 1))
      let real = UnsafeMutablePointer<Float>(bitPattern: t)
      let complex = UnsafeMutablePointer<fftwf_complex>(bitPattern: b)
      let f = UInt(bitPattern: fftwf_plan_dft_r2c_1d(n, real, complex, UInt32(FFTW_ESTIMATE)))
      let i = UInt(bitPattern: fftwf_plan_dft_c2r_1d(n, complex, real, UInt32(FFTW_ESTIMATE)))
      return (t, b, f, i)
    }
    guard let time = UnsafeMutablePointer<Float>(bitPattern: t),
      let bins = UnsafeMutablePointer<fftwf_complex>(bitPattern: b),
      let forwardPlan = fftwf_plan(bitPattern: f), let inversePlan = fftwf_plan(bitPattern: i)
    else { fatalError("FFTW has no memory for a transform of \(size) samples") }
    (self.time, self.bins, self.forwardPlan, self.inversePlan) = (time, bins, forwardPlan, inversePlan)
  }

  deinit {
    planner.withLock { _ in
      fftwf_destroy_plan(forwardPlan)
      fftwf_destroy_plan(inversePlan)
    }
    fftwf_free(time)
    fftwf_free(bins)
  }

  /// Adds the power |X[k]|² of `samples · window` to `power`; both inputs have `size` values, `power` `size / 2 + 1`.
  public func addPower(of samples: ArraySlice<Float>, window: [Float], to power: inout [Float]) {
    execute(samples, window)
    for k in 0...size / 2 { power[k] += bins[k].0 * bins[k].0 + bins[k].1 * bins[k].1 }
  }

  /// Replaces `magnitude` with |X[k]| of `samples · window`.
  public func magnitude(of samples: ArraySlice<Float>, window: [Float], into magnitude: inout [Float]) {
    execute(samples, window)
    for k in 0...size / 2 { magnitude[k] = (bins[k].0 * bins[k].0 + bins[k].1 * bins[k].1).squareRoot() }
  }

  /// The complex spectrum of `samples`, of which there may be fewer than `size`: the rest is taken as 0.
  public func forward(_ samples: ArraySlice<Float>) -> ComplexSpectrum {
    precondition(samples.count <= size)
    for (i, x) in samples.enumerated() { time[i] = x }
    for i in samples.count..<size { time[i] = 0 }
    fftwf_execute(forwardPlan)
    return ComplexSpectrum(real: (0...size / 2).map { bins[$0].0 }, imaginary: (0...size / 2).map { bins[$0].1 })
  }

  /// The `size` samples whose spectrum is `spectrum`, scaled so that it undoes `forward`.
  public func inverse(_ spectrum: ComplexSpectrum) -> [Float] {
    for k in 0...size / 2 { bins[k] = (spectrum.real[k], spectrum.imaginary[k]) }
    fftwf_execute(inversePlan)
    let scale = 1 / Float(size)
    return (0..<size).map { time[$0] * scale }
  }

  func execute(_ samples: ArraySlice<Float>, _ window: [Float]) {
    precondition(samples.count == size && window.count == size)
    let first = samples.startIndex
    for i in 0..<size { time[i] = samples[first + i] * window[i] }
    fftwf_execute(forwardPlan)
  }
}

/// The bins of a real transform, real and imaginary parts apart.
public struct ComplexSpectrum: Sendable, Equatable {
  public var real: [Float]
  public var imaginary: [Float]

  public init(real: [Float], imaginary: [Float]) {
    self.real = real
    self.imaginary = imaginary
  }

  /// The spectrum of two signals convolved.
  public static func * (a: Self, b: Self) -> Self {
    var product = a
    for k in a.real.indices {
      product.real[k] = a.real[k] * b.real[k] - a.imaginary[k] * b.imaginary[k]
      product.imaginary[k] = a.real[k] * b.imaginary[k] + a.imaginary[k] * b.real[k]
    }
    return product
  }
}

/// Window functions.
public enum Window {
  /// The periodic Hann window: 0.5 − 0.5 cos(2πi / n).
  public static func hann(_ n: Int) -> [Float] {
    (0..<n).map { Float(0.5 - 0.5 * cos(2 * Double.pi * Double($0) / Double(n))) }
  }
}

/// Power spectra of mid and side, and how far the two go together.
public struct StereoPower: Sendable {
  /// |M|².
  public private(set) var mid: [Float]
  /// |S|².
  public private(set) var side: [Float]
  /// Re(M · S*): what the left channel has more than half of the sum of both powers.
  public private(set) var cross: [Float]
  private var real: [Float]
  private var imaginary: [Float]

  /// For transforms of `size` samples.
  public init(size: Int) {
    mid = [Float](repeating: 0, count: size / 2 + 1)
    (side, cross, real, imaginary) = (mid, mid, mid, mid)
  }

  /// Measures one frame of mid and side, (left ± right) / 2.
  public mutating func measure(
    mid middle: ArraySlice<Float>, side sides: ArraySlice<Float>, window: [Float], with transform: RealFFT
  ) {
    transform.execute(middle, window)
    for k in mid.indices { (real[k], imaginary[k]) = transform.bins[k] }
    transform.execute(sides, window)
    for k in mid.indices {
      let (x, y, (u, v)) = (real[k], imaginary[k], transform.bins[k])
      mid[k] = x * x + y * y
      side[k] = u * u + v * v
      cross[k] = x * u + y * v
    }
  }
}
