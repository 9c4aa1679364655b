import Audio
import Music
import Prompt

/// The notation of places, arrangements, tempo curves and voices.
extension BriefSummary {
  /// The fields that say how and where, as far as the brief has them.
  static func details(of brief: Brief) -> [String: String?] {
    [
      "section_details": brief.sectionDetails.map { "\(words($0.place)): \(words($0.arrangement))" }
        .joined(separator: "; "),
      "tempo_curves": brief.tempoCurves.map(words).joined(separator: ", "),
      "fade": brief.fade.map { plain($0.value) },
      "density": brief.density.map { plain($0) },
      "articulation": brief.articulation?.rawValue,
      "title": brief.title,
      "occasions": brief.occasions.sorted().joined(separator: ", "),
      "ensemble": brief.ensemble?.name,
      "voice": brief.voice.map { voice in
        [voice.singer?.rawValue, voice.register?.rawValue, voice.manner?.rawValue].compactMap { $0 }
          .joined(separator: " ")
      },
      "lyrics": brief.lyrics == nil ? nil : "yes",
      "understood": brief.coverage.share < 0.2 ? "low" : nil,
    ]
  }

  /// "Intro 8", "groove 16 [only hi-hats+kick]".
  static func words(_ item: StructureItem) -> String {
    let arrangement = item.arrangement.map(words) ?? ""
    return [item.section.rawValue, item.bars.map(String.init), arrangement.isEmpty ? nil : "[\(arrangement)]"]
      .compactMap { $0 }.joined(separator: " ")
  }

  /// "Start 16 bars", "in chorus -1", "before drop 8 bars".
  static func words(_ place: SectionPlace) -> String {
    let name: [String?]
    if let section = place.section {
      name = [place.relation.rawValue, section.rawValue, place.occurrence.map(String.init)]
    } else {
      name = [place.occurrence == 1 ? "start" : place.occurrence == -1 ? "end" : "whole"]
    }
    return (name + [place.bars.map { "\($0) bars" }]).compactMap { $0 }.joined(separator: " ")
  }

  /// "Only hi-hats+kick", "without drums, quiet".
  static func words(_ arrangement: SectionArrangement) -> String {
    let players = arrangement.instruments.sorted().joined(separator: "+")
    let absent = arrangement.without.sorted().joined(separator: "+")
    let items: [String?] = [
      players.isEmpty ? nil : "\(arrangement.only ? "only" : "with") \(players)",
      absent.isEmpty ? nil : "without \(absent)",
      arrangement.solo.map { "solo \($0)" },
      arrangement.level?.rawValue,
      arrangement.transposition.map { $0 > 0 ? "+\($0)" : "\($0)" },
      arrangement.timeFeel?.rawValue,
    ]
    return items.compactMap { $0 }.joined(separator: ", ")
  }

  /// "90>140 gradual", ">140 at once in drop", "faster gradual in outro".
  static func words(_ curve: TempoCurve) -> String {
    let change =
      curve.to.map { "\(curve.from.map(plain) ?? "")>\(plain($0))" } ?? (curve.isFaster ? "faster" : "slower")
    let place = curve.place.map { $0.section == nil ? "in \(words($0))" : words($0) }
    return [change, curve.isGradual ? "gradual" : "at once", place].compactMap { $0 }.joined(separator: " ")
  }
}
