import Audio
import Genres
import Music
import Prompt

/// The sections that fill a duration in whole bars.
struct FormFitting {
  let genre: Genre
  let brief: Brief
  let tempo: Tempo
  let meter: Meter
  /// The form of the reference, if it has one that can be taken over.
  var model: [(kind: SectionKind, bars: Int)]?
  /// What the song's own form is drawn by; nil takes the genre's forms as they are written.
  var seed: Seed?

  /// The sections found, and the frames that they and the tail fill.
  struct FittedForm {
    let sections: [Section]
    let frames: Int
  }

  /// The least time that the last sound is given to die away in; none where the song goes on while it fades.
  private var tail: Seconds { brief.ending == .abrupt ? .s(0.1) : brief.ending == .fade ? .s(0) : .s(1.2) }
  /// The tail of a track whose length nobody asked for.
  private var freeTail: Seconds { brief.ending == .abrupt ? .s(0.25) : brief.ending == .fade ? .s(0) : .s(3) }

  private var barTime: Double { tempo.seconds(of: meter.bar) }

  private var planning: TempoPlanning { TempoPlanning(curves: brief.tempoCurves, opening: tempo, meter: meter) }

  private func duration(of sections: [Section]) -> Seconds {
    let bars = sections.reduce(0) { $0 + $1.bars }
    return .s(planning.map(of: sections)?.seconds(of: meter.bar * bars) ?? barTime * Double(bars))
  }

  private func duration(ofBars bars: Int) -> Seconds {
    var unsaid: [String] = []
    return brief.tempoCurves.isEmpty
      ? .s(barTime * Double(bars)) : duration(of: sections(filling: bars, notes: &unsaid))
  }

  /// The whole bars that fit into a duration; those that fill it where the song goes on while it fades.
  private func bars(filling time: Seconds) -> Int {
    let rule: FloatingPointRoundingRule = brief.ending == .fade ? .up : .down
    var bars = max(1, Int((time.value / barTime).rounded(rule)))
    guard !brief.tempoCurves.isEmpty else { return bars }
    // Where the sections lie decides on the tempo, so the number of bars is approached step by step.
    for _ in 0..<12 {
      let next = max(1, Int((Double(bars) * time.value / duration(ofBars: bars).value).rounded(rule)))
      if next == bars { break }
      bars = next
    }
    while brief.ending != .fade, bars > 1, duration(ofBars: bars) > time { bars -= 1 }
    while brief.ending == .fade, duration(ofBars: bars) < time { bars += 1 }
    return bars
  }

  /// Sections for the asked duration, met to the frame by the tail, or else a form of about the usual duration.
  func fitted(asked: Seconds?, usual: Seconds, notes: inout [String]) -> FittedForm {
    if let asked {
      let bars = bars(filling: asked - tail)
      return FittedForm(sections: sections(filling: bars, notes: &notes), frames: SampleRate.standard.frames(in: asked))
    }
    if let bars = brief.durationBars {
      let length = duration(ofBars: bars) + freeTail
      if length.value <= NumberField.duration.range.upperBound {
        return FittedForm(
          sections: sections(filling: bars, notes: &notes), frames: SampleRate.standard.frames(in: length))
      }
      notes.append(
        "\(bars) bars are longer than \(NumberField.duration.rangeInWords) allow; the usual length was taken.")
    }
    let wanted =
      brief.tempoCurves.isEmpty
      ? Int((usual.value / barTime / 4).rounded()) * 4 : Int((Double(bars(filling: usual)) / 4).rounded()) * 4
    let whole = sections(filling: brief.structure.isEmpty ? max(4, wanted) : nil, notes: &notes)
    let length = duration(of: whole) + freeTail
    return FittedForm(sections: whole, frames: SampleRate.standard.frames(in: length))
  }

  /// The sections of the asked structure or of the genre's nearest form, scaled to `bars` if that is not nil.
  private func sections(filling bars: Int?, notes: inout [String]) -> [Section] {
    let template = brief.structure.isEmpty ? wished(modelled(for: bars, notes: &notes)) : askedForm()
    let total = template.reduce(0) { $0 + $1.bars }
    guard let bars, bars != total else { return characterised(template) }
    let lengths = FixedLengths(structure: brief.structure)
    if let kept = lengths.kept(in: template, filling: bars, scale: scaled) { return characterised(kept) }
    if !brief.structure.isEmpty {
      notes.append("The asked sections have \(total) bars; they were scaled to the \(bars) that the duration holds.")
      let lost = template.dropFirst(max(1, bars)).map(\.kind.rawValue)
      if !lost.isEmpty { notes.append("The duration has no room for the last of them: \(Array(lost).inWords).") }
    }
    return characterised(strained(template, to: bars) ?? scaled(template, to: bars))
  }

  /// The reference's form where its sections have room, else the genre's.
  private func modelled(for bars: Int?, notes: inout [String]) -> Template {
    let wanted = bars ?? 64
    guard let model, model.count <= wanted / grain(of: wanted) else { return genreForm(for: wanted) }
    notes.append("The sections follow the reference's: \(model.count), as long beside each other as there.")
    return model
  }

  private typealias Template = FormWishes.Template

  private func wished(_ template: Template) -> Template {
    FormAdditions(details: brief.sectionDetails).added(
      to: FormWishes(wishes: brief.sectionWishes, barTime: barTime).granted(in: template))
  }

  private func askedForm() -> Template {
    let usual = genre.forms.compactMap(SongForm.init).flatMap(\.sections)
    let asked: Template = brief.structure.map { item in
      let kind = PlaceFinder.kind(standingFor: item.section, in: usual.map(\.kind))
      return (item.section, item.bars ?? usual.first { $0.kind == kind }?.bars ?? 8)
    }
    return FormAdditions(details: brief.sectionDetails).added(to: asked)
  }

  /// The song's own form, or the written one whose length is nearest to `bars` in proportion and that has no more sections
  /// than bars allow.
  private func genreForm(for bars: Int) -> Template {
    let all = genre.forms.compactMap(SongForm.init)
    let forms = all.filter { $0.sections.count <= bars / grain(of: bars) }
    guard let nearest = forms.min(by: { distance($0.bars, bars) < distance($1.bars, bars) }) else {
      let kinds = Set(all.flatMap { $0.sections.map(\.kind) })
      let loudest = genre.sections.filter { kinds.contains($0.section) }.max { $0.energy < $1.energy }
      return [((loudest ?? genre.sections[0]).section, bars)]
    }
    return varied(forms, nearest: nearest, to: bars) ?? repeated(nearest.sections, toward: bars)
  }

  /// A form drawn by the seed; nil where none is to be drawn or none follows the rules.
  private func varied(_ forms: [SongForm], nearest: SongForm, to bars: Int) -> Template? {
    guard let seed, nearest.sections.count > 1 else { return nil }
    let kinds = Set(genre.forms.compactMap(SongForm.init).flatMap { $0.sections.map(\.kind) })
    let usual = repeated(nearest.sections, toward: bars)
    let loudest = usual.max { genre.character(of: $0.kind).energy < genre.character(of: $1.kind).energy }?.kind
    let main = [SectionKind.drop, .chorus].first { kind in usual.contains { $0.kind == kind } } ?? loudest
    guard let main else { return nil }
    let present = usual.count { $0.kind == main }
    let least = barTime * Double(bars) >= 60 ? 2 : 1
    let named = Set(brief.sectionDetails.compactMap(\.place.section))
    let asked = named.sorted { $0.rawValue < $1.rawValue }.map { kind in (kind, usual.count { $0.kind == kind }) }
    let rules = FormRules(
      main: main, kinds: kinds.union(Self.contrasts(to: main)), mains: genre.strain > 0 ? min(1, present) : least,
      asked: Dictionary(uniqueKeysWithValues: asked), most: min(bars / grain(of: bars), max(3, bars / 3)),
      builds: kinds.contains(.build) && main == .drop && barTime * Double(bars) >= 45, strains: genre.strain > 0)
    return FormVariation(genre: genre, bars: bars, rules: rules, seed: seed)
      .varied(forms.map { ($0.sections, repeated($0.sections, toward: bars)) })
  }

  /// The contrasts that any song with such main sections may have.
  private static func contrasts(to main: SectionKind) -> Set<SectionKind> {
    main == .drop ? [.breakdown, .build, .groove] : [.breakdown, .bridge]
  }

  /// A form that is far too short goes through its middle again instead of growing endless sections.
  private func repeated(_ form: Template, toward bars: Int) -> Template {
    let length = form.reduce(0) { $0 + $1.bars }
    let middle = form.filter { $0.kind != .intro && $0.kind != .outro }
    let round = middle.reduce(0) { $0 + $1.bars }
    guard round > 0, let last = form.last else { return form }
    let times = Int((Double(bars - length) / Double(round)).rounded())
    guard times > 0 else { return form }
    let end = last.kind == .outro ? form.count - 1 : form.count
    return Array(form[..<end]) + Array(repeating: middle, count: times).joined() + Array(form[end...])
  }

  /// The form in whole strains, as many as there is time for, with what is left over before and after them.
  ///
  /// Nil where the genre has none, where not even one fits, and for forms that somebody asked for.
  private func strained(_ template: Template, to bars: Int) -> Template? {
    let strain = genre.strain
    let isOwn = brief.structure.isEmpty && brief.sectionWishes.isEmpty && model == nil
    guard isOwn, strain > 0, bars >= strain else { return nil }
    let kinds = template.filter { $0.kind != .intro && $0.kind != .outro }.flatMap { section in
      Array(repeating: section.kind, count: max(1, section.bars / strain))
    }
    guard !kinds.isEmpty else { return nil }
    let length = { (kind: SectionKind) in template.first { $0.kind == kind }?.bars ?? 0 }
    let rest = bars % strain
    let share = Double(length(.intro)) / Double(max(1, length(.intro) + length(.outro)))
    let before = Int((Double(rest) * share / 2).rounded()) * 2
    var sections = (0..<bars / strain).map { (kind: kinds[$0 % kinds.count], bars: strain) }
    // What was asked of a part of the form needs that part, the last strains make room for it.
    let asked = kinds.filter { kind in brief.sectionDetails.contains { $0.place.section == kind } }
    var free = sections.indices.filter { !asked.contains(sections[$0].kind) }
    for kind in Set(asked).sorted(by: { $0.rawValue < $1.rawValue })
    where !sections.contains(where: { $0.kind == kind }) {
      guard sections.count > 1, let last = free.popLast() else { break }
      sections[last].kind = kind
    }
    if before > 0 { sections.insert((.intro, min(before, rest)), at: 0) }
    if rest > before { sections.append((.outro, rest - before)) }
    return sections
  }

  private func distance(_ a: Int, _ b: Int) -> Double { max(Double(a) / Double(b), Double(b) / Double(a)) }

  /// Sections come in multiples of this many bars.
  private func grain(of bars: Int) -> Int { bars >= 96 ? 8 : bars >= 32 ? 4 : (bars >= 12 ? 2 : 1) }

  /// Shares `bars` among the sections in proportion, in whole grains; what is left over lengthens the last section.
  private func scaled(_ template: Template, to bars: Int) -> Template {
    var grain = grain(of: bars)
    // Rather shorter steps than a section less.
    while grain > 1, bars / grain < template.count { grain /= 2 }
    let count = bars / grain
    guard count >= template.count else {
      return scaled(Array(template.dropLast(template.count - max(1, count))), to: bars)
    }
    let total = Double(template.reduce(0) { $0 + $1.bars })
    let shares = template.map { Double($0.bars) * Double(count) / total }
    var grains = shares.map { max(1, Int($0)) }
    while grains.reduce(0, +) < count {
      let neediest = shares.indices.max { shares[$0] - Double(grains[$0]) < shares[$1] - Double(grains[$1]) } ?? 0
      grains[neediest] += 1
    }
    while grains.reduce(0, +) > count {
      let longest = grains.indices.max { grains[$0] < grains[$1] } ?? 0
      grains[longest] -= 1
    }
    var scaled = zip(template, grains).map { (kind: $0.kind, bars: $1 * grain) }
    scaled[scaled.count - 1].bars += bars - count * grain
    return scaled
  }

  /// Gives each section its energy; the last of the loudest ones is the climax.
  private func characterised(_ template: Template) -> [Section] {
    let climax = template.lastIndex { genre.character(of: $0.kind).energy >= 0.75 }
    return template.enumerated().map { index, item in
      let energy = genre.character(of: item.kind).energy
      return Section(item.kind, bars: item.bars, energy: index == climax ? min(1, energy + 0.05) : energy)
    }
  }
}
