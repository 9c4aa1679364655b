import Foundation
import Genres
import Music
import Testing

@testable import Analysis

struct TempoPriorTests {
  /// A range to a millionth of a BPM.
  private func rounded(_ range: ClosedRange<Double>?) -> ClosedRange<Double>? {
    let rounded = { (bpm: Double) in (bpm * 1e6).rounded() / 1e6 }
    return range.map { rounded($0.lowerBound)...rounded($0.upperBound) }
  }

  @Test func `half and double the centre are equally likely, and less so than it`() {
    let prior = TempoPrior(centre: 120)
    #expect(prior.likelihood(of: 120) == 1)
    #expect(abs(prior.likelihood(of: 60) - prior.likelihood(of: 240)) < 1e-12)
    #expect(abs(prior.likelihood(of: 60) - exp(-0.5 / (0.58 * 0.58))) < 1e-12)
  }

  @Test(arguments: [40.0, 90, 109, 111, 130, 239])
  func `where nothing is known, 110 is likeliest and nothing is ruled out`(bpm: Double) {
    #expect(TempoPrior.general.likelihood(of: bpm) < TempoPrior.general.likelihood(of: 110))
    #expect(TempoPrior.general.expects(bpm))
  }

  @Test(arguments: [(100.0, 144.0, 120.0), (70, 70, 70), (60, 240, 120)])
  func `a range has its geometric mean as the likeliest`(low: Double, high: Double, centre: Double) {
    #expect(abs(TempoPrior(range: low...high).centre - centre) < 1e-9)
  }

  /// Candidates are 0.7 % apart, so that the next one beyond an end still stands for the end.
  @Test(arguments: [(118.0, true), (130, true), (117.3, true), (130.8, true), (117, false), (131, false), (62, false)])
  func `a range expects what is in it, and the candidate next to it`(bpm: Double, isExpected: Bool) {
    #expect(TempoPrior(range: 118...130).expects(bpm) == isExpected)
  }

  @Test(arguments: [
    ("house", 118.0...130.0), ("drum-and-bass", 168...178), ("hip-hop", 80...104), ("jazz", 100...190),
  ])
  func `a genre expects its own tempi`(name: String, range: ClosedRange<Double>) throws {
    #expect(TempoPrior(genre: try #require(GenreCatalogue.standard.genre(named: name))).range == range)
  }

  @Test func `a genre without a pulse expects nothing`() throws {
    #expect(TempoPrior(genre: try #require(GenreCatalogue.standard.genre(named: "ambient"))) == .general)
  }

  /// The genre in 4/4, and its dotted quarters at the same eighths, none below 40.
  @Test(arguments: [
    ("rock", Meter.fourFour, 96.0, 144.0), ("rock", .threeFour, 96, 144), ("rock", .sixEight, 64, 96),
    ("ambient", .sixEight, 40, 60),
  ])
  func `a genre is as fast in other meters, counted in their beats`(
    name: String, meter: Meter, low: Double, high: Double
  ) throws {
    let genre = try #require(GenreCatalogue.standard.genre(named: name))
    #expect(TempoPrior.range(of: genre, in: meter) == low...high)
  }

  @Test func `a planned tempo is expected within a tenth`() {
    #expect(rounded(TempoPrior(planned: 100).range) == 90...110)
    #expect(rounded(TempoPrior(planned: 100, reach: 0.05).range) == 95...105)
  }

  /// Range of the genre, asked tempo, and what is expected of a delivery.
  static let deliveries: [(ClosedRange<Double>?, Double?, ClosedRange<Double>?)] = [
    (118...130, 124, 118...130), (118...130, 140, 118...142), (118...130, 90, 88...130),
    (nil, 100, 90...110), (nil, 10, 8...12), (118...130, nil, 118...130), (nil, nil, nil),
  ]

  @Test(arguments: deliveries)
  func `a delivery is expected in the genre's range and at the asked tempo`(
    range: ClosedRange<Double>?, asked: Double?, expected: ClosedRange<Double>?
  ) {
    #expect(rounded(TempoPrior(range: range, asked: asked, tolerance: 2).range) == expected)
  }
}
