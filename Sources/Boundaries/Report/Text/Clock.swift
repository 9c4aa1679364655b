import Audio

extension Seconds {
  /// Minutes and seconds, rounded down: `2:05`.
  var clock: String {
    let whole = Int(min(max(0, value), 1e6))
    let seconds = whole % 60
    return "\(whole / 60):\(seconds < 10 ? "0" : "")\(seconds)"
  }

  /// Minutes, seconds and tenths, for places in the track: `2:05.3`.
  var place: String {
    let tenths = Int((min(max(0, value), 1e6) * 10).rounded())
    return "\(Seconds.s(Double(tenths / 10)).clock).\(tenths % 10)"
  }
}
