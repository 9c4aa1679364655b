import Audio
import Genres
import Music
import Planning

/// A melodic idea of two bars: a rhythm and a contour in steps of the scale.
struct Motif {
  /// One note of the idea.
  struct Tone {
    /// 0 or 1.
    let bar: Int
    let hit: StepPattern.Hit
    /// Scale steps above the note that the melody hangs from.
    let height: Int
  }

  let tones: [Tone]

  init(tones: [Tone]) { self.tones = tones }

  /// An idea in one of `rhythms`; most moves are by step, leaps are answered the other way.
  init(rhythms: [StepPattern], seed: Seed) {
    var random = SeededRandom(seed)
    let first = rhythms[Int.random(in: rhythms.indices, using: &random)]
    let second = rhythms[Int.random(in: rhythms.indices, using: &random)]
    var height = random.pick([(0, weight: 2), (2, weight: 2), (4, weight: 1)])
    var lastMove = 0
    var tones: [Tone] = []
    for (bar, pattern) in [first, second].enumerated() {
      for hit in pattern.hits(inBar: 0) {
        tones.append(Tone(bar: bar, hit: hit, height: height))
        let move = Self.move(after: lastMove, at: height, &random)
        height += move
        lastMove = move
      }
    }
    self.tones = tones
  }

  private static func move(after last: Int, at height: Int, _ random: inout SeededRandom) -> Int {
    if abs(last) > 2 { return last > 0 ? -1 : 1 }
    let home: Double = height > 4 ? -1 : (height < -1 ? 1 : 0)
    return random.pick([
      (-1, weight: 3 - home), (1, weight: 3 + home), (0, weight: 1.2), (-2, weight: 0.9 - 0.5 * home),
      (2, weight: 0.9 + 0.5 * home), (home > 0 ? 4 : -4, weight: 0.4),
    ])
  }
}

extension Motif {
  /// The same shape so many steps of the scale higher.
  func transposed(by steps: Int) -> Motif {
    Motif(tones: tones.map { Tone(bar: $0.bar, hit: $0.hit, height: $0.height + steps) })
  }

  /// The inversion, mirrored at the first tone.
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
      let neighbour = StepPattern.Hit(step: tone.hit.step + half, length: room - half, symbol: "x")
      ornamented.append(Tone(bar: tone.bar, hit: hit, height: tone.height))
      ornamented.append(Tone(bar: tone.bar, hit: neighbour, height: tone.height + (random.chance(0.5) ? 1 : -1)))
    }
    return Motif(tones: ornamented)
  }
}
