import Audio
import Foundation
import Testing

@testable import ClipRendering

@Suite struct PulseLineTests {
  private static let drifting = PulseLine(
    (0..<24).map { (number: Int) -> Double in
      let n = Double(number)
      return 0.4 + 0.5 * n + 0.002 * n * n
    })

  @Test(arguments: Array(stride(from: -5.0, through: 30, by: 0.37)))
  func `a time and its position are each other's inverse, within the pulses and beyond`(position: Double) {
    let line = Self.drifting
    #expect(abs(line.position(at: line.time(at: position)) - position) < 1e-9)
  }

  @Test func `beyond its ends a line goes on at the tempo of the pulses there`() {
    let line = PulseLine([0, 1, 2, 3, 4, 5, 6, 7, 8, 8.5, 9, 9.5, 10, 10.5, 11, 11.5, 12, 12.5])
    #expect(abs(line.time(at: -2) + 2) < 1e-12)
    #expect(abs(line.time(at: 19) - 13.5) < 1e-12)
    #expect(abs(line.period - 12.5 / 17) < 1e-12)
  }

  @Test func `pulses that are moved stay in order and apart`() {
    var line = PulseLine([0, 1, 2, 3])
    line.move { [0, 0, -5, 0][$0] }
    #expect(line.times[0] == 0 && line.times[1] == 1)
    #expect(line.times[2] > line.times[1] && line.times[3] > line.times[2])
  }

  @Test func `a line through exact points is that line, whatever their weights`() {
    let points = (0..<20).map { LocalLine.Point(x: Double($0), y: 3 - 0.25 * Double($0), weight: Double(1 + $0 % 5)) }
    let line = LocalLine(points, scale: 0.01)
    #expect(abs(line.level - 3) < 1e-9 && abs(line.slope + 0.25) < 1e-9)
  }

  @Test func `a point far off moves a line less than it would move a mean`() {
    var points = (0..<20).map { LocalLine.Point(x: Double($0), y: 1, weight: 1) }
    points[10].y = 5
    let flat = LocalLine(points, scale: 0.01, isFlat: true)
    // The mean would be 1.2.
    #expect(abs(flat.level - 1) < 0.02 && flat.slope == 0)
  }

  @Test func `a line without points lies at nothing`() {
    let line = LocalLine([], scale: 1)
    #expect(line.level == 0 && line.slope == 0)
  }

  /// Attacks on sixteenths of pulses of half a second, with deviations in seconds.
  private static func attacks(_ deviation: (Int) -> Double) -> [Attack] {
    (0..<96).map { (number: Int) -> Attack in
      let time = 0.125 * Double(number) + deviation(number)
      return Attack(time: time, weight: number % 4 == 0 ? 3 : 1)
    }
  }

  @Test func `pulses that analysis found a little off come to lie on the attacks`() throws {
    let found = PulseLine((0..<24).map { (number: Int) -> Double in 0.5004 * Double(number) + 0.011 })
    let refined = PulseRefinement(divisions: 4, attacks: Self.attacks { _ in 0 }).refine(found, isSteady: true)
    #expect(refined.isEven)
    for (index, time) in refined.line.times.enumerated() {
      #expect(abs(time - 0.5 * Double(index)) < 0.0005, "seconds")
    }
  }

  @Test func `a swing of the sixteenths between does not pull the beats`() {
    // Every second sixteenth is late by 25 ms.
    let swung = Self.attacks { $0 % 2 == 1 ? 0.025 : 0 }
    let refined = PulseRefinement(divisions: 4, attacks: swung)
      .refine(PulseLine((0..<24).map { 0.5 * Double($0) + 0.004 }), isSteady: true)
    for (index, time) in refined.line.times.enumerated() {
      #expect(abs(time - 0.5 * Double(index)) < 0.001, "seconds")
    }
  }

  @Test func `too few attacks leave the pulses as they are`() {
    let line = PulseLine((0..<8).map { 0.5 * Double($0) })
    let refined = PulseRefinement(divisions: 4, attacks: [Attack(time: 1.02, weight: 1)]).refine(line, isSteady: true)
    #expect(zip(refined.line.times, line.times).allSatisfy { abs($0 - $1) < 1e-9 })
  }
}
