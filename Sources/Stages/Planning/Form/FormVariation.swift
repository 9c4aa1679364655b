import Audio
import Foundation
import Genres
import Music

/// A song's own form: one of its genre's written forms with sections added, left out, doubled or halved.
///
/// Candidates are drawn by the seed until one follows `FormRules` and is about as long as was asked.
struct FormVariation {
  typealias Template = FormWishes.Template

  let genre: Genre
  /// The bars that the form shall have.
  let bars: Int
  let rules: FormRules
  let seed: Seed

  /// The number of forms that are drawn at most.
  private static let draws = 96
  /// A form that is nearer in length, as a factor, needs no other.
  private static let near = 1.12
  /// Written forms this far from the length, as a factor, are still stretched.
  private static let far = 1.9

  /// The first drawn form that follows the rules and is near in length, or else the nearest that follows them; nil for none.
  ///
  /// Forms that are far too short are repeated, which makes them likelier to be dull than those of the length itself.
  func varied(_ written: [(form: Template, repeated: Template)]) -> Template? {
    let least = written.map { distance(length($0.repeated)) }.min() ?? 1
    let known = written.filter { distance(length($0.repeated)) <= max(Self.far, least) }
      .map { ($0.repeated, weight: pow(distance(length($0.form)), -2)) }
    guard !known.isEmpty else { return nil }
    var best: Template?
    for draw in 0..<Self.draws {
      var random = SeededRandom(seed.derived("form", "\(draw)"))
      let form = changed(random.pick(known), random: &random)
      guard rules.allow(form) else { continue }
      if distance(length(form)) <= max(Self.near, least) { return form }
      if best.map({ distance(length(form)) < distance(length($0)) }) ?? true { best = form }
    }
    return best
  }

  private func length(_ form: Template) -> Int { form.reduce(0) { $0 + $1.bars } }

  private func distance(_ length: Int) -> Double {
    max(Double(length) / Double(bars), Double(bars) / Double(max(1, length)))
  }

  private func changed(_ form: Template, random: inout SeededRandom) -> Template {
    var form = form
    guard genre.strain == 0 else { return restrained(form, random: &random) }
    openOtherwise(&form, random: &random)
    approachOtherwise(&form, random: &random)
    contrastOtherwise(&form, random: &random)
    closeOtherwise(&form, random: &random)
    return resized(form, random: &random)
  }

  /// Without its intro, or with the hook before the first verse.
  private func openOtherwise(_ form: inout Template, random: inout SeededRandom) {
    let isSong = rules.main == .chorus
    if form.count > 3, form[0].kind == .intro, random.chance(isSong ? 0.25 : 0.12) { form.removeFirst() }
    guard isSong, let first = form.first(where: { $0.kind != .intro }), first.kind != .chorus else { return }
    if random.chance(0.25) { form.insert((.chorus, 4), at: form.first?.kind == .intro ? 1 : 0) }
  }

  /// With other ways into the main sections: a build where dance music has none, a pre-chorus more or less.
  private func approachOtherwise(_ form: inout Template, random: inout SeededRandom) {
    let lead: SectionKind = rules.main == .chorus ? .preChorus : .build
    let share = min(1, 3 / Double(max(1, form.count { $0.kind == rules.main })))
    for index in form.indices.reversed() where form[index].kind == rules.main && index > 0 {
      let before = form[index - 1].kind
      if before == lead, rules.main == .chorus || index > 2, random.chance(0.3 * share) {
        form.remove(at: index - 1)
      } else if before != lead, before != rules.main, rules.kinds.contains(lead), random.chance(0.35 * share) {
        form.insert((lead, 4), at: index)
      } else if before == lead, index > 1, form[index - 2].kind == .groove || form[index - 2].kind == .verse,
        random.chance(0.2 * share)
      {
        form.remove(at: index - 2)
      }
    }
  }

  /// With another contrast before a later main section, or none.
  private func contrastOtherwise(_ form: inout Template, random: inout SeededRandom) {
    let contrasts: [SectionKind] = [.breakdown, .bridge, .solo, .verse, .groove].filter(rules.kinds.contains)
    let mains = form.indices.filter { form[$0].kind == rules.main }
    for index in mains.dropFirst().reversed() {
      let between = form[..<index].lastIndex { $0.kind != .build && $0.kind != .preChorus } ?? index
      // About two of them in a song of any length.
      let usual = 3.4 * Double(max(1, mains.count - 2))
      switch random.pick([(0, weight: usual), (1, weight: 1.6), (2, weight: 1), (3, weight: 0.8)]) {
      case 1 where contrasts.contains(form[between].kind):
        if let other = contrasts.filter({ $0 != form[between].kind }).randomElement(using: &random) {
          form[between].kind = other
        }
      case 2:
        if let other = contrasts.filter({ $0 != form[between].kind }).randomElement(using: &random) {
          form.insert((other, 8), at: between + 1)
        }
      case 3: form.insert((rules.main, form[index].bars), at: index + 1)
      default: break
      }
    }
    if rules.main == .drop, rules.kinds.contains(.groove), let last = mains.first, random.chance(0.25) {
      form.insert((.groove, 8), at: last + 1)
    }
  }

  /// Without its outro, or with a doubled last main section.
  private func closeOtherwise(_ form: inout Template, random: inout SeededRandom) {
    if form.count > 3, form.last?.kind == .outro, random.chance(0.15) { form.removeLast() }
    if random.chance(0.2), let last = form.lastIndex(where: { $0.kind == rules.main }) {
      form.insert(form[last], at: last)
    }
  }

  /// Some sections half as long or twice.
  private func resized(_ form: Template, random: inout SeededRandom) -> Template {
    var factors: [SectionKind: Double] = [:]
    for kind in SectionKind.allCases {
      let isEdge = kind == .intro || kind == .outro
      factors[kind] = random.pick([
        (1, weight: 3), (0.5, weight: 1.5), (2, weight: isEdge ? 0 : kind == rules.main ? 1 : 0.3),
      ])
    }
    return form.map { ($0.kind, max(2, Int(Double($0.bars) * (factors[$0.kind] ?? 1)))) }
  }

  /// A form of strains: some are repeated, some not.
  private func restrained(_ form: Template, random: inout SeededRandom) -> Template {
    var result: Template = []
    for section in form {
      let isRepeat = result.last?.kind == section.kind
      if isRepeat, random.chance(0.4) { continue }
      result.append(section)
      let isEdge = section.kind == .intro || section.kind == .outro
      if !isEdge, !isRepeat, random.chance(0.3) { result.append(section) }
    }
    return result
  }
}

/// The sense of a form: what listeners expect of songs and dance tracks.
///
/// The hook comes within the first third, a minute or more has two main sections at least, the last of them comes late, what
/// leads up arrives, and a song tells something before it turns elsewhere.
struct FormRules {
  typealias Template = FormWishes.Template

  /// The kind of section that the form is made for: chorus or drop, or else the loudest.
  let main: SectionKind
  /// The kinds that the genre's forms may use.
  let kinds: Set<SectionKind>
  /// The least number of main sections.
  let mains: Int
  /// The least number of sections by kind, for what was said of them.
  let asked: [SectionKind: Int]
  /// The most sections that have room.
  let most: Int
  /// True if one of the main sections has to be built up to.
  let builds: Bool
  /// True if the sections are strains, which may be repeated.
  let strains: Bool

  /// The latest start of the first main section and the earliest of the last one, as shares of the form.
  private static let first = 1.0 / 3
  private static let last = 0.45
  /// The longest outro, as a share of the form.
  private static let outro = 0.18

  func allow(_ form: Template) -> Bool {
    let starts = form.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.bars) }
    let total = Double(starts[form.count])
    let mains = form.indices.filter { form[$0].kind == main }
    guard let first = mains.first, let last = mains.last, mains.count >= self.mains, form.count <= most else {
      return false
    }
    let isLate = mains.count == 1 || Double(starts[last]) >= Self.last * total
    let ending = form.last?.kind == .outro ? Double(form[form.count - 1].bars) : 0
    return Double(starts[first]) <= Self.first * total && isLate && ending <= Self.outro * total
      && leads(form) && flows(form) && !contrastsEarly(form[..<first]) && tells(form, until: last)
      && asked.allSatisfy { kind, count in form.count { $0.kind == kind } >= count }
  }

  private static let approaches: Set<SectionKind> = [.build, .preChorus]

  /// True if everything that leads up comes from somewhere and is followed by a main section.
  private func leads(_ form: Template) -> Bool {
    guard let first = form.first, let last = form.last, first.kind != .preChorus else { return false }
    let isBuilt = !builds || form.contains { $0.kind == .build }
    return isBuilt && !Self.approaches.contains(last.kind)
      && zip(form, form.dropFirst()).allSatisfy { !Self.approaches.contains($0.kind) || $1.kind == main }
  }

  /// True if only main sections, verses and solos follow their like, and none of them twice.
  private func flows(_ form: Template) -> Bool {
    let repeatable: Set<SectionKind> = [main, .verse, .solo]
    let kinds = form.map(\.kind)
    let pairs = zip(kinds, kinds.dropFirst()).allSatisfy { $0 != $1 || repeatable.contains($0) || strains }
    return pairs && !zip(kinds, zip(kinds.dropFirst(), kinds.dropFirst(2))).contains { $0 == $1.0 && $0 == $1.1 }
  }

  /// True if a song with verses has one before its first pre-chorus and its first bridge, and none after the last of
  /// several choruses.
  private func tells(_ form: Template, until last: Int) -> Bool {
    let kinds = form.map(\.kind)
    guard main == .chorus, !strains, let verse = kinds.firstIndex(of: .verse) else { return true }
    let turns = kinds.firstIndex { $0 == .preChorus || $0 == .bridge } ?? kinds.count
    let isShort = kinds.count { $0 == main } < 2
    return verse < turns && (isShort || !kinds[last...].contains(.verse))
  }

  /// True if there is a contrast to what nobody has heard yet; a song that begins with a breakdown has written it so.
  private func contrastsEarly(_ opening: Template.SubSequence) -> Bool {
    guard main == .chorus, !strains else { return false }
    return opening.contains { $0.kind == .bridge || $0.kind == .breakdown || $0.kind == .solo }
  }
}
