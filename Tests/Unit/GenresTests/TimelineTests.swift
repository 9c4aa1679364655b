import Music
import Testing

@testable import Genres

/// What listeners know a style by, as far as patterns show it.
@Suite struct TimelineTests {
  private func genre(_ name: String) throws -> Genre { try #require(GenreCatalogue.standard.genre(named: name)) }

  private func bars(of drum: String, in genre: Genre) throws -> [[Character]] {
    let lane = try #require(genre.drums.first { $0.drum == drum })
    return lane.patterns.flatMap { $0.split(separator: " ") }.map { Array($0) }
  }

  private func strokes(_ bar: [Character]) -> [Int] { bar.indices.filter { bar[$0] != "." } }

  @Test func `a one drop has no kick on one, but on two and four`() throws {
    for bar in try bars(of: "kick", in: genre("reggae")) {
      #expect(bar[0] == "." && bar[4] == "X" && bar[12] == "X", "\(String(bar))")
    }
  }

  @Test(arguments: ["reggae", "ska"]) func `guitars skank between the beats`(name: String) throws {
    let rhythms = try genre(name).rhythms(of: .chords, in: .fourFour, for: "skank-guitar")
    for bar in rhythms.flatMap({ $0.split(separator: " ") }).map({ Array($0) }) {
      #expect(
        [2, 6, 10, 14].allSatisfy { bar[$0] == "x" } && stride(from: 0, to: 16, by: 4).allSatisfy { bar[$0] == "." })
    }
  }

  /// Son and rumba clave, in salsa the half with two strokes first, in afrobeat the one with three.
  @Test(arguments: [("salsa", 2), ("afrobeat", 3)]) func `a clave has five strokes, three and two`(
    name: String, first: Int
  )
    throws
  {
    for bar in try bars(of: "claves", in: genre(name)) {
      let strokes = strokes(bar)
      #expect(strokes.count == 5 && strokes.count { $0 < 8 } == first, "\(String(bar))")
      #expect(strokes.allSatisfy { bar[$0] == "X" }, "accents are never varied")
    }
  }

  @Test func `a samba has two beats, and its surdos answer each other on them, the second louder`() throws {
    let samba = try genre("samba")
    #expect(samba.meter == Meter(beats: 2, unit: 4))
    for bar in try bars(of: "surdo", in: samba) { #expect(bar[0] == "." && bar[4] == "X") }
    for bar in try bars(of: "mutedSurdo", in: samba) { #expect(bar[0] == "x" && bar[4] == ".") }
  }

  @Test func `a bossa's side stick has the five strokes of its clave`() throws {
    for bar in try bars(of: "rim", in: genre("bossa-nova")) { #expect(strokes(bar).count == 5) }
  }

  @Test func `psytrance rolls three sixteenths of bass after each kick`() throws {
    for text in try genre("psytrance").rhythms(of: .bass, in: .fourFour) {
      for (step, symbol) in text.enumerated() { #expect((symbol == ".") == (step % 4 == 0), "\(text)") }
    }
  }

  @Test func `a guacharaca goes long, short, short`() throws {
    let bar = try #require(try bars(of: "guiro", in: genre("cumbia")).first)
    #expect(String(bar) == "X.xxX.xxX.xxX.xx")
  }

  @Test(arguments: ["indian", "east-asian"]) func `what only approximates a tradition says so`(name: String) throws {
    #expect(try genre(name).note?.contains("approximated") == true)
  }

  @Test func `a stem's own rhythms stand in place of its role's, and follow the meter`() throws {
    let reggae = try genre("reggae")
    #expect(reggae.rhythms(of: .chords, in: .fourFour, for: "organ") != reggae.rhythms(of: .chords, in: .fourFour))
    #expect(reggae.rhythms(of: .bass, in: .fourFour, for: "bass") == reggae.rhythms(of: .bass, in: .fourFour))
    for bar in reggae.rhythms(of: .chords, in: .threeFour, for: "organ").flatMap({ $0.split(separator: " ") }) {
      #expect(bar.count == 12)
    }
  }
}
