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

  /// The sections found, and the frames that they and the tail fill.
  struct FittedForm {
    let sections: [Section]
    let frames: Int
  }

  /// The least time that the last sound is given to die away in.
  private var tail: Seconds { brief.ending == .abrupt ? .s(0.1) : .s(1.2) }
  /// The tail of a track whose length nobody asked for.
  private var freeTail: Seconds { brief.ending == .abrupt ? .s(0.25) : .s(3) }

  private var barTime: Double { tempo.seconds(of: meter.bar) }

  /// Sections for the asked duration, met to the frame by the tail, or else a form of about the usual duration.
  func fitted(asked: Seconds?, usual: Seconds, notes: inout [String]) -> FittedForm {
    if let asked {
      let bars = max(1, Int(((asked - tail).value / barTime).rounded(.down)))
      return FittedForm(sections: sections(filling: bars, notes: &notes), frames: SampleRate.standard.frames(in: asked))
    }
    if let bars = brief.durationBars {
      let length = Seconds.s(barTime * Double(bars)) + freeTail
      if length.value <= NumberField.duration.range.upperBound {
        return FittedForm(
          sections: sections(filling: bars, notes: &notes), frames: SampleRate.standard.frames(in: length))
      }
      notes.append(
        "\(bars) bars are longer than \(NumberField.duration.rangeInWords) allow; the usual length was taken.")
    }
    let wanted = Int((usual.value / barTime / 4).rounded()) * 4
    let whole = sections(filling: brief.structure.isEmpty ? max(4, wanted) : nil, notes: &notes)
    let bars = whole.reduce(0) { $0 + $1.bars }
    let length = Seconds.s(barTime * Double(bars)) + freeTail
    return FittedForm(sections: whole, frames: SampleRate.standard.frames(in: length))
  }

  /// The sections of the asked structure or of the genre's nearest form, scaled to `bars` if that is not nil.
  private func sections(filling bars: Int?, notes: inout [String]) -> [Section] {
    let template = brief.structure.isEmpty ? wished(modelled(for: bars, notes: &notes)) : askedForm()
    let total = template.reduce(0) { $0 + $1.bars }
    guard let bars, bars != total else { return characterised(template) }
    if !brief.structure.isEmpty {
      notes.append("The asked sections have \(total) bars; they were scaled to the \(bars) that the duration holds.")
    }
    return characterised(scaled(template, to: bars))
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
    FormWishes(wishes: brief.sectionWishes, barTime: barTime).granted(in: template)
  }

  private func askedForm() -> Template {
    let usual = genre.forms.compactMap(SongForm.init).flatMap(\.sections)
    return brief.structure.map { item in
      (item.section, item.bars ?? usual.first { $0.kind == item.section }?.bars ?? 8)
    }
  }

  /// The form whose length is nearest to `bars` in proportion and that has no more sections than bars allow.
  private func genreForm(for bars: Int) -> Template {
    let forms = genre.forms.compactMap(SongForm.init).filter { $0.sections.count <= bars / grain(of: bars) }
    let nearest = forms.min { distance($0.bars, bars) < distance($1.bars, bars) }
    if let nearest { return repeated(nearest.sections, toward: bars) }
    let kinds = Set(genre.forms.compactMap(SongForm.init).flatMap { $0.sections.map(\.kind) })
    let loudest = genre.sections.filter { kinds.contains($0.section) }.max { $0.energy < $1.energy }
    return [((loudest ?? genre.sections[0]).section, bars)]
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

  private func distance(_ a: Int, _ b: Int) -> Double { max(Double(a) / Double(b), Double(b) / Double(a)) }

  /// Sections come in multiples of this many bars.
  private func grain(of bars: Int) -> Int { bars >= 96 ? 8 : bars >= 32 ? 4 : (bars >= 12 ? 2 : 1) }

  /// Shares `bars` among the sections in proportion, in whole grains; what is left over lengthens the last section.
  private func scaled(_ template: Template, to bars: Int) -> Template {
    let grain = grain(of: bars)
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
