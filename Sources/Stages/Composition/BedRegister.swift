import Music
import Planning

/// The register of what accompanies a tune: in sections where somebody has one, below its range.
///
/// The ear follows the highest voice (D. Huron, *Voice Leading*, 2016, on the high-voice superiority effect), so nothing that
/// accompanies lies above the tune.
struct BedRegister {
  let stem: StemPlan
  let plan: SongPlan

  private static let roles: Set<StemRole> = [.chords, .pad, .arpeggio]

  /// The notes, those above the ceiling of their section an octave lower, or two; none twice at a time.
  func lowered(_ notes: [Note]) -> [Note] {
    guard Self.roles.contains(stem.role), stem.bothHands != true else { return notes }
    let ceilings = stem.sections.map { index in
      plan.tunePlayer(inSection: index)?.name == stem.name ? nil : plan.ceiling(inSection: index)
    }
    let byIndex = Dictionary(uniqueKeysWithValues: zip(stem.sections, ceilings))
    var taken: Set<[Int]> = []
    return notes.compactMap { note in
      let section = plan.section(ofBar: note.onset.ticks / plan.meter.bar.ticks)
      var pitch = note.pitch
      if let ceiling = byIndex[section] ?? nil { while pitch > ceiling { pitch = pitch + -12 } }
      guard taken.insert([note.onset.ticks, pitch.note]).inserted else { return nil }
      return note.moved(to: pitch)
    }
  }
}
