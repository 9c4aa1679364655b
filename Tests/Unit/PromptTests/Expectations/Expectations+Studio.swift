/// Sixty prompts written before the rules for exclusions, bare numbers, details and feels, and read with them.
extension Expectation {
  static let studio: [Expectation] = studioExclusions + studioNumbers + studioFeels + studioMixed

  private static let studioExclusions: [Expectation] = [
    .init(
      "Warm analog synthwave, 100 bpm. Exclude: guitar, saxophone. Length: 3 minutes.",
      ["genre": "synthwave", "bpm": "100", "duration": "180", "exclude": "guitar, saxophone"]),
    .init(
      "negative: vocals, choir\nprompt: epic trailer, D minor",
      [
        "genre": "cinematic", "key": "D minor", "moods": "epic", "exclude": "choir, vocals",
      ]),
    .init(
      "lofi beat with rhodes -drums -bass",
      [
        "genre": "lo-fi", "instruments": "electric piano", "exclude": "bass, drums",
      ]),
    .init("deep house 122 --no vocals --no piano", ["genre": "deep-house", "bpm": "122", "exclude": "piano, vocals"]),
    .init("trance at 138, anything but supersaws", ["genre": "trance", "bpm": "138", "exclude": "supersaw"]),
    .init(
      "Funk, 108 bpm, horns instead of synths",
      [
        "genre": "funk", "bpm": "108", "instruments": "brass", "exclude": "synth",
      ]),
    .init(
      "[Exclude: vocals, claps] uk garage, 132 bpm",
      [
        "genre": "uk-garage", "bpm": "132", "exclude": "clap, vocals",
      ]),
    .init(
      "Rock ballad, skip the drums please, just piano and strings",
      [
        "genre": "rock", "instruments": "piano, strings", "only_instruments": "true", "exclude": "drums",
      ]),
    .init("minus the bass: jazz trio, 96 bpm", ["genre": "jazz", "bpm": "96", "exclude": "bass"]),
    .init(
      "Ambient Pads in C-Moll. Ausschließen: Schlagzeug, Gesang",
      [
        "genre": "ambient", "key": "C minor", "instruments": "pad", "exclude": "drums, vocals",
      ]),
    .init("techno 130 bpm, à éviter : voix, piano", ["genre": "techno", "bpm": "130", "exclude": "piano, vocals"]),
    .init("pop alegre, excluir: batería y voces", ["genre": "pop", "moods": "happy", "exclude": "drums, vocals"]),
    .init(
      "musica rilassante con arpa, da evitare: batteria, voce",
      [
        "instruments": "harp", "moods": "relaxed", "exclude": "drums, vocals",
      ]),
    .init(
      "Not wanted: hi-hats, crash. Wanted: soft kick and pads, 84 bpm",
      [
        "bpm": "84", "instruments": "kick, pad", "exclude": "cymbals, hi-hats",
      ]),
  ]

  private static let studioNumbers: [Expectation] = [
    .init("150 hardstyle with a reverse bass", ["genre": "hardstyle", "bpm": "150", "instruments": "reverse bass"]),
    .init(
      "jungle 165 / A minor / amen",
      [
        "genre": "jungle", "bpm": "165", "key": "A minor", "instruments": "breakbeat",
      ]),
    .init(
      "808s and a bell melody, trap, 140", ["genre": "trap", "bpm": "140", "instruments": "808 bass, bells, lead"]),
    .init("80s pop, 118", ["genre": "pop", "bpm": "118", "style": "80s"]),
    .init("tech house 8A 126", ["genre": "tech-house", "bpm": "126", "key": "A minor"]),
    .init(
      "deep house in 9B, 121 bpm, five minutes",
      [
        "genre": "deep-house", "bpm": "121", "key": "G major", "duration": "300",
      ]),
    .init("key 12m, techno, 132", ["genre": "techno", "bpm": "132", "key": "D minor"]),
    .init("Open Key 4d house at 124 bpm", ["genre": "house", "bpm": "124", "key": "A major"]),
    .init("disco 1979 style, 120", ["genre": "disco", "bpm": "120"]),
    .init("drum and bass 174, 32 bars", ["genre": "drum-and-bass", "bpm": "174", "duration": "44-45"]),
    .init(
      "ambient, fade in over 15 seconds, 4 minutes in total", ["fade_in": "15", "genre": "ambient", "duration": "240"]),
    .init(
      "cinematic strings with a 6 second reverb, 70 bpm",
      [
        "genre": "cinematic", "bpm": "70", "instruments": "strings", "style": "reverberant",
      ]),
    .init("dub techno, delay 375 ms, 118 bpm, 6 minutes", ["genre": "techno", "bpm": "118", "duration": "360"]),
    .init(
      "pop song with an 8 second intro, 2:45, 112 bpm",
      [
        "genre": "pop", "bpm": "112", "duration": "165", "sections": "intro 8 s",
      ]),
    .init(
      "house 124, 20 s fade out, 3 min",
      [
        "fade": "20",
        "genre": "house", "bpm": "124", "duration": "180", "ending": "fade",
      ]),
    .init(
      "trap 140 half-time, C# minor",
      [
        "genre": "trap", "bpm": "140", "key": "C# minor", "time_feel": "half",
      ]),
  ]

  private static let studioFeels: [Expectation] = [
    .init("beatless ambient, 5 minutes", ["genre": "ambient", "duration": "300", "exclude": "drums"]),
    .init("hip hop with heavy swing, 88 bpm", ["genre": "hip-hop", "bpm": "88", "style": "swung"]),
    .init("swing jazz with clarinet, 160 bpm", ["genre": "jazz", "bpm": "160", "instruments": "clarinet"]),
    .init("uk garage with 16th swing 134", ["genre": "uk-garage", "bpm": "134", "style": "swung"]),
    .init("like Burial but a bit faster", ["genre": "dubstep", "bpm": "140-152", "moods": "dark"]),
    .init(
      "in the style of Skrillex but slower and darker",
      [
        "genre": "brostep", "bpm": "120-132", "moods": "aggressive, dark, energetic",
      ]),
    .init("Kraftwerk but faster", ["genre": "techno", "bpm": "110-155"]),
    .init(
      "a much slower Daft Punk, no vocoder",
      [
        "genre": "house", "bpm": "85-106", "moods": "funky", "exclude": "vocoder",
      ]),
    .init("B-Moll, Techno, 132", ["genre": "techno", "bpm": "132", "key": "Bb minor"]),
    .init("Trance in Es-Dur, 138 BPM", ["genre": "trance", "bpm": "138", "key": "Eb major"]),
    .init("Fis-Moll deep house 122", ["genre": "deep-house", "bpm": "122", "key": "F# minor"]),
    .init("H-Moll Rock", ["genre": "rock", "key": "B minor"]),
    .init("si bémol mineur, ambient", ["genre": "ambient", "key": "Bb minor"]),
    .init("lo-fi in sol maggiore, 78 bpm", ["genre": "lo-fi", "bpm": "78", "key": "G major"]),
    .init(
      "the music should feel queenly and calm, harp and flute",
      [
        "instruments": "flute, harp", "moods": "calm",
      ]),
  ]

  private static let studioMixed: [Expectation] = [
    .init(
      "Something for a rainy sunday: mellow piano, vinyl crackle, 72bpm, Fmaj, around 2 minutes",
      [
        "instruments": "piano, vinyl crackle", "bpm": "72", "key": "F major", "duration": "120", "moods": "relaxed",
      ]),
    .init(
      "boss fight, 170 bpm, distorted guitar + choir, E phrygian, ends abruptly",
      [
        "bpm": "170", "key": "E phrygian", "instruments": "choir, distorted guitar", "ending": "abrupt",
      ]),
    .init(
      "reggaeton romántico a 92 bpm en la menor con guitarra, tres minutos",
      [
        "genre": "reggaeton", "bpm": "92", "key": "A minor", "instruments": "guitar", "duration": "180",
        "moods": "romantic",
      ]),
    .init(
      "house track, 10 second intro, then drop, no breakdown, 126 bpm",
      [
        "genre": "house", "bpm": "126", "sections": "intro 10 s, drop, breakdown ×0",
      ]),
    .init(
      "meditation music: singing bowls and drone pad, 432 Hz, 10 minutes, no rhythm",
      [
        "genre": "ambient", "instruments": "pad, singing bowls", "duration": "600", "exclude": "drums",
      ]),
    .init(
      "future bass, 150, F# major, vocal chops and plucks but no lead vocal",
      [
        "genre": "future-bass", "bpm": "150", "key": "F# major", "instruments": "pluck, vocal chops",
        "exclude": "vocals",
      ]),
    .init(
      "Tempo 96 · Key Gm · Genre boom bap · Mood nostalgic · No hats",
      [
        "genre": "boom-bap", "bpm": "96", "key": "G minor", "moods": "nostalgic", "exclude": "hi-hats",
      ]),
    .init(
      "acid techno with a 303, 138, dark, 7 min",
      [
        "genre": "techno", "bpm": "138", "instruments": "acid bass", "moods": "dark", "duration": "420",
      ]),
    .init(
      "Bitte ein fröhliches Stück mit Ukulele und Pfeifen, 110 bpm, G-Dur, eine Minute",
      [
        "instruments": "ukulele, whistle", "bpm": "110", "key": "G major", "duration": "60", "moods": "happy",
      ]),
    .init(
      "downtempo, 90, with a shuffled beat and rhodes in D dorian",
      [
        "genre": "downtempo", "bpm": "90", "key": "D dorian", "instruments": "electric piano", "style": "swung",
      ]),
    .init(
      "909 techno 135 bpm 24 bars", ["genre": "techno", "bpm": "135", "instruments": "909 drums", "duration": "42-43"]),
    .init(
      "tension bed for a podcast, 40 seconds, low strings, no percussion",
      [
        "instruments": "strings", "duration": "40", "moods": "tense", "exclude": "percussion",
      ]),
    .init(
      "Morceau de jazz lent pour piano et contrebasse, si bémol majeur, sans batterie",
      [
        "genre": "jazz", "bpm": "60-112", "instruments": "piano, upright bass", "key": "Bb major", "exclude": "drums",
      ]),
    .init(
      "hip-hop, 90 BPM, not too dark, soul sample feel, two verses and a hook",
      [
        "genre": "hip-hop", "bpm": "90", "sections": "verse ×2, chorus",
      ]),
    .init(
      "uma bossa nova calma em dó maior, violão, 120 bpm",
      [
        "genre": "jazz", "bpm": "120", "key": "C major", "instruments": "acoustic guitar", "moods": "calm",
      ]),
  ]
}
