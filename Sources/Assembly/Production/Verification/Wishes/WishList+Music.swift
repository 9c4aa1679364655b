import Analysis
import Audio
import Diagnostics
import Music
import Planning
import Prompt
import QualityControl

/// Style, tempo, key, meter and form.
extension WishList {
  /// The genre that was named or voted for, occasions, and the title.
  var style: [Wish] {
    var wishes: [Wish] = []
    if let genre = brief.genre,
      let asked = words(for: "genre", about: genre) ?? words(for: "genres") ?? votes(for: genre)
    {
      wishes.append(
        Wish(
          .style, asked: asked, planned: plan.genre, target: .with { $0.isFollowed = plan.genre == genre },
          obstacle: obstacle(mentioning: genre)))
    }
    for occasion in brief.occasions {
      let hasVote = brief.styleVotes.contains { $0.source == .occasion && $0.genre == plan.genre }
      let asked = words(for: "occasions", about: occasion) ?? occasion
      wishes.append(followed(asked, as: "\(plan.genre) for a \(occasion)", hasVote, obstacle(mentioning: occasion)))
    }
    if let title = brief.title, let asked = words(for: "title") {
      wishes.append(followed(asked, as: plan.title, plan.title == title))
    }
    return wishes
  }

  /// The words of the strongest vote for a genre.
  private func votes(for genre: String) -> String? {
    brief.styleVotes.filter { $0.genre == genre }.max { $0.weight < $1.weight }?.words
  }

  var tempo: [Wish] {
    var wishes: [Wish] = []
    if let asked = askedTempo {
      let planned = "\(NumberText.short(plan.bpm.bpm)) BPM"
      let reason = obstacle(mentioning: "bpm", "tempo")
      if let range = brief.bpmRange, range.count == 2, range[0] < range[1] {
        let target = WishTarget.with { ($0.low, $0.high) = (range[0], range[1]) }
        wishes.append(Wish(.pace, asked: asked, planned: planned, target: target, obstacle: reason))
      } else if let bpm = brief.bpm {
        let target = WishTarget.with { $0.number = bpm.bpm }
        wishes.append(Wish(.tempo, asked: asked, planned: planned, target: target, obstacle: reason))
      }
    }
    return wishes + brief.tempoCurves.map(curve)
  }

  private var askedTempo: String? {
    words(for: "bpm", about: brief.bpm.map { "\(NumberText.short($0.bpm)) BPM" }) ?? words(for: "bpm_range")
  }

  private func curve(_ curve: TempoCurve) -> Wish {
    let place = curve.place.map { WishedPlace($0, in: plan) }
    let whole = plan.time(of: 0..<plan.bars)
    var times = place.map { $0.bars.map(plan.time(of:)) } ?? [whole]
    // A tempo that changes at once is compared with the one before the place, and its end is the place's.
    if !curve.isGradual, let first = times.first, first.start > 2 {
      times.insert(.init(start: 0, end: first.start), at: 0)
    }
    let way = [curve.from, curve.to].compactMap { $0.map { NumberText.short($0) } }.joined(separator: " to ")
    let asked = words(for: "tempo_curves") ?? (curve.isFaster ? "faster" : "slower")
    let planned = "\(way.isEmpty ? (curve.isFaster ? "faster" : "slower") : way) \(place?.name ?? "in the whole song")"
    return Wish(
      .tempoCurve, asked: asked, planned: planned,
      target: .with {
        ($0.low, $0.high, $0.number) = (curve.from, curve.to, curve.isFaster ? 1 : -1)
        $0.times = times
      }, obstacle: obstacle(mentioning: "tempo", "accelerat", "slow", "fast"))
  }

  /// Key, mode, meter and swing.
  var tonality: [Wish] {
    var wishes: [Wish] = []
    let key = plan.key.description
    if let wanted = brief.key, let asked = words(for: "key", about: wanted.description) {
      wishes.append(
        Wish(
          .key, asked: asked, planned: key, target: .with { $0.names = [wanted.description] },
          obstacle: obstacle(mentioning: "key", wanted.description)))
    } else if let mode = brief.mode, let asked = words(for: "mode") {
      wishes.append(Wish(.mode, asked: asked, planned: key, target: .with { $0.names = [mode.rawValue] }))
    }
    if let meter = brief.meter, let asked = words(for: "meter") {
      let unit = plan.bpm.seconds(of: Beats(4, over: meter.unit))
      let target = WishTarget.with { ($0.names, $0.number) = (["\(meter)"], unit) }
      wishes.append(
        Wish(
          .meter, asked: asked, planned: "\(plan.meter)", target: target,
          obstacle: plan.meter == meter ? nil : obstacle(mentioning: "meter", "\(meter)")))
    }
    for (name, word) in [("swung", "swing"), ("straight", "straight")] where brief.styleWords.contains(name) {
      wishes.append(
        Wish(
          .swing, asked: words(for: "style", about: name == "swung" ? "sw" : name) ?? name,
          planned: plan.swing > 0.5 ? "second notes at \(Int((100 * plan.swing).rounded())) %" : "straight",
          target: .with { $0.names = [word] }))
    }
    if let feel = brief.timeFeel, let asked = words(for: "time_feel") {
      wishes.append(followed(asked, as: "\(feel.rawValue) time", true, obstacle(mentioning: "\(feel.rawValue) time")))
    }
    return wishes
  }

  /// Length and order of the sections.
  var form: [Wish] {
    var wishes: [Wish] = []
    let sections = plan.sections.map { $0.kind.rawValue }.joined(separator: ", ")
    if let duration = brief.duration, let asked = words(for: "duration", about: "\(NumberText.short(duration.value)) s")
    {
      let length = "\(NumberText.short(Double(plan.frames) / 48_000, 1)) s"
      wishes.append(
        Wish(
          .duration, asked: asked, planned: length, target: .with { $0.number = duration.value },
          obstacle: obstacle(mentioning: "duration", "length")))
    } else if let bars = brief.durationBars, let asked = words(for: "duration_bars") {
      wishes.append(followed(asked, as: "\(plan.bars) bars", plan.bars == bars, obstacle(mentioning: "bars")))
    }
    if !brief.structure.isEmpty {
      let names = brief.structure.map(\.section.rawValue)
      wishes.append(
        Wish(
          .form, asked: words(for: "structure") ?? names.joined(separator: ", "), planned: sections,
          target: .with { $0.names = names }, obstacle: obstacle(mentioning: "section", "form")))
    }
    for wish in brief.sectionWishes {
      guard let count = wish.count else { continue }
      let asked = words(for: "section_wishes", about: wish.section.rawValue) ?? "\(count) × \(wish.section.rawValue)"
      let target = WishTarget.with { ($0.names, $0.number) = ([wish.section.rawValue], Double(count)) }
      wishes.append(
        Wish(
          .form, asked: asked, planned: sections, target: target,
          obstacle: obstacle(mentioning: wish.section.rawValue)))
    }
    return wishes
  }

  /// Loudness, fades and ends.
  var ending: [Wish] {
    var wishes: [Wish] = []
    if let loudness = brief.loudness, let asked = words(for: "loudness_lufs", about: "\(loudness.value) LUFS") {
      let planned = "\(NumberText.short(plan.loudness.value)) LUFS"
      wishes.append(
        Wish(
          .loudness, asked: asked, planned: planned, target: .with { $0.number = loudness.value },
          obstacle: obstacle(mentioning: "LUFS")))
    }
    if let length = brief.fadeIn {
      wishes.append(
        Wish(
          .fadeIn, asked: words(for: "fade_in") ?? "fade in",
          planned: "a fade of \(NumberText.short(length.value, 1)) s",
          target: .with { $0.number = max(1, length.value) }, obstacle: obstacle(mentioning: "fade")))
    }
    if brief.ending == .fade || brief.fade != nil {
      let length = brief.fade ?? plan.ending.fade
      let planned = "a fade of \(NumberText.short(plan.ending.fade.value, 1)) s"
      wishes.append(
        Wish(
          .fade, asked: words(for: "ending") ?? words(for: "fade") ?? "fade out", planned: planned,
          target: .with { $0.number = max(1, length.value) }, obstacle: obstacle(mentioning: "fade")))
    } else if brief.ending == .abrupt {
      wishes.append(
        Wish(
          .abruptEnd, asked: words(for: "ending") ?? "abrupt ending",
          planned: plan.ending.fade.value > 0
            ? "a fade of \(NumberText.short(plan.ending.fade.value, 1)) s" : "a stop on the beat",
          obstacle: obstacle(mentioning: "ending")))
    }
    return wishes
  }
}
