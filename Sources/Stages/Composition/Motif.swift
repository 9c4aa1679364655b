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
