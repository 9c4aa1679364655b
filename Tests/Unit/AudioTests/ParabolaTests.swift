import Audio
import Testing

@Suite struct ParabolaTests {
  @Test(arguments: [-0.5, -0.3, 0, 0.1, 0.49]) func `the vertex of a parabola is found where it is`(location: Double) {
    let curve = { (x: Double) in 5 - 3 * (x - location) * (x - location) }
    #expect(abs(Parabola.vertex(curve(-1), curve(0), curve(1)) - location) < 1e-12)
  }

  @Test(arguments: [(1, 1, 1), (1, 2, 3), (3, 1, 3)] as [(Double, Double, Double)])
  func `a line and a valley have no maximum`(before: Double, middle: Double, after: Double) {
    #expect(Parabola.vertex(before, middle, after) == 0)
  }

  @Test func `a scale does not move it`() {
    #expect(Parabola.vertex(Float(1), 3, 2) == Parabola.vertex(Float(1024), 3072, 2048))
  }
}
