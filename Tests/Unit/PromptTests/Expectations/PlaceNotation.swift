import Music
import Prompt

/// Places, arrangements and tempo curves in the notation of the tables.
enum PlaceNotation {
  /// `until drop`, `in chorus -1`, `start 16 bars`.
  static func text(_ place: SectionPlace) -> String {
    let bars = place.bars.map { "\($0) bars" }
    guard let section = place.section else {
      let edge = place.occurrence.map { $0 > 0 ? "start" : "end" } ?? "whole"
      let relation = place.relation == .in ? nil : place.relation.rawValue
      return [relation, edge, bars].compactMap { $0 }.joined(separator: " ")
    }
    return [place.relation.rawValue, section.rawValue, place.occurrence.map(String.init), bars].compactMap { $0 }
      .joined(separator: " ")
  }

  /// `only hi-hats+kick`, `with bass`, `without drums`, `solo guitar`, `quiet`, `+2`, `half`.
  static func text(_ arrangement: SectionArrangement) -> String {
    let names = arrangement.instruments.sorted().joined(separator: "+")
    let without = arrangement.without.sorted().joined(separator: "+")
    return [
      names.isEmpty ? nil : "\(arrangement.only ? "only" : "with") \(names)",
      without.isEmpty ? nil : "without \(without)", arrangement.solo.map { "solo \($0)" }, arrangement.level?.rawValue,
      arrangement.transposition.map { $0 > 0 ? "+\($0)" : "\($0)" }, arrangement.timeFeel?.rawValue,
    ].compactMap { $0 }.joined(separator: ", ")
  }

  /// `intro 8, groove 16 [only hi-hats+kick]`.
  static func text(_ item: StructureItem) -> String {
    let arrangement = item.arrangement.map(text).flatMap { $0.isEmpty ? nil : "[\($0)]" }
    return [item.section.rawValue, item.bars.map(String.init), arrangement].compactMap { $0 }.joined(separator: " ")
  }

  /// `90>140 gradual`, `>140 at once in drop`, `slower gradual in end`.
  static func text(_ curve: TempoCurve) -> String {
    let change =
      curve.to.map { "\(curve.from.map(plain) ?? "")>\(plain($0))" } ?? (curve.isFaster ? "faster" : "slower")
    let place = curve.place.map { place in
      let text = text(place)
      return place.section == nil && place.relation == .in ? "in \(text)" : text
    }
    return [change, curve.isGradual ? "gradual" : "at once", place].compactMap { $0 }.joined(separator: " ")
  }

  private static func plain(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
  }
}
