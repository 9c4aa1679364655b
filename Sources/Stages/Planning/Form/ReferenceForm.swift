import Analysis
import Audio
import Genres
import Music

/// The form of a reference in the words of a genre: as many sections, as long in proportion, as loud beside each other.
struct ReferenceForm {
  let style: StyleProfile
  let genre: Genre

  /// A form with fewer sections says little, and the genre knows better.
  private static let fewest = 4

  /// Kinds and bars in order, at the reference's own tempo; nil where the reference has no form to speak of.
  var template: [(kind: SectionKind, bars: Int)]? {
    guard let bpm = style.bpm, style.structureMarkers.count >= Self.fewest else { return nil }
    let meter = style.meter ?? .fourFour
    let barTime = Tempo(bpm: bpm, in: meter).seconds(of: meter.bar)
    let starts = style.structureMarkers.map(\.time.value) + [style.duration.value]
    let lengths = zip(starts, starts.dropFirst()).map { Int((($1 - $0) / barTime / 2).rounded()) * 2 }
    // What is shorter than two bars is a fill and no section.
    let sections = zip(style.structureMarkers, lengths).filter { $1 >= 2 }
    guard sections.count >= Self.fewest, sections.allSatisfy({ $1 <= 48 }) else { return nil }
    return sections.enumerated().map { i, section in
      (kind(of: section.0.energy, isFirst: i == 0, isLast: i == sections.count - 1), section.1)
    }
  }

  /// Below this a first section is a beginning and a last one an end.
  private static let quiet = 0.6

  /// The kind of the genre's sections that is about as loud; beginnings and ends only where they belong.
  private func kind(of energy: Double, isFirst: Bool, isLast: Bool) -> SectionKind {
    let used = Set(genre.forms.compactMap(SongForm.init).flatMap { $0.sections.map(\.kind) })
    if isFirst, energy < Self.quiet, used.contains(.intro) { return .intro }
    if isLast, energy < Self.quiet, used.contains(.outro) { return .outro }
    // A build promises what may not follow.
    let elsewhere: Set<SectionKind> = [.intro, .outro, .build, .preChorus]
    let choices = genre.sections.filter { used.contains($0.section) && !elsewhere.contains($0.section) }
    let loudest = choices.map(\.energy).max() ?? 1
    let nearest = choices.min { abs($0.energy / loudest - energy) < abs($1.energy / loudest - energy) }
    return (nearest ?? genre.sections[0]).section
  }
}
