import Music
import Testing

@Suite struct SectionEnergyTests {
  @Test(arguments: [4, 8, 16]) func `a build climbs from bar to bar`(bars: Int) {
    let build = Section(.build, bars: bars, energy: 0.6)
    let energies = (0..<bars).map { build.energy(inBar: $0) }
    #expect(zip(energies, energies.dropFirst()).allSatisfy { $0 < $1 })
    #expect((energies.last ?? 0) > 0.8)
  }

  @Test(arguments: [8, 12, 16, 24, 32, 40, 64]) func `a long section gives its most in its last step`(bars: Int) {
    let drop = Section(.drop, bars: bars, energy: 0.9)
    let energies = (0..<bars).map { drop.energy(inBar: $0) }
    let last = (bars - 1) / drop.stepBars * drop.stepBars
    #expect((energies[last...].min() ?? 0) > (energies[..<last].max() ?? 1))
    #expect(abs(energies.reduce(0, +) / Double(bars) - 0.9) < 0.12)
  }

  @Test(arguments: [0.0, 0.05, 0.95, 1]) func `it stays within 0 and 1`(energy: Double) {
    for kind in [SectionKind.build, .drop, .intro] {
      for bars in [1, 2, 7, 8, 33] {
        let section = Section(kind, bars: bars, energy: energy)
        #expect((0..<bars).allSatisfy { (0...1).contains(section.energy(inBar: $0)) })
      }
    }
  }
}
