import Audio
import Testing

@Suite struct ConcurrentlyTests {
  private struct Failure: Error, Equatable {
    let lane: Int
  }

  @Test func `every lane is worked on once`() throws {
    var lanes = Array(0..<100)
    try concurrently(on: &lanes) { $0 *= 2 }
    #expect(lanes == (0..<100).map { 2 * $0 })
  }

  @Test func `of several failures the first lane's is thrown`() {
    var lanes = Array(0..<50)
    #expect(throws: Failure(lane: 7)) {
      try concurrently(on: &lanes) { lane in if lane % 10 == 7 { throw Failure(lane: lane) } }
    }
  }
}
