/// The reason why an order has to wait, or cannot be made.
enum WaitReason: Sendable, Hashable {
  /// Every place is taken.
  case full(slot: String, places: Int)
  /// The rate is used up until then, in seconds since 1970.
  case rate(perMinute: Int, until: Double)
  case broken(why: String, until: Double)
  /// One order is out to see whether the service works again.
  case trial(why: String)
  case day(String, until: Double)
  case job(String)

  /// The time at which it may be over by itself, in seconds since 1970; nil if something else has to happen first.
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

/// The thing that an order waits for: its admission, or the service that works on it.
public struct OrderWait: Sendable, Hashable {
  public let service: String
  /// In words, why it may not be made yet; nil while it is being made.
  public let reason: String?

  public init(service: String, reason: String? = nil) {
    self.service = service
    self.reason = reason
  }

  /// For people: what several orders wait for, the first one that is held up or how many are being made.
  public static func words(for waits: [OrderWait]) -> String? {
    if let held = waits.first(where: { $0.reason != nil }) { return "\(held.service) \(held.reason ?? "")" }
    guard let service = waits.first?.service else { return nil }
    return waits.count == 1 ? "\(service), which makes a clip" : "\(service), which makes \(waits.count) clips"
  }
}
