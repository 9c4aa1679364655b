import Audio
import ClipRendering
import Foundation
import Testing

@Suite struct PeakSoftenerTests {
  private static func soften(_ samples: [Float]) -> [Float] {
    var block = StereoBuffer(mono: samples)
    PeakSoftener(for: .LUFS(-20)).process(&block)
    #expect(block.left == block.right)
    return block.left
  }

  @Test func `what is less than 9 dB above the loudness stays as it is`() {
    let soft = (-28...28).map { Float($0) / 100 }
    #expect(Self.soften(soft) == soft)
  }

  @Test func `peaks stay below 13 dB above the loudness, in their order and with their sign`() {
    let loud = (30...200).map { Float($0) / 100 }
    let softened = Self.soften(loud)
    let ceiling = Float(pow(10, -7.0 / 20))
    #expect(softened.allSatisfy { $0 <= ceiling })
    #expect(zip(softened, softened.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(zip(softened, loud).allSatisfy { $0 < $1 })
    #expect(Self.soften(loud.map { -$0 }) == softened.map { -$0 })
  }
}
