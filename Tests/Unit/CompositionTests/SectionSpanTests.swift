import Audio
import Genres
import Music
import Planning
import Testing

@testable import Composition

@Suite struct SectionSpanTests {
  private static func spans(_ genre: String, duration: Double = 200) throws -> (spans: [SectionSpan], plan: SongPlan) {
    let plan = try Songs.plan(genre, seed: 2, duration: duration)
    let stem = plan.stems[0]
    return (plan.sections.indices.map { SectionSpan(index: $0, stem: stem, plan: plan) }, plan)
  }

  @Test(arguments: Songs.genres) func `spans cover the song, in groups of eight bars from 0 to 7`(genre: String) throws
  {
    let (spans, plan) = try Self.spans(genre)
    #expect(spans.flatMap { Array($0.barRange) } == Array(0..<plan.bars))
    for span in spans {
      for bar in span.barRange {
        #expect(span.position(of: bar) == (bar - span.firstBar) % 8)
        #expect(span.group(of: bar) == (bar - span.firstBar) / 8 + 2 * span.occurrence)
        #expect(span.endsGroup(bar) == (span.position(of: bar) == 7 || bar == span.firstBar + span.bars - 1))
        #expect((0...1).contains(span.energy(inBar: bar)))
      }
    }
  }

  @Test(arguments: Songs.genres) func `what returns shares a seed, and each return has one of its own`(genre: String)
    throws
  {
    let (spans, _) = try Self.spans(genre)
    for span in spans {
      for other in spans where other.index != span.index {
        #expect((span.kindSeed == other.kindSeed) == (span.kind == other.kind))
        #expect(span.seed != other.seed)
      }
      #expect(span.occurrence == spans.count { $0.kind == span.kind && $0.index < span.index })
    }
  }

  @Test(arguments: Songs.genres) func `only long loud sections develop, and their low end rests before each step`(
    genre: String
  ) throws {
    let (spans, _) = try Self.spans(genre)
    for span in spans {
      #expect(span.isLong == (span.bars >= 12 && span.energy >= 0.75))
      for bar in span.barRange where span.restsLowEnd(in: bar) {
        #expect(span.isLong && bar != span.lastBar && span.isLate(bar + 1))
      }
      if !span.isLong { #expect(!span.barRange.contains(where: span.isLate)) }
    }
  }

  @Test func `the last section leads nowhere, a build leads up to a drop`() throws {
    for genre in Songs.genres {
      let (spans, plan) = try Self.spans(genre)
      #expect(spans.last?.leadsUp == false && spans.last?.nextEnergy == nil)
      for (span, next) in zip(spans, plan.sections.dropFirst()) {
        #expect(span.leadsUp == (next.energy > span.energy + 0.15))
      }
    }
  }

  @Test(arguments: Songs.genres) func `stems that wait or trade have no notes in their rests`(genre: String) throws {
    let plan = try Songs.plan(genre, seed: 2, duration: 200)
    let definition = try #require(GenreCatalogue.standard.genre(named: genre))
    for stem in plan.stems where stem.genre == genre {
      let spans = stem.sections.map { SectionSpan(index: $0, stem: stem, plan: plan) }
      let every = spans.flatMap { span in
        span.barRange.map { Note(Pitch(60), velocity: 1, at: plan.meter.bar * $0, for: plan.meter.bar) }
      }
      let kept = Development(genre: definition, stem: stem, plan: plan).developed(every, in: spans)
      #expect(kept.count <= every.count && kept.allSatisfy { $0.length <= plan.meter.bar })
      #expect(!kept.isEmpty, "\(stem.name)")
      let drums = plan.stems.first { $0.role == .drums }?.name
      for span in spans {
        let trading = SoloTrading(genre: definition, plan: plan, span: span)
        for bar in span.barRange where trading.silences(stem.name, drums: drums, inBar: bar) {
          #expect(!kept.contains { $0.onset == plan.meter.bar * bar })
        }
      }
    }
  }

  @Test func `players trade fours in long sections, in their order`() throws {
    for definition in GenreCatalogue.standard.genres {
      let plan = try Songs.plan(definition.name, seed: 2, duration: 250)
      for index in plan.sections.indices {
        let span = SectionSpan(index: index, stem: plan.stems[0], plan: plan)
        let players = definition.character(of: span.kind).trades ?? []
        let trading = SoloTrading(genre: definition, plan: plan, span: span)
        let length = span.bars >= 16 ? 4 : 2
        for bar in span.barRange {
          let expected =
            players.count > 1 && span.bars >= 4 ? players[(bar - span.firstBar) / length % players.count] : nil
          #expect(trading.player(inBar: bar) == expected)
          if let expected { #expect(!trading.silences(expected, drums: "drums", inBar: bar)) }
        }
      }
    }
  }

  @Test(arguments: Songs.genres) func `effects rise into what is bigger and strike where it begins`(genre: String)
    throws
  {
    let plan = try Songs.plan(genre, seed: 1, duration: 150)
    guard let stem = plan.stems.first(where: { $0.role == .effects && $0.sound == "effects" }) else { return }
    let spans = stem.sections.map { SectionSpan(index: $0, stem: stem, plan: plan) }
    let notes = EffectsComposer(plan: plan, stem: stem).notes(in: spans)
    for span in spans {
      let (start, end) = (plan.meter.bar * span.firstBar, plan.meter.bar * (span.firstBar + span.bars))
      let risers = notes.filter { $0.pitch == EffectNote.riser.pitch && $0.end == end }
      #expect(risers.isEmpty != span.leadsUp)
      let strikes = notes.contains { $0.pitch == EffectNote.impact.pitch && $0.onset == start }
      if span.energy >= 0.7 { #expect(strikes) }
      #expect(notes.contains { $0.onset >= start && $0.onset < end }, "a section without any effect")
    }
  }

  @Test func `a track ends on the tonic, within its tail`() throws {
    for genre in Songs.genres {
      let plan = try Songs.plan(genre, seed: 5)
      for stem in plan.stems {
        let own = try #require(GenreCatalogue.standard.genre(named: stem.genre))
        let notes = EndingComposer(genre: own, plan: plan, stem: stem).notes
        let pitched: Set<StemRole> = [.bass, .chords, .pad]
        let ends = pitched.contains(stem.role) || stem.role == .drums || stem.bothHands == true
        #expect(notes.isEmpty != ends, "\(genre): \(stem.name)")
        #expect(notes.allSatisfy { $0.onset == plan.meter.bar * plan.bars && $0.length > .zero })
        let tonic = plan.key(inBar: plan.bars).tonic
        if pitched.contains(stem.role) { #expect(notes.contains { $0.pitch.pitchClass == tonic }) }
        if stem.role == .bass { #expect(notes.count == 1) }
      }
    }
  }
}
