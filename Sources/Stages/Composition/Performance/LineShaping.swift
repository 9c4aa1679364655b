import Audio
import Genres
import Music
import Planning

/// A single line as a player shapes it: swells and vibrato on long notes, scoops, bends, slides and falls where they belong.
///
/// Sources: J. Sundberg, *The Science of the Singing Voice* (1987), and E. Prame, *Measurements of the vibrato rate of ten
/// singers* (1994): 5 to 6.5 waves a second; C. Seashore, *Psychology of Music* (1938): a violinist's vibrato is some 25 cents
/// to either side, and players glide into notes within a tenth of a second.
struct LineShaping {
  let plan: SongPlan
  let genre: Genre
  let stem: StemPlan
  let kind: PlayerKind
  let seed: Seed

  /// The line with an expression on each note that has one; notes that sound together stay as they are.
  func shaped(_ notes: [Note]) -> [Note] {
    let onsets = Dictionary(grouping: notes, by: \.onset)
    var random = SeededRandom(seed.derived("line"))
    return notes.indices.map { i in
      let note = notes[i]
      guard onsets[note.onset]?.count == 1, i == 0 || notes[i - 1].end.ticks <= note.onset.ticks + 40 else {
        return note
      }
      let place = Place(
        note, after: i > 0 ? notes[i - 1] : nil, before: i + 1 < notes.count ? notes[i + 1] : nil, plan: plan)
      let expression = NoteExpression(
        bend: bend(of: place, random: &random), swell: swell(of: place), vibrato: vibrato(of: place, random: &random))
      var played = note
      if !expression.isEmpty { played.expression = expression }
      return played
    }
  }

  /// With a breath where the player has had none for 6 s: the end of the longest of the last four notes is given up for it.
  func breathing(_ notes: [Note]) -> [Note] {
    guard kind.breathes else { return notes }
    var notes = notes
    var run = 0
    for i in notes.indices {
      let isBreath = i > 0 && seconds(from: notes[i - 1].end, to: notes[i].onset) > 0.12
      if isBreath { run = i }
      guard seconds(from: notes[run].onset, to: notes[i].end) > 6,
        let longest = (max(run, i - 3)...i).max(by: { notes[$0].length < notes[$1].length })
      else { continue }
      let breath = Place.ticks(0.18, at: notes[longest].onset, plan)
      let kept = max(notes[longest].length.ticks / 2, notes[longest].length.ticks - breath)
      notes[longest] = notes[longest].lasting(Beats(ticks: kept))
      run = i + 1
      if run == notes.count { break }
    }
    return notes
  }

  private func seconds(from start: Beats, to end: Beats) -> Double {
    plan.clock.seconds(of: end) - plan.clock.seconds(of: start)
  }

  // MARK: - Level

  /// Long notes of whoever sustains begin below their full level and leave it again; the last of a phrase dies away.
  private func swell(of place: Place) -> [NoteExpression.Point] {
    guard kind.sustains, kind != .synthesiser, place.seconds > 0.4 else { return [] }
    let start = kind == .bowed ? 0.6 : 0.75
    let end = place.endsPhrase && place.seconds > 0.9 ? 0.55 : 0.82
    return [
      place.point(at: 0, start), place.point(at: min(0.3, 0.35 * place.seconds), 1),
      place.point(at: 0.6 * place.seconds, 1), place.point(at: place.seconds, end),
    ]
  }

  /// Notes over half a second tremble after a while, more in loud passages.
  private func vibrato(of place: Place, random: inout SeededRandom) -> NoteExpression.Vibrato? {
    let cents: Double
    switch kind {
    case .bowed: cents = 22
    case .reed: cents = 18
    case .brass, .flute, .synthesiser: cents = 13
    case .guitar: cents = place.isLead(stem) ? 15 : 0
    default: cents = 0
    }
    guard cents > 0, place.seconds > 0.5 else { return nil }
    let depth = cents / 100 * (0.6 + 0.7 * place.energy) * (0.85 + 0.3 * random.unit())
    return NoteExpression.Vibrato(
      depth: depth, rate: 5 + 0.9 * random.unit(), after: place.beats(min(0.45, 0.35 * place.seconds)))
  }

  // MARK: - Pitch

  private func bend(of place: Place, random: inout SeededRandom) -> [NoteExpression.Point] {
    // One draw for each note, whatever comes of it.
    let chance = random.unit()
    switch kind {
    case .guitar where place.isLead(stem): return guitarBend(place, chance)
    case .reed, .brass: return windBend(place, chance)
    case .bowed where place.isJoined && place.leap >= 3 && place.leap <= 7 && chance < 0.3:
      return slide(place, from: -1 * place.direction, over: 0.07)
    case .bass where place.beginsPhrase || place.leap >= 5:
      return chance < 0.12 ? slide(place, from: -2, over: 0.08) : []
    case .synthesiser where stem.role != .bass && place.seconds > 0.25:
      return chance < (place.beginsPhrase ? 0.3 : 0.08) ? slide(place, from: -1, over: 0.06) : []
    default: return []
    }
  }

  /// A step up is bent up to, as often as not; a leap is slid into.
  private func guitarBend(_ place: Place, _ chance: Double) -> [NoteExpression.Point] {
    if place.rise == 1 || place.rise == 2, place.seconds > 0.35, chance < 0.45 {
      let from = -Double(place.rise)
      return [place.point(at: 0, from), place.point(at: 0.05, from), place.point(at: 0.16, 0)]
    }
    if place.leap >= 4, place.seconds > 0.2, chance < 0.3 {
      return slide(place, from: -2 * place.direction, over: 0.08)
    }
    return []
  }

  /// Phrases are scooped into, and in styles that do so the last note falls off.
  private func windBend(_ place: Place, _ chance: Double) -> [NoteExpression.Point] {
    let scoops = place.beginsPhrase ? 0.45 : place.rise >= 5 ? 0.25 : 0.06
    if falls, place.endsPhrase, place.seconds > 0.3, chance > 0.7 {
      let start = max(0.12, place.seconds - 0.2)
      return [place.point(at: 0, 0), place.point(at: start, 0), place.point(at: place.seconds, -3)]
    }
    return chance < scoops && place.seconds > 0.2 ? slide(place, from: kind == .reed ? -1 : -0.7, over: 0.09) : []
  }

  private var falls: Bool { Self.falling.contains(genre.harmony.style) }

  private static let falling: Set<GenreHarmony.Style> = [.jazz, .soul, .blues]

  /// Into the note from so many semitones beside it.
  private func slide(_ place: Place, from semitones: Double, over seconds: Double) -> [NoteExpression.Point] {
    [place.point(at: 0, semitones), place.point(at: min(seconds, 0.4 * place.seconds), 0)]
  }
}
