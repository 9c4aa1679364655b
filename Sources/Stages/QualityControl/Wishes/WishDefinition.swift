import Analysis
import Audio

/// A kind of wish, and its measurement in the delivered files.
///
/// Each is declared in a file of its own in `Kinds`, beside what measures it and words its result, and listed in `all`.
public struct WishDefinition: Sendable, Identifiable {
  /// Stable name in `qa.json` and in the records of repairs, such as `instrument`.
  public let id: String
  /// Heading in reports, such as `Instrument`.
  public let title: String
  /// The result for a wish of this kind.
  let judge: @Sendable (Wish, WishMaterial) throws -> WishResult

  init(_ id: String, title: String, judge: @escaping @Sendable (Wish, WishMaterial) throws -> WishResult) {
    (self.id, self.title, self.judge) = (id, title, judge)
  }
}

extension WishDefinition {
  /// Every kind, in the order of reports.
  public static let all: [WishDefinition] = [
    .style, .tempo, .pace, .tempoCurve, .key, .mode, .meter, .swing, .duration, .form, .ensemble, .instrument, .absence,
    .only, .solo, .level, .transposition, .voice, .lyrics, .character, .loudness, .fadeIn, .fade, .abruptEnd,
    .articulation,
    .planned,
  ]

  /// The kind called `id`; nil if there is none.
  public static func named(_ id: String) -> WishDefinition? { all.first { $0.id == id } }
}

/// The delivered files and everything that was measured in them, for the measurement of wishes.
struct WishMaterial: Sendable {
  let delivery: Delivery
  let measured: DeliveryMeasurement
  let expected: Expectations

  /// The result for `wish`; what the plan could not follow is missed for the reason that it gives.
  func judge(_ wish: Wish) throws -> WishResult {
    guard let definition = WishDefinition.named(wish.kind) else {
      return WishResult(
        wish, .undetermined, measured: "–", reason: "This version does not know wishes of the kind \(wish.kind).")
    }
    var result = try definition.judge(wish, self)
    guard let obstacle = wish.obstacle, result.verdict != .kept else { return result }
    (result.verdict, result.reason, result.repair) = (.missed, obstacle, nil)
    return result
  }

  /// The measurements of the delivered stems by those names, in their order.
  func stems(_ names: [String]?) -> [StemMeasurement] {
    let all = measured.stems?.stems ?? []
    return (names ?? []).compactMap { name in all.first { $0.name == name } }
  }

  /// The whole song, in seconds.
  var wholeSong: TimeRange { TimeRange(start: 0, end: measured.master.profile.duration.value) }

  /// The places of `wish`, or the whole song.
  func times(of wish: Wish) -> [TimeRange] { wish.target.times ?? [wholeSong] }
}
