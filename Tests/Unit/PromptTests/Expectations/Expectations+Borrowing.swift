/// Blends, instruments that borrow from another genre, comparisons, and what to take from the reference.
extension Expectation {
  static let borrowing: [Expectation] = [
    .init("70% house 30% jazz", ["genre": "house", "genres": "house 0.70, jazz 0.30"]),
    .init("60/40 techno and trance", ["genre": "techno", "genres": "techno 0.60, trance 0.40"]),
    .init("half jazz, half hip hop", ["genre": "jazz", "genres": "jazz 0.50, hip-hop 0.50"]),
    .init(
      "80 percent synthwave, 20 percent rock, 110 bpm",
      [
        "genre": "synthwave", "genres": "synthwave 0.80, rock 0.20", "bpm": "110",
      ]),
    .init("mostly deep house with a bit of jazz", ["genre": "deep-house", "genres": "deep-house 0.85, jazz 0.15"]),
    .init("a house and jazz fusion", ["genre": "house", "genres": "house 0.50, jazz 0.50"]),
    .init("jazz-tinged drum and bass", ["genre": "drum-and-bass", "genres": "drum-and-bass 0.74, jazz 0.26"]),
    .init("ambient meets techno", ["genre": "ambient", "genres": "ambient 0.50, techno 0.50"]),
    .init("trap x hardstyle", ["genre": "trap", "genres": "trap 0.50, hardstyle 0.50"]),
    .init("50% funk, 25% disco, 25% house", ["genre": "funk", "genres": "funk 0.50, disco 0.25, house 0.25"]),
    .init("dubstep with a hint of reggaeton", ["genre": "dubstep", "genres": "dubstep 0.74, reggaeton 0.26"]),
    .init(
      "techno with elements of ambient, 130", ["genre": "techno", "genres": "techno 0.74, ambient 0.26", "bpm": "130"]),
    .init(
      "house with a trap-style hi-hat",
      [
        "genre": "house", "instruments": "hi-hats", "instrument_styles": "drums: trap",
      ]),
    .init(
      "ambient with jungle breaks",
      [
        "genre": "ambient", "instruments": "breakbeat", "instrument_styles": "drums: jungle",
      ]),
    .init(
      "pop with synthwave leads and a funk bassline",
      [
        "genre": "pop", "instruments": "bass, lead", "instrument_styles": "bass: funk, lead: synthwave",
      ]),
    .init(
      "drum and bass with jazz piano",
      [
        "genre": "drum-and-bass", "instruments": "piano", "instrument_styles": "chords: jazz",
      ]),
    .init(
      "lo-fi with a bass like in dubstep",
      [
        "genre": "lo-fi", "instruments": "bass", "instrument_styles": "bass: dubstep",
      ]),
    .init(
      "techno but the drums are drum and bass",
      [
        "genre": "techno", "instruments": "drums", "instrument_styles": "drums: drum-and-bass",
      ]),
    .init(
      "house beat with trance-style arpeggios and ambient-style pads",
      [
        "genre": "house", "instruments": "arpeggio, pad", "instrument_styles": "arpeggio: trance, pad: ambient",
      ]),
    .init(
      "rock with a hip hop beat", ["genre": "rock", "instruments": "drums", "instrument_styles": "drums: hip-hop"]),
    .init(
      "synthwave, bass in the style of funk",
      [
        "genre": "synthwave", "instruments": "bass", "instrument_styles": "bass: funk",
      ]),
    .init(
      "cinematic with techno kick", ["genre": "cinematic", "instruments": "kick", "instrument_styles": "drums: techno"]),
    .init(
      "like the attached but slower, keep its key",
      [
        "comparisons": "tempo less than reference", "from_reference": "key, style",
      ]),
    .init(
      "same as the reference, but darker",
      [
        "comparisons": "dark more than reference", "from_reference": "style", "moods": "dark",
      ]),
    .init("10 bpm faster than the reference", ["comparisons": "tempo more than reference by 10 BPM"]),
    .init("20% slower than the attached track", ["comparisons": "tempo less than reference by 20%"]),
    .init("use the same tempo and key as the reference", ["from_reference": "bpm, key"]),
    .init("techno in the key of the reference", ["genre": "techno", "from_reference": "key"]),
    .init("keep the tempo of the attached file, make it house", ["genre": "house", "from_reference": "bpm"]),
    .init("house with the same structure as the reference", ["genre": "house", "from_reference": "structure"]),
    .init(
      "sounds like my reference but louder and brighter",
      [
        "comparisons": "bright more than reference, loudness more than reference", "from_reference": "style",
      ]),
    .init("a happier version of the attached song", ["comparisons": "happy more than reference", "moods": "happy"]),
    .init("in the style of the attached file, 3 minutes", ["from_reference": "style", "duration": "180"]),
    .init("similar to the reference, no vocals", ["from_reference": "style", "exclude": "vocals"]),
    .init(
      "like the reference track but at 128 bpm in A minor",
      [
        "from_reference": "style", "bpm": "128", "key": "A minor",
      ]),
    .init("twice as fast as the reference", ["comparisons": "tempo more than reference by 100%"]),
    .init("half the tempo of the reference", ["comparisons": "tempo less than reference by 50%"]),
    .init(
      "a bit faster than the original, same key",
      [
        "comparisons": "tempo more than reference", "from_reference": "key",
      ]),
    .init("less aggressive than the reference", ["comparisons": "aggressive less than reference"]),
    .init(
      "more energetic than the attached file", ["comparisons": "energetic more than reference", "moods": "energetic"]),
    .init("faster than 120 bpm techno", ["genre": "techno", "bpm": "121-140"]),
    .init("house, slower than 120 bpm", ["genre": "house", "bpm": "100-119"]),
    .init("faster than usual house", ["genre": "house", "bpm": "127-140"]),
    .init("a darker take on house", ["genre": "house", "moods": "dark"]),
    .init("match the loudness of the reference", ["from_reference": "loudness_lufs"]),
    .init("same length as the reference please", ["from_reference": "duration"]),
  ]
}
