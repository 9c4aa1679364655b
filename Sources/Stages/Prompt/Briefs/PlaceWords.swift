import Diagnostics
import Music

/// Places, arrangements and changes of tempo in words for readers.
extension SectionPlace {
  /// "Until the drop", "in the last chorus", "in the first 8 bars".
  public var inWords: String {
    guard let section else {
      let count = bars.map { " \($0) bars" } ?? ""
      switch occurrence {
      case nil: return "in the whole song"
      case .some(let number) where number > 0:
        return bars == nil ? "at the beginning" : "\(relation == .after ? "after" : "in") the first\(count)"
      default: return bars == nil ? "at the end" : "in the last\(count)"
      }
    }
    let which: String? =
      switch occurrence {
      case nil: nil
      case -1: "last"
      case -2: "last but one"
      case 1: "first"
      case .some(let number): "\(number)."
      }
    let name = ["the", which, section.rawValue].compactMap { $0 }.joined(separator: " ")
    guard let bars else { return "\(relation.rawValue) \(name)" }
    return relation == .before ? "in the \(bars) bars before \(name)" : "in the first \(bars) bars of \(name)"
  }
}

extension SectionArrangement {
  /// "Only pad, without drums, loud".
  public var inWords: String {
    let names = instruments.joined(separator: " and ")
    return [
      instruments.isEmpty ? nil : "\(only ? "only" : "with") \(names)",
      without.isEmpty ? nil : "without \(without.joined(separator: " and "))",
      solo.map { "solo of \($0)" }, solo == nil ? label : nil, level?.rawValue,
      transposition.map { "\(abs($0)) semitones \($0 > 0 ? "up" : "down")" }, timeFeel.map { "\($0.rawValue) time" },
    ].compactMap { $0 }.joined(separator: ", ")
  }
}

extension SectionDetail {
  /// "Until the drop: without drums".
  public var inWords: String { "\(place.inWords): \(arrangement.inWords)" }
}

extension StructureItem {
  /// "Intro of 8 bars (only pad)".
  public var inWords: String {
    let details = arrangement.map(\.inWords) ?? ""
    return "\(section.rawValue)\(bars.map { " of \($0) bars" } ?? "")\(details.isEmpty ? "" : " (\(details))")"
  }
}

extension TempoCurve {
  /// "From 90 to 140 BPM", "slower at the end".
  public var inWords: String {
    let start = from.map { "from \(NumberText.short($0)) " } ?? ""
    let change = to.map { "\(start)to \(NumberText.short($0)) BPM" } ?? (isFaster ? "faster" : "slower")
    return [isGradual ? "gradually" : "at once", change, place?.inWords].compactMap { $0 }.joined(separator: " ")
  }
}
