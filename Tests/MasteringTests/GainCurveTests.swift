import Audio
import Foundation
import Testing

@testable import Mastering

@Suite struct GainCurveTests {
  private func value(of points: [GainCurvePoint], at slot: Int) -> Double {
    let time = SampleRate.standard.time(of: slot * ControlBlock.frames).value
    guard let next = points.firstIndex(where: { $0.time.value >= time }), next > 0 else { return points[0].gain }
    let (a, b) = (points[next - 1], points[next])
    let share = (time - a.time.value) / (b.time.value - a.time.value)
    return a.gain + (b.gain - a.gain) * share
  }

  @Test func `a straight line needs two points`() {
    #expect(GainCurve(points: [Float](repeating: 0.5, count: 10_000)).thinned().count == 2)
    #expect(GainCurve(points: (0..<1000).map { Float($0) / 1000 }).thinned().count <= 3)
  }

  @Test func `any curve is met within the tolerance by far fewer points`() {
    var random = SeededRandom(Seed(4))
    let curve = (0..<20_000).map { slot -> Float in
      let swell = 0.3 * sin(Double(slot) / 700)
      return Float(0.6 + swell) + (slot % 900 < 40 ? -0.2 : 0) + 0.002 * random.noise()
    }
    let points = GainCurve(points: curve).thinned(within: 0.01)
    #expect(points.count < 1000)
    let worst = curve.indices.map { abs(value(of: points, at: $0) - Double(curve[$0])) }.max() ?? 1
    #expect(worst <= 0.0101)
    #expect(zip(points, points.dropFirst()).allSatisfy { $0.time < $1.time })
  }

  @Test(arguments: [0, 1, 2]) func `short curves keep their ends`(count: Int) {
    #expect(GainCurve(points: [Float](repeating: 1, count: count)).thinned().count == count)
  }
}
