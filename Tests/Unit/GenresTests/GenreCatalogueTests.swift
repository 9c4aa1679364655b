import Foundation
import Music
import TestSupport
import Testing

@testable import Genres

@Suite struct GenreCatalogueTests {
  static let all = GenreCatalogue.standard.genres

  @Test func `every file of the resources is in the catalogue under its own name`() throws {
    let folder = Repository.root.appending(path: "Sources/Core/Genres/Resources")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let names = files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    #expect(Set(names) == Set(Self.all.map(\.name) + ["basis"]))
  }

  @Test func `the catalogue has the genres that the product promises`() {
    let promised: Set = [
      "house", "deep-house", "tech-house", "techno", "trance", "dubstep", "brostep", "drum-and-bass", "jungle", "trap",
      "hip-hop", "boom-bap", "lo-fi", "future-bass", "synthwave", "ambient", "downtempo", "pop", "rock", "funk",
      "disco", "reggaeton", "uk-garage", "bass-house", "hardstyle", "cinematic", "jazz", "reggae", "dub", "dancehall",
      "ska", "soul", "rnb", "bossa-nova", "samba", "salsa", "cumbia", "afrobeat", "amapiano", "indian", "east-asian",
      "chiptune", "electro", "industrial", "hyperpop", "drill", "phonk", "trip-hop", "idm", "minimal", "psytrance",
      "eurodance", "city-pop", "meditation", "game", "podcast",
    ]
    #expect(promised.isSubset(of: Self.all.map(\.name)))
  }

  @Test func `no spelling means two genres`() {
    let spellings = Self.all.flatMap { [$0.name] + $0.aliases }
    #expect(Set(spellings).count == spellings.count, "\(repeated(spellings))")
    #expect(spellings.allSatisfy { $0 == $0.lowercased() })
  }

  private func repeated(_ words: [String]) -> [String] {
    Dictionary(grouping: words, by: \.self).filter { $0.value.count > 1 }.keys.sorted()
  }

  @Test(arguments: all) func `it has chords, forms, fills and rhythms to choose from`(genre: Genre) {
    #expect(Set(genre.progressions).count >= 4)
    #expect(genre.forms.count >= 3)
    #expect(Set(genre.fills).count >= (genre.drums.isEmpty ? 0 : 3))
    for role in genre.stems.map(\.role) where [.bass, .chords, .lead].contains(role) {
      #expect(Set(genre.rhythms(of: role, in: genre.meter)).count >= 3, "\(role)")
    }
    let main = genre.drums.filter { ["kick", "snare", "clap", "closedHat"].contains($0.drum) }
    for lane in main { #expect(Set(lane.patterns).count >= 3, "\(lane.drum)") }
  }

  @Test(arguments: all) func `its forms grow and its loudest section is at least twice its calmest`(genre: Genre) {
    let bars = genre.forms.compactMap { SongForm($0)?.bars }
    #expect(bars == bars.sorted())
    let energies = genre.sections.map(\.energy)
    #expect((energies.max() ?? 0) >= 2 * (energies.min() ?? 1))
  }

  @Test(arguments: all) func `its rhythms have bars of as many steps as each meter`(genre: Genre) {
    for meter in Meter.known {
      var texts = genre.drums.flatMap { genre.patterns(of: $0, in: meter) }
      texts += genre.fills(in: meter).flatMap(\.values)
      texts += [StemRole.bass, .chords, .lead, .arpeggio].flatMap { genre.rhythms(of: $0, in: meter) }
      for bar in texts.filter({ $0 != "kick" }).flatMap({ $0.split(separator: " ") }) {
        #expect(bar.count == meter.steps, "\(bar) in \(meter)")
      }
    }
  }

  @Test(arguments: all) func `it has a tonal balance`(genre: Genre) {
    #expect(TonalBalance.curve(genre.master.tone)?.count == 27)
  }
}
