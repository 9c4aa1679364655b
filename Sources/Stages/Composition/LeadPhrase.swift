import Audio

/// Eight bars of melody: four ideas of two bars each, in the order A A' B A'' of phrases through a song.
struct LeadPhrase {
  let motif: Motif
  let answer: Motif
  let barSteps: Int

  /// The four ideas of `group`; the last of them is brought to a close by the composer.
  func ideas(group: Int, seed: Seed) -> [Motif] {
    let seed = seed.derived("phrase \(group)")
    switch group % 4 {
    case 0: return [motif, motif, motif.transposed(by: group >= 4 ? 1 : -1), answer]
    case 1: return [motif.ornamented(seed: seed), motif, answer, motif.displaced(by: 2, barSteps: barSteps)]
    case 2: return [answer, answer.transposed(by: -1), motif.inverted, answer.ornamented(seed: seed)]
    default:
      return [motif.transposed(by: 2), motif.displaced(by: 2, barSteps: barSteps), motif.ornamented(seed: seed), motif]
    }
  }
}
