/// Why an order has to wait, or cannot be made.
enum Obstacle: Sendable, Hashable {
  /// Every place is taken.
  case full(slot: String, places: Int)
  /// The rate is used up until then, in seconds since 1970.
  case rate(perMinute: Int, until: Double)
  case broken(why: String, until: Double)
  /// One order is out to see whether the service works again.
  case trial(why: String)
  case day(String, until: Double)
  case job(String)

  /// When it may be over by itself; nil when something else has to happen first.
  var end: Double? {
    switch self {
    case .rate(_, let time), .broken(_, let time), .day(_, let time): time
    case .full, .trial, .job: nil
    }
  }

  /// For people, after the name of the service.
  func words(at time: Double) -> String {
    switch self {
    case .full(let slot, let places): "waits for \(slot): \(places) of \(places) in use"
    case .rate(let perMinute, let until):
      "waits for its rate: \(perMinute) a minute, the next in \(Self.seconds(until - time))"
    case .broken(let why, let until): "is left alone for \(Self.seconds(until - time)): \(why)"
    case .trial(let why): "is tried with one clip after it failed: \(why)"
    case .day(let what, let until): "has no budget left today: \(what); it goes on in \(Self.seconds(until - time))"
    case .job(let what): "has no budget left for this job: \(what)"
    }
  }

  private static func seconds(_ count: Double) -> String {
    let whole = max(1, Int(count.rounded(.up)))
    return whole < 120 ? "\(whole) s" : whole < 7200 ? "\(whole / 60) min" : "\(whole / 3600) h"
  }
}
