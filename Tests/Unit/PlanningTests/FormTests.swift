import Analysis
import Audio
import Genres
import Music
import Prompt
import Testing

@testable import Planning

@Suite struct FormTests {
  private static let genres = GenreCatalogue.standard.genres

  private static func fitted(
    _ genre: Genre, bpm: Double = 120, meter: Meter = .fourFour, asked: Double?,
    _ change: (inout Brief) -> Void = { _ in }
  ) -> (form: FormFitting.FittedForm, notes: [String]) {
    var brief = Brief()
    change(&brief)
    var notes: [String] = []
    let fitting = FormFitting(genre: genre, brief: brief, tempo: Tempo(bpm: bpm, in: meter), meter: meter)
    let form = fitting.fitted(asked: asked.map { .s($0) }, usual: .s(150), notes: &notes)
    return (form, notes)
  }

  /// At 120 BPM a bar of 4/4 lasts 2 s; a tail of 1.2 s is kept free.
  @Test(arguments: [(4.0, 1), (10, 4), (34, 16), (65.2, 32), (129, 63), (600, 299)])
  func `an asked duration is filled with the whole bars that fit before the tail`(seconds: Double, bars: Int) {
    for genre in Self.genres {
      let form = Self.fitted(genre, asked: seconds).form
      #expect(form.sections.reduce(0) { $0 + $1.bars } == bars, "\(genre.name)")
      #expect(form.frames == Int(seconds * 48_000))
    }
  }

  @Test(arguments: [Meter.fourFour, .threeFour, .sixEight], [60.0, 97.5, 174])
  func `sections are whole, never empty and within 0 and 1 of energy`(meter: Meter, bpm: Double) {
    for genre in Self.genres where genre.strain == 0 {
      for seconds in [3.0, 20, 75, 301] {
        let sections = Self.fitted(genre, bpm: bpm, meter: meter, asked: seconds).form.sections
        #expect(!sections.isEmpty && sections.allSatisfy { $0.bars > 0 && (0...1).contains($0.energy) })
        let bars = sections.reduce(0) { $0 + $1.bars }
        // Sections come in twos from twelve bars on, in fours from 32, in eights from 96, in smaller steps where there are
        // many of them; the last takes what is left.
        var grain = bars >= 96 ? 8 : bars >= 32 ? 4 : bars >= 12 ? 2 : 1
        while grain > 1, bars / grain < sections.count { grain /= 2 }
        #expect(sections.dropLast().allSatisfy { $0.bars % grain == 0 }, "\(genre.name), \(seconds) s")
      }
    }
  }

  private static func own(_ genre: Genre, seed: UInt64, seconds: Double) -> [Section] {
    var notes: [String] = []
    let tempo = Tempo(bpm: genre.tempo.usual, in: genre.meter)
    return FormFitting(genre: genre, brief: Brief(), tempo: tempo, meter: genre.meter, seed: Seed(seed))
      .fitted(asked: .s(seconds), usual: .s(150), notes: &notes).sections
  }

  @Test(arguments: ["house", "pop", "techno", "jazz", "cinematic", "trap", "rock", "lo-fi"])
  func `two songs of a genre seldom have one form`(name: String) throws {
    let genre = try #require(GenreCatalogue.standard.genre(named: name))
    let forms = (0..<10 as Range<UInt64>).map { Self.own(genre, seed: $0, seconds: 120).map(\.kind) }
    let pairs = forms.indices.flatMap { i in forms[..<i].map { $0 == forms[i] } }
    #expect(Double(pairs.count { $0 }) <= 0.4 * Double(pairs.count))
  }

  @Test(arguments: genres.filter { $0.strain == 0 })
  func `a drawn form fills the time, arrives in the first third, and leads up to what comes`(genre: Genre) {
    for (seed, seconds) in (0..<4 as Range<UInt64>).flatMap({ seed in [60.0, 120, 240].map { (seed, $0) } }) {
      let sections = Self.own(genre, seed: seed, seconds: seconds)
      let tempo = Tempo(bpm: genre.tempo.usual, in: genre.meter)
      let bars = Int((seconds - 1.2) / tempo.seconds(of: genre.meter.bar))
      #expect(sections.reduce(0) { $0 + $1.bars } == bars && sections.allSatisfy { $0.bars > 0 })
      for (section, next) in zip(sections, sections.dropFirst()) where section.kind == .build {
        #expect(next.energy > section.energy, "\(sections.map(\.kind))")
      }
      #expect(sections.last?.kind != .build && sections.last?.kind != .preChorus)
    }
  }

  @Test(arguments: ["pop", "rock", "reggaeton", "country", "folk", "trap"])
  func `a song tells a verse before it turns to a pre-chorus or bridge, and none after its last chorus`(name: String)
    throws
  {
    let genre = try #require(GenreCatalogue.standard.genre(named: name))
    for seed in 0..<12 as Range<UInt64> {
      let kinds = Self.own(genre, seed: seed, seconds: 120).map(\.kind)
      guard let verse = kinds.firstIndex(of: .verse), let last = kinds.lastIndex(of: .chorus) else { continue }
      let turn = kinds.firstIndex { $0 == .preChorus || $0 == .bridge } ?? kinds.count
      #expect(verse < turn && !kinds[last...].contains(.verse), "seed \(seed): \(kinds)")
    }
  }

  @Test func `the same seed draws the same form, and what was wished for is granted in it`() throws {
    let pop = try #require(GenreCatalogue.standard.genre(named: "pop"))
    #expect(Self.own(pop, seed: 5, seconds: 130) == Self.own(pop, seed: 5, seconds: 130))
    for seed in 0..<8 as Range<UInt64> {
      var (brief, notes) = (Brief(), [String]())
      var none = SectionWish(.bridge)
      none.count = 0
      brief.sectionWishes = [none]
      let form = FormFitting(genre: pop, brief: brief, tempo: Tempo(bpm: 116), meter: .fourFour, seed: Seed(seed))
        .fitted(asked: .s(120), usual: .s(150), notes: &notes).sections
      #expect(!form.contains { $0.kind == .bridge })
    }
  }

  @Test func `a climax is the last of the loud sections and a little louder than they are by themselves`() throws {
    for genre in Self.genres {
      let sections = Self.fitted(genre, asked: 180).form.sections
      guard let last = sections.lastIndex(where: { genre.character(of: $0.kind).energy >= 0.75 }) else { continue }
      let usual = genre.character(of: sections[last].kind).energy
      #expect(sections[last].energy == min(1, usual + 0.05), "\(genre.name)")
      #expect(sections[..<last].allSatisfy { $0.energy == genre.character(of: $0.kind).energy })
    }
  }

  @Test func `a length in bars is met, and one that is too long is replaced and said`() throws {
    let house = try #require(GenreCatalogue.standard.genre(named: "house"))
    let fitted = Self.fitted(house, asked: nil) { $0.durationBars = 48 }
    #expect(fitted.form.sections.reduce(0) { $0 + $1.bars } == 48 && fitted.notes.isEmpty)
    #expect(fitted.form.frames == (48 * 2 + 3) * 48_000)
    let long = Self.fitted(house, asked: nil) { $0.durationBars = 5000 }
    #expect(long.form.frames < 400 * 48_000)
    #expect(long.notes.contains { $0.hasPrefix("5000 bars are longer than") })
  }

  @Test func `an abrupt end has a tail of a quarter of a second`() throws {
    let house = try #require(GenreCatalogue.standard.genre(named: "house"))
    let form = Self.fitted(house, asked: nil) {
      $0.durationBars = 16
      $0.ending = .abrupt
    }.form
    #expect(form.frames == Int(32.25 * 48_000))
  }

  @Test func `an asked structure is scaled in proportion where a duration is asked as well`() throws {
    let house = try #require(GenreCatalogue.standard.genre(named: "house"))
    let (form, notes) = Self.fitted(house, asked: 66) {
      $0.structure = [.init(.intro, bars: 16), .init(.drop, bars: 32), .init(.outro, bars: 16)]
    }
    #expect(form.sections.map(\.kind) == [.intro, .drop, .outro])
    #expect(form.sections.map(\.bars) == [8, 16, 8])
    #expect(notes == ["The asked sections have 64 bars; they were scaled to the 32 that the duration holds."])
  }

  @Test func `more sections than bars leave the last ones out`() throws {
    let house = try #require(GenreCatalogue.standard.genre(named: "house"))
    let form = Self.fitted(house, asked: 7.3) {
      $0.structure = (0..<9).map { _ in .init(.verse, bars: 4) }
    }.form
    #expect(form.sections.map(\.bars) == [1, 1, 1])
  }

  @Test func `a section of the structure without bars has the genre's usual length`() throws {
    let house = try #require(GenreCatalogue.standard.genre(named: "house"))
    let usual = try #require(house.forms.compactMap(SongForm.init).flatMap(\.sections).first { $0.kind == .drop }?.bars)
    let form = Self.fitted(house, asked: nil) { $0.structure = [.init(.drop, bars: nil), .init(.outro, bars: 8)] }.form
    #expect(form.sections.map(\.bars) == [usual, 8])
  }

  private typealias Template = FormWishes.Template

  private static let template: Template = [(.intro, 8), (.drop, 16), (.breakdown, 8), (.drop, 16), (.outro, 8)]

  private static func granted(_ section: SectionKind, _ change: (inout SectionWish) -> Void) -> Template {
    var wish = SectionWish(section)
    change(&wish)
    return FormWishes(wishes: [wish], barTime: 2).granted(in: template)
  }

  @Test func `surplus sections go from the end, missing ones come before the outro`() {
    #expect(Self.granted(.drop) { $0.count = 1 }.map(\.kind) == [.intro, .drop, .breakdown, .outro])
    #expect(
      Self.granted(.drop) { $0.count = 3 }.map(\.kind) == [.intro, .drop, .breakdown, .drop, .drop, .outro])
    #expect(Self.granted(.intro) { $0.count = 2 }.map(\.kind).prefix(2) == [.intro, .intro])
    #expect(Self.granted(.outro) { $0.count = 2 }.map(\.kind).suffix(2) == [.outro, .outro])
    #expect(Self.granted(.bridge) { $0.count = 1 }.map(\.kind) == [.intro, .drop, .breakdown, .drop, .bridge, .outro])
    #expect(Self.granted(.drop) { $0.count = 1000 }.count { $0.kind == .drop } == 8)
  }

  @Test func `a form of which nothing would be left stays as it was`() {
    var wishes = Set(Self.template.map(\.kind)).map { SectionWish($0) }
    for i in wishes.indices { wishes[i].count = 0 }
    let form = FormWishes(wishes: wishes, barTime: 2).granted(in: Self.template)
    #expect(form.map(\.kind) == Self.template.map(\.kind))
  }

  @Test func `lengths are said in bars, in seconds or in words`() {
    let bars = { (form: Template) in form.filter { $0.kind == .intro }.map(\.bars) }
    #expect(bars(Self.granted(.intro) { $0.bars = 5 }) == [5])
    #expect(bars(Self.granted(.intro) { $0.duration = .s(31) }) == [16])
    #expect(bars(Self.granted(.intro) { $0.duration = .s(0.1) }) == [1])
    #expect(bars(Self.granted(.intro) { $0.length = .long }) == [16])
    #expect(bars(Self.granted(.intro) { $0.length = .short }) == [4])
    #expect(bars(Self.granted(.intro) { _ in }) == [8])
  }

  private static func style(_ sections: [(bars: Double, energy: Double)], length: Double = 64) -> StyleProfile {
    var style = StyleProfile.undetermined(duration: .s(length * 2))
    (style.bpm, style.bpmConfidence, style.meter) = (120, 0.9, .fourFour)
    style.structureMarkers = sections.map { StructureMarker(time: .s($0.bars * 2), label: "A", energy: $0.energy) }
    return style
  }

  @Test func `a reference's form has as many sections, as long, and about as loud`() throws {
    let house = try #require(GenreCatalogue.standard.genre(named: "house"))
    let style = Self.style([(0, 0.3), (16, 1), (32, 0.4), (40, 1), (56, 0.3)])
    let form = try #require(ReferenceForm(style: style, genre: house).template)
    #expect(form.map(\.bars) == [16, 16, 8, 16, 8])
    #expect(form.first?.kind == .intro && form.last?.kind == .outro)
    let energy = { (kind: SectionKind) in house.character(of: kind).energy }
    #expect(energy(form[1].kind) > energy(form[2].kind) && energy(form[3].kind) > energy(form[2].kind))
  }

  @Test func `too few sections, endless ones and no tempo are no form`() throws {
    let house = try #require(GenreCatalogue.standard.genre(named: "house"))
    #expect(ReferenceForm(style: Self.style([(0, 1), (16, 1), (32, 1)]), genre: house).template == nil)
    let endless = Self.style([(0, 0.3), (8, 1), (16, 0.5), (24, 1)], length: 100)
    #expect(ReferenceForm(style: endless, genre: house).template == nil)
    var timeless = Self.style([(0, 0.3), (16, 1), (32, 0.4), (40, 1)])
    timeless.bpm = nil
    #expect(ReferenceForm(style: timeless, genre: house).template == nil)
  }

  @Test func `what is shorter than two bars is a fill and no section`() throws {
    let house = try #require(GenreCatalogue.standard.genre(named: "house"))
    let style = Self.style([(0, 0.3), (16, 1), (31.5, 0.2), (32, 0.4), (40, 1), (56, 0.3)])
    #expect(try #require(ReferenceForm(style: style, genre: house).template).count == 5)
  }
}
