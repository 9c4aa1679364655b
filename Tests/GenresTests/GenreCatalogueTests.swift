import Foundation
import Music
import Testing

@testable import Genres

@Suite struct GenreCatalogueTests {
  static let all = GenreCatalogue.standard.genres

  @Test func `every file of the resources is in the catalogue under its own name`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/Values/Genres/Resources")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let names = files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    #expect(Set(names) == Set(Self.all.map(\.name)))
  }

  @Test(arguments: all) func `its usual tempo lies within its range`(genre: Genre) {
    #expect(genre.tempo.low <= genre.tempo.usual && genre.tempo.usual <= genre.tempo.high)
    #expect(Tempo.range.contains(genre.tempo.low) && Tempo.range.contains(genre.tempo.high))
  }

  @Test(arguments: all) func `its sections, lanes and fills name stems and drums that exist`(genre: Genre) {
    let stems = Set(genre.stems.map(\.name))
    for section in genre.sections { #expect(stems.isSuperset(of: section.stems), "\(section.section)") }
    for lane in genre.drums {
      #expect(stems.contains(lane.stem), "\(lane.drum)")
      #expect(DrumNote.named(lane.drum) != nil, "\(lane.drum)")
    }
    for fill in genre.fills { for drum in fill.keys { #expect(DrumNote.named(drum) != nil, "\(drum)") } }
  }

  @Test(arguments: all) func `its patterns are whole bars of sixteen steps`(genre: Genre) {
    let rhythms = genre.rhythms.bass + genre.rhythms.chords + genre.rhythms.lead + genre.rhythms.arpeggio
    let patterns = rhythms + genre.drums.flatMap(\.patterns) + genre.fills.flatMap { $0.values }
    for bar in patterns.flatMap({ $0.split(separator: " ") }) { #expect(bar.count == 16, "\(bar)") }
  }

  @Test(arguments: all) func `its chords and forms can be read`(genre: Genre) {
    for progression in genre.progressions { #expect(Progression(progression) != nil, "\(progression)") }
    for form in genre.forms { #expect(Form(form) != nil, "\(form)") }
  }

  @Test(arguments: all) func `it has a tonal balance`(genre: Genre) {
    #expect(TonalBalance.curve(genre.master.tone)?.count == 27)
  }

  @Test func `a broken file is named in the problem`() {
    #expect {
      try GenreCatalogue(documents: [("polka", Array("name: polka".utf8))])
    } throws: { error in
      "\(error)".contains("polka.yaml")
    }
  }
}
