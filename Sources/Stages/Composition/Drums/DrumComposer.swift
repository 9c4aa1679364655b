import Audio
import Genres
import Music
import Planning

/// The drum parts of a genre: varied patterns, fills at the ends of groups, drop-outs and rolls before what is bigger.
struct DrumComposer {
  let genre: Genre
  let stem: StemPlan
  let plan: SongPlan

  private static let tick = Beats.sixteenths(1)

  private var steps: Int { plan.meter.bar.ticks / Self.tick.ticks }

  func notes(in spans: [SectionSpan]) -> [Note] {
    spans.flatMap { span in
      notes(in: span).filter { note in
        !plan.silentDrums.contains { $0.pitch == note.pitch }
          && (plan.sections[span.index].drums?.contains { $0.pitch == note.pitch } ?? true)
      }
    }
  }

  /// The steps of a bar on which the bass drum plays, for parts that follow it.
  func kicks(inBar bar: Int, of span: SectionSpan) -> [Int] {
    guard let lane = genre.drums.first(where: { $0.drum == "kick" }), let line = line(lane, in: span) else { return [] }
    guard plays(lane, in: bar, of: span) else { return [] }
    return hits(of: line, lane, inBar: bar, of: span).map(\.step)
  }

  private func notes(in span: SectionSpan) -> [Note] {
    var notes: [Note] = []
    for lane in palette.lanes + fillLanes + askedLanes where lane.stem == stem.name {
      guard let line = line(lane, in: span) else { continue }
      notes += play(line, lane, in: span)
    }
    if stem.role == .drums {
      notes += accents(in: span) + SnareRoll(genre: genre, plan: plan, span: span).notes
    }
    return notes
  }

  private var palette: DrumPalette { DrumPalette(genre: genre, stem: stem, plan: plan) }

  private var askedLanes: [DrumLane] { AskedDrums(genre: genre, stem: stem).lanes }

  /// Drums that play in fills alone, as toms do.
  private var fillLanes: [DrumLane] {
    guard stem.role == .drums else { return [] }
    let known = (palette.lanes + genre.drums.filter { $0.stem != stem.name } + askedLanes).map(\.drum)
    let drums = Set(genre.fills(in: plan.meter).flatMap(\.keys)).subtracting(known)
    let rest = String(repeating: ".", count: steps)
    return drums.sorted().map { DrumLane(drum: $0, stem: stem.name, energy: 0.4, patterns: [rest]) }
  }

  private func line(_ lane: DrumLane, in span: SectionSpan) -> DrumLine? {
    guard let drum = DrumNote.named(lane.drum) else { return nil }
    let seed = plan.seed.derived(stem.genre, "groove", stem.name, lane.drum)
    let feel = genre.tempo.halfTime && span.timeFeel == .half ? nil : span.timeFeel
    let patterns = genre.patterns(of: lane, in: plan.meter).map { feel?.applied(to: $0) ?? $0 }
    return DrumLine(drum: drum, patterns: patterns, meter: plan.meter, seed: seed)
  }

  private func play(_ line: DrumLine, _ lane: DrumLane, in span: SectionSpan) -> [Note] {
    let seed = span.seed.derived(lane.drum)
    var groove = Groove(
      plan: plan, genre: genre, seed: seed, loosenessMs: line.drum == .kick ? 0 : 2.5, voice: lane.drum)
    var notes: [Note] = []
    for bar in span.barRange where plays(lane, in: bar, of: span) {
      for hit in hits(of: line, lane, inBar: bar, of: span) {
        if isSilent(hit.step, in: bar, of: span, drum: line.drum) { continue }
        let energy = isSolo(bar, of: span) ? 1 : span.energy(inBar: bar)
        let velocity =
          groove.velocity(hit.symbol, energy: energy, bar: bar) * presence(of: line.drum, inBar: bar, of: span)
        for stroke in DrumStroke.all(of: hit) {
          let onset = groove.onset(bar: bar, step: stroke.step)
          notes.append(
            Note(line.drum.pitch, velocity: velocity * stroke.weight, at: onset, for: Beats(ticks: stroke.ticks)))
        }
      }
    }
    return notes
  }

  /// True if the lane's energy threshold is met; lanes of loud music alone join a long section in its later steps.
  private func plays(_ lane: DrumLane, in bar: Int, of span: SectionSpan) -> Bool {
    let energy = span.energy(inBar: bar)
    // What was asked for by name plays however calm the section is.
    if let drums = plan.sections[span.index].drums, drums.count < 8 { return drums.contains { "\($0)" == lane.drum } }
    let waits = span.isLong && !span.isLate(bar) && lane.energy >= 0.6 && energy < lane.energy + 0.1
    return max(span.playedEnergy, energy) >= lane.energy && !waits
  }

  /// The factor on the kick's velocity, lower during the roll of a build, so that the low end returns with the drop.
  ///
  /// It goes on beating, and others on ducking for it.
  private func presence(of drum: DrumNote, inBar bar: Int, of span: SectionSpan) -> Double {
    let roll = DrumNote.named(genre.build.roll).flatMap { plan.silentDrums.contains($0) ? nil : $0 }
    let rolls = span.kind == .build && roll != nil && 2 * (bar - span.firstBar) >= span.bars
    return drum == .kick && genre.isDance && rolls ? 0.4 : 1
  }

  private func hits(of line: DrumLine, _ lane: DrumLane, inBar bar: Int, of span: SectionSpan) -> [StepPattern.Hit] {
    if let pattern = soloPattern(of: lane, inBar: bar, span) {
      return StepPattern(pattern, meter: plan.meter).hits(inBar: 0)
    }
    let usual = line.hits(position: span.position(of: bar), isCalm: span.playedEnergy < Self.calm)
    let played = SubdivisionDensity(of: plan).applied(to: usual, of: line.drum, steps: steps)
    guard let fill = fill(inBar: bar, span), let pattern = fill.patterns[lane.drum] else { return played }
    return played.filter { $0.step < fill.from }
      + StepPattern(pattern, meter: plan.meter).hits(inBar: 0).filter { $0.step >= fill.from }
  }

  /// Sections with less energy have the calm version of the groove.
  private static let calm = 0.6

  private var fills: DrumFills { DrumFills(genre: genre, plan: plan, genreName: stem.genre) }

  private func fill(inBar bar: Int, _ span: SectionSpan) -> (patterns: [String: String], from: Int)? {
    guard span.bars >= 4, span.endsGroup(bar) || span.restsLowEnd(in: bar) else { return nil }
    return fills.fill(endingIn: bar, of: span, steps: steps)
  }

  private func isSolo(_ bar: Int, of span: SectionSpan) -> Bool {
    stem.isSolo(in: span.index) || SoloTrading(genre: genre, plan: plan, span: span).player(inBar: bar) == stem.name
  }

  /// The fill of a bar of drum solo, one after the other over the hi-hat's beat; nil elsewhere.
  private func soloPattern(of lane: DrumLane, inBar bar: Int, _ span: SectionSpan) -> String? {
    guard isSolo(bar, of: span), lane.drum != "closedHat" else { return nil }
    return fills.solo(bar - span.firstBar)[lane.drum] ?? String(repeating: ".", count: steps)
  }

  /// The kick makes room in the last half bar before something bigger, and everything does in the gap before a drop.
  private func isSilent(_ step: Int, in bar: Int, of span: SectionSpan, drum: DrumNote) -> Bool {
    if drum == .kick, step >= steps / 2, genre.isDance, span.restsLowEnd(in: bar) { return true }
    guard span.leadsUp, bar == span.lastBar else { return false }
    return (drum == .kick && step >= steps / 2) || step >= steps - span.gap(of: genre)
  }

  /// A crash where a loud section begins, and where a long one takes its next step.
  private func accents(in span: SectionSpan) -> [Note] {
    guard span.energy >= 0.6, genre.hasCrashes else { return [] }
    return (0..<span.bars).filter { $0 == 0 || span.restsLowEnd(in: span.firstBar + $0 - 1) }.map { offset in
      let onset = plan.meter.bar * (span.firstBar + offset)
      return Note(DrumNote.crash.pitch, velocity: offset == 0 ? 0.85 : 0.65, at: onset, for: Beats(4))
    }
  }
}

extension Genre {
  /// True if its sections begin with a crash; not with brushes or on worn tape.
  var hasCrashes: Bool { tempo.pulse && dynamics < 1.5 && master.tone != "lo-fi" && hasCymbals }

  /// True if somebody plays cymbals: not on a frame drum or a box.
  var hasCymbals: Bool { drums.contains { ["closedHat", "openHat", "ride", "crash"].contains($0.drum) } }
}

extension SectionSpan {
  /// The sixteenths of silence at the end of a build.
  func gap(of genre: Genre) -> Int { kind == .build && leadsUp && bars >= 2 ? beatSteps * genre.build.gapBeats : 0 }
}
