import Audio
import Music

extension Motif {
  /// The same shape so many steps of the scale higher.
  func transposed(by steps: Int) -> Motif {
    Motif(tones: tones.map { Tone(bar: $0.bar, hit: $0.hit, height: $0.height + steps) })
  }

  /// What went up goes down, mirrored at the first tone.
  var inverted: Motif {
    let axis = tones.first?.height ?? 0
    return Motif(tones: tones.map { Tone(bar: $0.bar, hit: $0.hit, height: 2 * axis - $0.height) })
  }

  /// The same tones so many sixteenths later; what would leave its bar is lost.
  func displaced(by sixteenths: Int, barSteps: Int) -> Motif {
    Motif(
      tones: tones.compactMap { tone in
        let step = tone.hit.step + sixteenths
        guard step < barSteps else { return nil }
        let length = min(tone.hit.length, barSteps - step)
        return Tone(
          bar: tone.bar, hit: .init(step: step, length: length, symbol: tone.hit.symbol), height: tone.height)
      })
  }

  /// Some longer tones are split by a neighbour, some gaps get a passing tone.
  func ornamented(seed: Seed) -> Motif {
    var random = SeededRandom(seed)
    var ornamented: [Tone] = []
    for (index, tone) in tones.enumerated() {
      let next = index + 1 < tones.count && tones[index + 1].bar == tone.bar ? tones[index + 1].hit.step : nil
      let room = (next ?? tone.hit.step + tone.hit.length) - tone.hit.step
      guard room >= 2, random.chance(0.45) else {
        ornamented.append(tone)
        continue
      }
      let half = max(1, room / 2)
      let hit = StepPattern.Hit(step: tone.hit.step, length: half, symbol: tone.hit.symbol)
      let turn = StepPattern.Hit(step: tone.hit.step + half, length: room - half, symbol: "x")
      ornamented.append(Tone(bar: tone.bar, hit: hit, height: tone.height))
      ornamented.append(Tone(bar: tone.bar, hit: turn, height: tone.height + (random.chance(0.5) ? 1 : -1)))
    }
    return Motif(tones: ornamented)
  }
}
