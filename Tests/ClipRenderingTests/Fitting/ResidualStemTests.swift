import Audio
import ClipRendering
import Foundation
import TestSupport
import Testing

@Suite struct ResidualStemTests {
  @Test func `stems and residual sum to the mix in every bit`() throws {
    let parts = (1...5).map { TestTone.noise(amplitude: 0.19, seconds: 1, seed: UInt64($0)) }
    var mix = StereoBuffer(frames: 48_000)
    for part in parts { mix.add(part) }
    // A separation that loses treble, adds noise and ends early.
    let separated = parts.dropLast().map { part -> MemorySource in
      var part = part[frames: 0..<47_000]
      for i in part.left.indices.dropFirst() { part.left[i] = 0.5 * (part.left[i] + part.left[i - 1]) }
      return MemorySource(part)
    }
    let residual = ResidualStem(of: MemorySource(mix), without: separated)
    let stems: [any AudioSource] = separated.map { RoundedSource($0) } + [residual]
    let written = try stems.map { MemoryPCM(try $0.read(0..<48_000)).block }
    let master = MemoryPCM(try RoundedSource(MemorySource(mix)).readAll()).block
    let sum = { (channel: KeyPath<PCMBlock, [Int32]>) in
      (0..<48_000).map { i in written.reduce(0) { $0 + $1[keyPath: channel][i] } }
    }
    #expect(sum(\.left) == master.left)
    #expect(sum(\.right) == master.right)
  }
}
