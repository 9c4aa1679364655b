import Analysis
import Audio
import Foundation
import TestSupport
import Testing

@testable import QualityControl

/// A wish, a delivery that keeps it, and a defect that a listener would hear.
struct WishCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let wish: Wish
  /// What is done to the clean delivery so that the wish is kept; nil where it is as it is.
  var prepare: @Sendable (inout CleanDelivery) -> Void = { _ in }
  let plant: @Sendable (inout CleanDelivery) -> Void
  var verdict = WishVerdict.missed

  init(
    _ name: String, _ wish: Wish, prepare: @escaping @Sendable (inout CleanDelivery) -> Void = { _ in },
    verdict: WishVerdict = .missed, plant: @escaping @Sendable (inout CleanDelivery) -> Void
  ) {
    (testDescription, self.wish, self.prepare, self.plant) = (name, wish, prepare, plant)
    self.verdict = verdict
  }
}

/// Every kind of wish on a clean delivery and on one with a planted defect.
struct WishVerdictTests {
  private static func result(_ delivery: CleanDelivery, _ wish: Wish) throws -> WishResult {
    var delivery = delivery
    delivery.expected.wishes = [wish]
    return try #require(try delivery.report().words.first)
  }

  @Test(arguments: WishCase.all)
  func `a wish is kept by a delivery that does it, and missed by one that does not`(wish: WishCase) throws {
    var delivery = CleanDelivery.perfect
    wish.prepare(&delivery)
    let kept = try Self.result(delivery, wish.wish)
    #expect(kept.verdict == .kept, "\(kept.measured): \(kept.reason)")
    wish.plant(&delivery)
    let missed = try Self.result(delivery, wish.wish)
    #expect(missed.verdict == wish.verdict, "\(missed.measured): \(missed.reason)")
    #expect(!missed.reason.isEmpty && !missed.measured.isEmpty)
  }

  @Test func `every kind of wish has a planted defect`() {
    // These need sound of their own, or none: `WishMeasureTests` has them.
    let elsewhere: Set<String> = [
      "voice", "lyrics", "tempo_curve", "swing", "transposition", "style", "planned", "articulation",
    ]
    let proven = Set(WishCase.all.map(\.wish.kind)).union(elsewhere)
    #expect(proven == Set(WishDefinition.all.map(\.id)))
    #expect(Set(WishDefinition.all.map(\.id)).count == WishDefinition.all.count)
  }

  @Test func `what the plan could not follow is missed for its reason, and never tried again`() throws {
    let wish = Wish(
      .instrument, asked: "church organ", planned: "no stem", target: .with { $0.stems = [] },
      obstacle: "A part has one instrument: piano plays the chords, church organ does not.")
    let result = try Self.result(.perfect, wish)
    #expect(result.verdict == .missed && result.repair == nil)
    #expect(result.reason == "A part has one instrument: piano plays the chords, church organ does not.")
  }

  @Test func `a kind of a later version is undetermined`() throws {
    var wish = Wish(.planned, asked: "smell of rain", planned: "–")
    wish.kind = "scent"
    #expect(try Self.result(.perfect, wish).verdict == .undetermined)
  }

  @Test func `a quiet stem asks for more level, a silent one for another seed`() throws {
    let wish = Wish(.instrument, asked: "bass", planned: "bass", target: .with { $0.stems = ["02-bass"] })
    var delivery = CleanDelivery.perfect
    delivery.scale("02-bass", by: 0.02)
    guard case .louder(let amount) = try Self.result(delivery, wish).repair else {
      Issue.record("a quiet stem is not made louder")
      return
    }
    #expect(amount > 0 && amount < 30)
    delivery.scale("02-bass", by: 0)
    #expect(try Self.result(delivery, wish).repair == .anotherSeed)
  }
}

extension CleanDelivery {
  /// Multiplies one stem within some seconds, and the master stays the sum.
  mutating func scale(_ name: String, by factor: Float, from start: Double = 0, to end: Double = 20) {
    guard let index = stems.firstIndex(where: { $0.name == name }) else { return }
    var sound = stems[index].samples.sound
    for i in Int(start * 48_000)..<min(sound.frames, Int(end * 48_000)) {
      sound.left[i] *= factor
      sound.right[i] *= factor
    }
    stems[index].samples = .init(sound)
    master = .init(sumOf: stems.map(\.samples))
  }

  /// Multiplies everything by a curve of time.
  mutating func scaleAll(_ factor: (Double) -> Double) {
    for index in stems.indices {
      var sound = stems[index].samples.sound
      for i in 0..<sound.frames {
        let gain = Float(factor(Double(i) / 48_000))
        sound.left[i] *= gain
        sound.right[i] *= gain
      }
      stems[index].samples = .init(sound)
    }
    master = .init(sumOf: stems.map(\.samples))
  }
}
