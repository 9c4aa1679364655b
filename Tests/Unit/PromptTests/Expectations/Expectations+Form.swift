/// Tempi, keys, durations and forms in their rarer spellings.
extension Expectation {
  static let form: [Expectation] = [
    .init("ABAB", ["structure": "verse, chorus, verse, chorus"]),
    .init(
      "pop song with an ABABCB structure",
      [
        "genre": "pop", "structure": "verse, chorus, verse, chorus, bridge, chorus",
      ]),
    .init("jazz in AABA form", ["genre": "jazz", "structure": "verse, verse, chorus, verse"]),
    .init("structure: A-B-A-C, house", ["genre": "house", "structure": "verse, chorus, verse, bridge"]),
    .init("ABBA style disco", ["genre": "disco", "bpm": "100-135"]),
    .init("long intro, two drops, no outro", ["sections": "intro long, drop ×2, outro ×0"]),
    .init(
      "techno with a 32 bar intro, a breakdown and a long outro",
      [
        "genre": "techno", "sections": "intro 32 bars, breakdown, outro long",
      ]),
    .init(
      "intro > verse > chorus > verse > chorus > bridge > chorus > outro",
      [
        "structure": "intro, verse, chorus, verse, chorus, bridge, chorus, outro"
      ]),
    .init(
      "intro → build → drop → breakdown → build → drop → outro",
      [
        "structure": "intro, build, drop, breakdown, build, drop, outro"
      ]),
    .init(
      "Intro 8, Verse 16, Chorus 8, Outro 4, hip hop at 90",
      [
        "genre": "hip-hop", "bpm": "90", "structure": "intro 8, verse 16, chorus 8, outro 4",
      ]),
    .init("verse-chorus-verse-chorus", ["structure": "verse, chorus, verse, chorus"]),
    .init(
      "no breakdown, just one big drop", ["section_details": "in drop: loud", "sections": "breakdown ×0, drop ×1"]),
    .init("dubstep with three drops", ["genre": "dubstep", "sections": "drop ×3"]),
    .init("house without an intro", ["genre": "house", "sections": "intro ×0"]),
    .init("32 bars of techno", ["genre": "techno", "duration_bars": "32"]),
    .init("a 16-bar hip hop loop", ["genre": "hip-hop", "duration_bars": "16"]),
    .init("sixty-four bars of ambient", ["genre": "ambient", "duration_bars": "64"]),
    .init("half-time drum and bass", ["genre": "drum-and-bass", "time_feel": "half"]),
    .init("dubstep with a double time section feel", ["genre": "dubstep", "time_feel": "double"]),
    .init("trap, 140 bpm half time", ["genre": "trap", "bpm": "140", "time_feel": "half"]),
    .init("hip hop at 75 (150 double time)", ["genre": "hip-hop", "bpm": "75", "time_feel": "double"]),
    .init("between 120 and 130 bpm techno, but closer to 130", ["genre": "techno", "bpm": "120-130"]),
    .init("techno at 130-135", ["genre": "techno", "bpm": "130-135", "bpm_range": "130-135"]),
    .init("120 to 124 house", ["genre": "house", "bpm": "120-124", "bpm_range": "120-124"]),
    .init("~174 bpm dnb", ["genre": "drum-and-bass", "bpm": "174", "bpm_range": "169-179"]),
    .init("roughly 100 bpm synthwave", ["genre": "synthwave", "bpm": "100", "bpm_range": "95-105"]),
    .init("techno in the high 130s", ["genre": "techno", "bpm": "136-139"]),
    .init("boom bap in the low 90s bpm", ["genre": "boom-bap", "bpm": "90-94"]),
    .init("128,5 bpm trance", ["genre": "trance", "bpm": "128.5"]),
    .init("bpm=174 genre=jungle", ["genre": "jungle", "bpm": "174"]),
    .init("one-twenty-eight bpm house", ["genre": "house", "bpm": "128"]),
    .init("at least 140 bpm trance", ["genre": "trance", "bpm": "140-160"]),
    .init("lo-fi, no faster than 80 bpm", ["genre": "lo-fi", "bpm": "60-80"]),
    .init("C♯ minor techno", ["genre": "techno", "key": "C# minor"]),
    .init("jazz in B♭", ["genre": "jazz", "key": "Bb major"]),
    .init("G# minor trance", ["genre": "trance", "key": "G# minor"]),
    .init("trance in A flat minor", ["genre": "trance", "key": "G# minor"]),
    .init("D# major pop", ["genre": "pop", "key": "Eb major"]),
    .init("rock in E mixolydian", ["genre": "rock", "key": "E mixolydian"]),
    .init("F lydian ambient", ["genre": "ambient", "key": "F lydian"]),
    .init("techno in Cm", ["genre": "techno", "key": "C minor"]),
    .init("KEY: EB MINOR, 140 BPM, DUBSTEP", ["genre": "dubstep", "bpm": "140", "key": "D# minor"]),
    .init("tonic A, aeolian mode, ambient", ["genre": "ambient", "key": "A minor"]),
    .init("Dm funk groove", ["genre": "funk", "key": "D minor"]),
    .init("camelot 8A techno", ["genre": "techno", "key": "A minor"]),
    .init("house in a dorian mode", ["genre": "house", "mode": "dorian"]),
    .init("G-major pop", ["genre": "pop", "key": "G major"]),
    .init("90 s of techno", ["genre": "techno", "duration": "90"]),
    .init("a three-minute pop song", ["genre": "pop", "duration": "180"]),
    .init("techno, 5'30\"", ["genre": "techno", "duration": "330"]),
    .init("techno, 1h", ["genre": "techno"]),
    .init("two to three minutes of jazz", ["genre": "jazz", "duration": "120-180"]),
    .init("a minute of funk", ["genre": "funk", "duration": "60"]),
    .init("ambient, 150 secs", ["genre": "ambient", "duration": "150"]),
    .init("three quarters of a minute of lo-fi", ["genre": "lo-fi", "duration": "45"]),
    .init("duration 2:05, genre trance", ["genre": "trance", "duration": "125"]),
    .init("no longer than 2 minutes, jazz", ["genre": "jazz", "duration": "60-120"]),
    .init(
      "jazz waltz, brushes and upright bass",
      [
        "genre": "jazz", "meter": "3/4", "instruments": "brushes, upright bass",
      ]),
    .init("techno with a hard stop", ["genre": "techno", "ending": "abrupt"]),
    .init("pop song that fades out", ["genre": "pop", "ending": "fade"]),
    .init("5/4 jazz", ["genre": "jazz", "meter": "5/4"]), .init("jazz in 5/4", ["genre": "jazz", "meter": "5/4"]),
    .init("house in twelve eight", ["genre": "house", "meter": "12/8"]),
    .init("rock in seven", ["genre": "rock", "meter": "7/8"]), .init("rock in 7/8", ["genre": "rock", "meter": "7/8"]),
    .init("11/8 jazz", ["genre": "jazz"]),
    .init("ambient in 6/8, very slow", ["genre": "ambient", "meter": "6/8", "bpm": "60-70"]),
  ]
}
