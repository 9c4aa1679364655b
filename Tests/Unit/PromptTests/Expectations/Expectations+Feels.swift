/// Names inside of words, swing as a feel, and tempi that lie near somebody's.
extension Expectation {
  static let feels = namesInWords + swings + nearTempi

  private static let namesInWords: [Expectation] = [
    .init("warm pads, tape hiss, beatless", ["instruments": "pad, vinyl crackle", "exclude": "drums"]),
    .init("beat-less ambient", ["genre": "ambient", "exclude": "drums"]),
    .init("beatless, slow strings", ["instruments": "strings", "bpm": "60-80", "exclude": "drums"]),
    .init("a queenly waltz for harp", ["meter": "3/4", "instruments": "harp"]),
    .init("muse on the sea, calm piano", ["instruments": "piano", "moods": "calm"]),
    .init("an oasis in the desert, flute and pads", ["instruments": "flute, pad", "moods": "calm, mysterious"]),
    .init("music for a burial, cello and organ", ["instruments": "cello, organ"]),
    .init("the strokes of a clock, tense", ["moods": "tense"]),
    .init("like a pendulum, hypnotic techno", ["genre": "techno", "moods": "hypnotic"]),
    .init("the fairy prince sleeps, music box", ["instruments": "music box", "moods": "calm"]),
    .init("desert sandstorm ambience", ["style": "atmospheric", "moods": "calm, mysterious"]),
    .init("airy flute, 80 bpm", ["instruments": "flute", "bpm": "80", "style": "bright"]),
    .init("like Oasis, 100 bpm", ["genre": "rock", "bpm": "100"]),
    .init("in the style of Burial", ["genre": "dubstep", "bpm": "130-140", "moods": "dark"]),
    .init("like the Beatles, 110 bpm", ["genre": "rock", "bpm": "110"]),
  ]

  private static let swings: [Expectation] = [
    .init("deep house, swing 16ths", ["genre": "deep-house", "genres": "deep-house 1.00", "style": "swung"]),
    .init("house with swing, 124 bpm", ["genre": "house", "genres": "house 1.00", "bpm": "124", "style": "swung"]),
    .init("techno with a bit of swing", ["genre": "techno", "genres": "techno 1.00", "style": "swung"]),
    .init("16th swing, uk garage", ["genre": "uk-garage", "genres": "uk-garage 1.00", "style": "swung"]),
    .init("trap, shuffle feel, 140", ["genre": "trap", "genres": "trap 1.00", "bpm": "140", "style": "swung"]),
    .init("swing house 122", ["genre": "house", "genres": "house 1.00", "bpm": "122", "style": "swung"]),
    .init("boom bap with mpc swing", ["genre": "boom-bap", "genres": "boom-bap 1.00", "style": "swung"]),
    .init("minimal techno 126, swing ~56%", ["genre": "techno", "bpm": "126", "style": "swung"]),
    .init("swing, 160 bpm, clarinet", ["genre": "jazz", "bpm": "160", "instruments": "clarinet"]),
    .init("swing music for a wedding", ["genre": "jazz", "bpm": "100-180"]),
    .init(
      "big band swing at 150 bpm",
      [
        "genre": "jazz", "genres": "jazz 1.00", "bpm": "150", "only_instruments": "true",
        "instruments":
          "drums, guitar, piano, saxophone, saxophone, trombone, trombone, trumpet, trumpet, upright bass",
      ]),
    .init("a blend of swing and house", ["genre": "jazz", "genres": "jazz 0.50, house 0.50"]),
    .init("house, no swing, 124", ["genre": "house", "bpm": "124", "style": "straight"]),
    .init("swing piano, 120 bpm", ["genre": "jazz", "bpm": "120", "instruments": "piano"]),
  ]

  private static let nearTempi: [Expectation] = [
    .init("like Daft Punk but slower", ["genre": "house", "bpm": "105-115", "moods": "funky"]),
    .init("like Skrillex but faster", ["genre": "brostep", "bpm": "150-160", "moods": "aggressive, energetic"]),
    .init("like Daft Punk but a bit slower", ["genre": "house", "bpm": "113-118", "moods": "funky"]),
    .init("like Daft Punk but much faster", ["genre": "house", "bpm": "140-150", "moods": "funky"]),
    .init("like Daft Punk but darker", ["genre": "house", "bpm": "121-122", "moods": "dark, funky"]),
    .init("like Daft Punk but 10 bpm slower", ["genre": "house", "bpm": "111-113", "moods": "funky"]),
    .init("like Daft Punk, 20% faster", ["genre": "house", "bpm": "144-148", "moods": "funky"]),
    .init("like Burial, slower", ["genre": "dubstep", "bpm": "118-124", "moods": "dark"]),
    .init("like Daft Punk but slower, 100 bpm", ["genre": "house", "bpm": "100", "moods": "funky"]),
    .init(
      "slower than Daft Punk, vocoder",
      [
        "genre": "house", "bpm": "105-115", "moods": "funky", "instruments": "vocoder",
      ]),
    .init("wie Daft Punk, aber langsamer", ["genre": "house", "bpm": "105-115", "moods": "funky"]),
    .init("comme Daft Punk mais plus lent", ["genre": "house", "bpm": "105-115", "moods": "funky"]),
  ]
}
