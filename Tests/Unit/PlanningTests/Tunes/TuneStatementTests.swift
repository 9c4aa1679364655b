import Audio
import Genres
import Music
import Testing

@testable import Planning

/// Where a song states its tunes.
@Suite struct TuneStatementTests {
  private static let tunes = SongTunes(
    main: .chorus, hook: tune(8, 72), verse: tune(8, 67), rise: tune(4, 69), bridge: tune(8, 70), register: 72)

  private static func tune(_ bars: Int, _ note: Int) -> Tune {
    Tune(
      bars: bars, phraseBars: 2,
      tones: (0..<bars).map { .init(step: 16 * $0, length: 12, pitch: Pitch(note + $0 % 3)) })
  }

  private static func statements(_ kind: SectionKind, _ bars: Int, bar: Double = 2) -> [TuneStatement] {
    tunes.statements(in: Section(kind, bars: bars, energy: 0.7), barTime: .s(bar))
  }

  @Test(arguments: [SectionKind.chorus, .drop])
  func `every main section begins with the whole hook`(kind: SectionKind) {
    let first = Self.statements(kind, 16)[0]
    #expect(first == TuneStatement(bar: 0, tune: Self.tunes.hook, tuneBars: 0..<8))
  }

  @Test(arguments: [(SectionKind.verse, 67), (.preChorus, 69), (.build, 69), (.bridge, 70), (.breakdown, 72)])
  func `each kind of section has its tune`(kind: SectionKind, note: Int) {
    #expect(Self.statements(kind, 8).allSatisfy { $0.tune.tones[0].pitch.note == note })
  }

  @Test(arguments: [4, 8, 16, 32])
  func `an intro teases with the beginning of the hook within ten seconds`(bars: Int) throws {
    let first = try #require(Self.statements(.intro, bars).first)
    #expect(first.tune == Self.tunes.hook && first.tuneBars.lowerBound == 0)
    #expect(2 * Double(first.bar) <= 10)
  }

  @Test(arguments: SectionKind.allCases, [1, 2, 3, 5, 8, 12, 20, 33])
  func `statements lie within their section and their tune, in order`(kind: SectionKind, bars: Int) {
    let statements = Self.statements(kind, bars)
    for statement in statements {
      #expect(statement.bar >= 0 && statement.bar + statement.tuneBars.count <= bars)
      #expect(statement.tuneBars.lowerBound >= 0 && statement.tuneBars.upperBound <= statement.tune.bars)
      #expect(!statement.tuneBars.isEmpty)
    }
    for (a, b) in zip(statements, statements.dropFirst()) { #expect(a.bar + a.tuneBars.count <= b.bar) }
  }

  @Test func `where the hook would come a third time another tune comes first`() {
    let tunes = Self.statements(.drop, 32).map(\.tune)
    #expect(tunes == [Self.tunes.hook, Self.tunes.hook, Self.tunes.verse, Self.tunes.hook])
  }

  @Test func `accompaniment stays below the range of the tune`() throws {
    let plan = try TuneTests.plan("pop")
    for index in plan.sections.indices {
      guard let player = plan.tunePlayer(inSection: index) else { continue }
      #expect(try #require(plan.ceiling(inSection: index)).note < player.tuneRegister - TuneRange.below)
    }
  }
}
