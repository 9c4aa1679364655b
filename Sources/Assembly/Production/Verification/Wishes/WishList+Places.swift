import Analysis
import Music
import Planning
import Prompt
import QualityControl

/// The wishes for single places: players, solos, levels, keys and time feels of sections and stretches of bars.
extension WishList {
  var places: [Wish] {
    var wishes = brief.sectionDetails.flatMap { detail in
      self.wishes(detail.arrangement, in: WishedPlace(detail.place, in: plan), asked: detail.words)
    }
    var counts: [SectionKind: Int] = [:]
    for item in brief.structure {
      counts[item.section, default: 0] += 1
      guard let arrangement = item.arrangement, !arrangement.isEmpty else { continue }
      let place = SectionPlace(.in, item.section, occurrence: counts[item.section])
      let asked = arrangement.label ?? words(for: "structure", about: item.section.rawValue) ?? item.section.rawValue
      wishes += self.wishes(arrangement, in: WishedPlace(place, in: plan), asked: asked)
    }
    return wishes
  }

  private func wishes(_ arrangement: SectionArrangement, in place: WishedPlace, asked: String) -> [Wish] {
    guard !place.bars.isEmpty else {
      return [
        followed(
          asked, as: "no such place", false, obstacle(mentioning: asked) ?? "The form has no such place: \(place.name)."
        )
      ]
    }
    let times = place.bars.map(plan.time(of:))
    var wishes = arrangement.instruments.map {
      instrument($0, by: stems(playing: $0), asked: asked, in: times, place.name)
    }
    if arrangement.only {
      let names = arrangement.instruments + [arrangement.solo].compactMap(\.self)
      wishes.append(only(names, asked: asked, in: times, place.name))
    }
    wishes += arrangement.without.map { absence(of: $0, asked: asked, in: times, place.name) }
    if let name = arrangement.solo { wishes.append(solo(name, asked: asked, in: times, place.name)) }
    if let level = arrangement.level { wishes.append(self.level(level, asked: asked, in: times, place.name)) }
    if let steps = arrangement.transposition {
      wishes.append(
        Wish(
          .transposition, asked: asked, planned: "\(steps > 0 ? "+" : "")\(steps) semitones \(place.name)",
          target: .with { ($0.names, $0.number, $0.times) = ([plan.key.description], Double(steps), times) },
          obstacle: obstacle(mentioning: "key change", "transpos")))
    }
    if let feel = arrangement.timeFeel {
      let starts = plan.sectionStarts
      let isFollowed = place.bars.allSatisfy { bars in
        starts.indices.contains {
          starts[$0] <= bars.lowerBound && bars.lowerBound < starts[$0] + plan.sections[$0].bars
            && plan.sections[$0].timeFeel == feel
        }
      }
      wishes.append(
        followed(
          asked, as: "\(feel.rawValue) time \(place.name)", isFollowed, obstacle(mentioning: "\(feel.rawValue) time")
        ))
    }
    return wishes
  }

  private func solo(_ name: String, asked: String, in times: [TimeRange], _ place: String) -> Wish {
    let soloists = stems(playing: name)
    let isPitched = { (stem: StemPlan) in ![.drums, .percussion, .effects].contains(stem.role) }
    // The ground under a solo may be as loud as it is.
    let others = plan.stems.filter { stem in
      isPitched(stem) && stem.role != .bass && !soloists.contains { $0.name == stem.name }
    }
    let isDrumSolo = !soloists.contains(where: isPitched)
    return Wish(
      .solo, asked: asked,
      planned: soloists.isEmpty ? "no stem" : "\(soloists.map(\.name).joined(separator: ", ")) in front \(place)",
      target: .with {
        ($0.stems, $0.others, $0.times) = (soloists.map(\.fileName), isDrumSolo ? [] : others.map(\.fileName), times)
      }, obstacle: soloists.isEmpty ? obstacle(mentioning: name) : nil)
  }

  /// Two LU are the least that listeners call quieter from one section to the next; louder ones have less room, for the
  /// mastering holds the peaks.
  private func level(_ level: SectionLevel, asked: String, in times: [TimeRange], _ place: String) -> Wish {
    let least = level == .loud ? 1.0 : -2.0
    return Wish(
      .level, asked: asked, planned: "\(level.rawValue) \(place)",
      target: .with { ($0.low, $0.times) = (least, times) }, obstacle: obstacle(mentioning: level.rawValue))
  }
}
