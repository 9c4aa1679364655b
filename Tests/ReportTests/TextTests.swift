import Audio
import Foundation
import Testing

@testable import Report

@Suite struct TextTests {
  @Test(arguments: [0.0, -0.0, 0.05, -0.05, 0.949, 1.005, -14.03, 126, 99.96, 1234.5678, -0.0001, 999_999.9])
  func `fixed decimals are C's`(number: Double) {
    for decimals in 0...6 {
      let scaled = (abs(number) * pow(10, Double(decimals))).truncatingRemainder(dividingBy: 1)
      // Halves are rounded away from zero here and to even there.
      guard abs(scaled - 0.5) > 1e-6 else { continue }
      let expected = String(format: "%.\(decimals)f", number)
      let isZero = expected.allSatisfy { "-0.".contains($0) }
      #expect(number.fixed(decimals) == (isZero ? expected.replacing("-", with: "") : expected))
    }
  }

  @Test func `numbers that are none are never written as coordinates`() {
    for number in [Double.nan, .infinity, -.infinity, 1e300] { #expect(number.fixed(1) == "0.0") }
    #expect((-Double.infinity).written(1) == "−∞" && Double.nan.written(1) == "–")
  }

  @Test func `times read like a player's`() {
    #expect(Seconds.s(0).clock == "0:00" && Seconds.s(125.9).clock == "2:05" && Seconds.s(-3).clock == "0:00")
    #expect(Seconds.s(59.96).clockWithTenths == "1:00.0" && Seconds.s(72.34).clockWithTenths == "1:12.3")
  }

  @Test(arguments: [
    ("night-drive.wav", "night-drive.wav"), ("stems/01-drums.wav", "stems/01-drums.wav"),
    ("a b#1?.wav", "a%20b%231%3F.wav"), ("javascript:alert(1)", "javascript%3Aalert%281%29"),
    ("//example.org/x.wav", "example.org/x.wav"), ("../../secret.wav", "secret.wav"), ("é.wav", "%C3%A9.wav"),
    ("100%.wav", "100%25.wav"),
  ])
  func `a link stays below the page's folder`(path: String, link: String) throws {
    #expect(RelativeLink(path).description == link)
    let base = try #require(URL(string: "file:///studio/outbox/x/report.html"))
    let resolved = try #require(URL(string: link, relativeTo: base)).absoluteString
    #expect(resolved.hasPrefix("file:///studio/outbox/x/"))
  }

  @Test func `chords are said once and how often they repeat`() {
    #expect(ChordCycle(["Fm", "Db", "Fm", "Db"]).bars == ["Fm", "Db"])
    #expect(ChordCycle(["Fm", "Db", "Fm", "Db"]).times == 2)
    #expect(ChordCycle(["Fm", "Db", "Fm"]).bars == ["Fm", "Db", "Fm"])
    #expect(ChordCycle(["Fm", "Fm", "Fm"]).bars == ["Fm"])
    #expect(ChordCycle(["Fm", "Fm", "Db"]).bars == ["Fm", "Fm", "Db"])
    #expect(ChordCycle([]).bars == [] && ChordCycle([]).times == 0)
  }
}
