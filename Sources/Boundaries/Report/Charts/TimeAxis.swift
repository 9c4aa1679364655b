import Audio

/// A level axis of time.
struct TimeAxis {
  let length: Seconds

  /// The place of `time`, 0…1.
  func fraction(of time: Seconds) -> Double {
    length.value > 0 ? min(1, max(0, time.value / length.value)) : 0
  }

  /// At most twelve labels at round times; every second one can be spared.
  var labels: [AxisLabel] {
    let step = [1.0, 2, 5, 10, 15, 30, 60, 120].first { length.value / $0 <= 12 } ?? 300
    let count = Int(length.value * 0.97 / step)
    return (0...max(0, count)).map { i in
      let time = Seconds.s(Double(i) * step)
      return AxisLabel(time.clock, at: fraction(of: time), isMinor: i % 2 == 1)
    }
  }
}
