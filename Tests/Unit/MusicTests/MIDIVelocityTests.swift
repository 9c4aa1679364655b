import Music
import Testing

@Suite struct MIDIVelocityTests {
  /// 127 v^0.6, which is 1 at least.
  @Test(arguments: [(0.0, 8), (0.01, 8), (0.4, 73), (0.5, 84), (1.0, 127), (3.0, 127)])
  func `velocities follow a gentle curve`(velocity: Double, midi: Int) {
    #expect(MIDIVelocity.value(of: velocity) == midi)
    #expect((1...127).contains(MIDIVelocity.value(of: velocity)))
  }

  @Test func `harder is never softer`() {
    for step in 1...200 {
      #expect(MIDIVelocity.value(of: Double(step) / 200) >= MIDIVelocity.value(of: Double(step - 1) / 200))
    }
  }
}
