import Audio
import Genres
import Music
import Planning

/// The melody: a motif stated, varied, answered and brought back in later sections of the same kind.
struct LeadComposer {
  let genre: Genre
  let stem: StemPlan
  let plan: SongPlan

  private var steps: Int { plan.meter.bar.ticks / Beats.sixteenths(1).ticks }

  func notes(in spans: [SectionSpan]) -> [Note] {
    let own = RhythmPool.melodic(of: genre, in: plan.meter, for: stem)
    let rhythms = RhythmPool.leaning(own, to: plan.character(.density)).map { StepPattern($0, meter: plan.meter) }
    let motif = Motif(rhythms: rhythms, seed: plan.seed.derived(stem.name, "motif"))
    let answer = Motif(rhythms: rhythms, seed: plan.seed.derived(stem.name, "answer"))
    return spans.flatMap { span in
      // The chorus owns the motif; verses and bridges begin with its answer.
      let isMain = ![.verse, .bridge].contains(span.kind)
      let phrase = LeadPhrase(motif: isMain ? motif : answer, answer: isMain ? answer : motif, barSteps: steps)
      return notes(in: span, phrase: phrase)
    }
  }

  private func notes(in span: SectionSpan, phrase: LeadPhrase) -> [Note] {
    var random = SeededRandom(span.kindSeed)
    var groove = Groove(plan: plan, genre: genre, seed: span.seed, loosenessMs: 3, voice: "lead")
    var notes: [Note] = []
    for pair in stride(from: 0, to: span.bars, by: 2) {
      let phraseIndex = pair / 2 % 4
      let phrased = phrase.ideas(group: span.group(of: span.firstBar + pair), seed: span.kindSeed)[phraseIndex]
      // A solo plays around its theme.
      let isSolo = span.kind == .solo || stem.isSolo(in: span.index) || (span.kind == .verse && span.energy >= 0.8)
      let idea = isSolo ? phrased.ornamented(seed: span.seed.derived("solo \(pair)")) : phrased
      for tone in idea.tones where pair + tone.bar < span.bars {
        // A calm section keeps only the bones of the tune.
        if !plan.meter.beatSteps.contains(tone.hit.step), random.chance(0.9 * max(0, 0.75 - span.playedEnergy)) {
          continue
        }
        let bar = span.firstBar + pair + tone.bar
        if leavesRoom(tone, phraseIndex: phraseIndex, in: span) || isGap(tone, bar, span) { continue }
        let isLast = phraseIndex == 3 && tone.bar == 1 && tone.hit.step >= steps / 2
        let raised = Motif.Tone(bar: tone.bar, hit: tone.hit, height: tone.height + lift(inBar: bar, of: span))
        let pitch = isLast ? close(phrase, inBar: bar) : pitch(raised, of: phrase, inBar: bar)
        let length = Beats(ticks: Beats.sixteenths(tone.hit.length).ticks - 50)
        let velocity = groove.velocity(tone.hit.symbol, energy: span.energy(inBar: bar), bar: bar)
        let onset = groove.onset(bar: bar, step: Double(tone.hit.step))
        notes.append(Note(pitch, velocity: velocity, at: onset, for: length))
      }
    }
    return notes
  }

  /// A long melody rises to its peak after two thirds of the section, so many steps of the scale, and comes back.
  private func lift(inBar bar: Int, of span: SectionSpan) -> Int {
    guard span.bars >= 8, span.energy >= 0.7 else { return 0 }
    let way = Double(bar - span.firstBar) / Double(span.bars)
    let height = way < 0.67 ? way / 0.67 : (1 - way) / 0.33
    return Int((2.5 * genre.dynamics * height).rounded()) - 1
  }

  /// After its question the melody waits half a bar for the chords or the arpeggio to answer.
  private func leavesRoom(_ tone: Motif.Tone, phraseIndex: Int, in span: SectionSpan) -> Bool {
    guard phraseIndex % 2 == 1, phraseIndex != 3, tone.bar == 1 else { return false }
    let answers = plan.stems.contains { [.chords, .arpeggio].contains($0.role) && $0.sections.contains(span.index) }
    return answers && tone.hit.step >= steps / 2
  }

  private func isGap(_ tone: Motif.Tone, _ bar: Int, _ span: SectionSpan) -> Bool {
    bar == span.lastBar && tone.hit.step >= steps - span.gap(of: genre)
  }

  /// The tone's pitch in the scale; on the beat the nearest note of the chord.
  private func pitch(_ tone: Motif.Tone, of phrase: LeadPhrase, inBar bar: Int) -> Pitch {
    let (home, lift) = anchor(of: phrase, inBar: bar)
    let steps = plan.key(inBar: bar).steps(toDegree: genre.melodicDegree(tone.height + lift))
    let free = inRange(home + steps, inBar: bar)
    guard plan.meter.beatSteps.contains(tone.hit.step) else { return free }
    return nearestChordTone(to: free, inBar: bar)
  }

  /// The tonic that the melody hangs from, and the steps of the melody from there.
  ///
  /// It is the one next to the register. A voice has the middle of its melody there instead, and may hang from the fifth below
  /// the tonic, as in the plagal modes, where that brings it nearer.
  private func anchor(of phrase: LeadPhrase, inBar bar: Int) -> (home: Pitch, lift: Int) {
    let key = plan.key(inBar: bar)
    let register = Pitch(stem.register)
    guard stem.tessitura != nil else { return (Pitch.nearest(key.tonic, to: register), 0) }
    let options = [0, -(genre.melody?.count ?? 7) / 2].map { lift -> (home: Pitch, lift: Int, distance: Int) in
      let steps = key.steps(toDegree: genre.melodicDegree(phrase.middle + lift))
      let home = Pitch.nearest(key.tonic, to: register + -steps)
      return (home, lift, abs(home.note + steps - register.note))
    }
    let best = options[1].distance < options[0].distance ? options[1] : options[0]
    return (best.home, best.lift)
  }

  /// Within a tenth around the register, above the chords; for a voice within its tessitura.
  private func inRange(_ pitch: Pitch, inBar bar: Int) -> Pitch {
    if let tessitura = stem.tessitura { return tessitura.held(pitch) { isMelodic($0, inBar: bar) } }
    let chords = plan.stems.first { $0.role == .chords }?.register ?? 0
    let low = max(stem.register - 8, min(chords + 4, stem.register))
    var pitch = pitch
    while pitch.note < low { pitch = pitch + 12 }
    while pitch.note > max(stem.register + 10, low + 12) { pitch = pitch + -12 }
    return pitch
  }

  private func isMelodic(_ pitch: Pitch, inBar bar: Int) -> Bool {
    plan.key(inBar: bar).contains(pitch.pitchClass) && genre.isMelodic(pitch.pitchClass, in: plan.key)
  }

  /// A phrase comes to rest on the chord tone nearest to the tonic.
  private func close(_ phrase: LeadPhrase, inBar bar: Int) -> Pitch {
    nearestChordTone(to: anchor(of: phrase, inBar: bar).home, inBar: bar)
  }

  private func nearestChordTone(to pitch: Pitch, inBar bar: Int) -> Pitch {
    let chord = plan.chord(inBar: bar).pitchClasses.prefix(3)
    let melodic = chord.filter { genre.isMelodic($0, in: plan.key) }
    let tones = (melodic.isEmpty ? Array(chord) : melodic).map { tone in
      let near = Pitch.nearest(tone, to: pitch)
      return stem.tessitura?.folded(near) ?? near
    }
    return tones.min { abs($0.note - pitch.note) < abs($1.note - pitch.note) } ?? pitch
  }
}

extension Genre {
  /// The degree `height` of a melody, counted from 0: in a scale of fewer degrees its steps are wider.
  func melodicDegree(_ height: Int) -> Int {
    guard let melody, !melody.isEmpty else { return height }
    let octave = Int((Double(height) / Double(melody.count)).rounded(.down))
    return melody[height - octave * melody.count] - 1 + 7 * octave
  }

  /// True if melodies in `key` use `pitchClass`.
  func isMelodic(_ pitchClass: PitchClass, in key: Key) -> Bool {
    melody?.contains { key.pitchClass(ofDegree: $0 - 1) == pitchClass } ?? true
  }
}

/// Eight bars of melody: four ideas of two bars each, in the order A A' B A'' of phrases through a song.
struct LeadPhrase {
  let motif: Motif
  let answer: Motif
  let barSteps: Int

  /// The mean height of its tones, in steps of the scale.
  var middle: Int {
    let heights = (motif.tones + answer.tones).map(\.height)
    return heights.isEmpty ? 0 : Int((Double(heights.reduce(0, +)) / Double(heights.count)).rounded())
  }

  /// The four ideas of `group`; the last of them is brought to a close by the composer.
  func ideas(group: Int, seed: Seed) -> [Motif] {
    let seed = seed.derived("phrase \(group)")
    switch group % 4 {
    case 0: return [motif, motif, motif.transposed(by: group >= 4 ? 1 : -1), answer]
    case 1: return [motif.ornamented(seed: seed), motif, answer, motif.displaced(by: 2, barSteps: barSteps)]
    case 2: return [answer, answer.transposed(by: -1), motif.inverted, answer.ornamented(seed: seed)]
    default:
      return [motif.transposed(by: 2), motif.displaced(by: 2, barSteps: barSteps), motif.ornamented(seed: seed), motif]
    }
  }
}
