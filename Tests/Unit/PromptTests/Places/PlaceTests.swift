import Prompt
import Testing

@Suite struct PlaceTests {
  @Test(arguments: [Expectation.places, Expectation.sequences, Expectation.foreignPlaces])
  func `words about a place stay in that place`(rows: [Expectation]) throws {
    let parser = try KnownGenres.wideParser()
    let faults = rows.flatMap { $0.faults(in: parser) }
    #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
  }
}
