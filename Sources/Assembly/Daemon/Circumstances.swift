import DropFolder
import Foundation

/// The time and the randomness that ids need: given from outside, so that tests can decide them.
public struct Circumstances: Sendable {
  /// The wall clock as ISO 8601 text; only ever recorded and shown.
  public var time: @Sendable () -> String
  /// A new id.
  public var freshID: @Sendable () -> JobID

  public init(time: @escaping @Sendable () -> String, freshID: @escaping @Sendable () -> JobID) {
    self.time = time
    self.freshID = freshID
  }

  /// The machine's clock and random numbers.
  public static let real = Circumstances(
    time: { Date.now.formatted(.iso8601) },
    freshID: {
      let random = (0..<10).map { _ in UInt8.random(in: .min ... .max) }
      return JobID(milliseconds: Int64(Date.now.timeIntervalSince1970 * 1000), random: random)
    })
}
