/// Forms in the order said, what comes one after another, tempo curves and fades.
extension Expectation {
  static let sequences: [Expectation] = [
    .init(
      "16 bars of kick and hats, then bass, then pads",
      [
        "instruments": "bass, hi-hats, kick, pad",
        "structure": "groove 16 [only hi-hats+kick], groove [with bass], groove [with pad]",
      ]),
    .init(
      "16 bars of kick and hats, then bass, house 124",
      [
        "genre": "house", "bpm": "124", "instruments": "bass, hi-hats, kick",
        "structure": "groove 16 [only hi-hats+kick], groove [with bass]",
      ]),
    .init(
      "first drums, then bass, finally a choir",
      [
        "instruments": "bass, choir, drums",
        "structure": "groove [only drums], groove [with bass], groove [with choir]",
      ]),
    .init(
      "techno: 8 bars of kick, 8 bars of hi-hats, 16 bars of synth",
      [
        "genre": "techno", "instruments": "hi-hats, kick, synth",
        "structure": "groove 8 [only kick], groove 8 [with hi-hats], groove 16 [with synth]",
      ]),
    .init(
      "8 bars of piano followed by strings, cinematic",
      [
        "genre": "cinematic", "instruments": "piano, strings",
        "structure": "groove 8 [only piano], groove [with strings]",
      ]),
    .init(
      "verse, chorus, verse, chorus, guitar solo, chorus. classic rock",
      [
        "genre": "rock", "instruments": "electric guitar",
        "structure": "verse, chorus, verse, chorus, solo [solo electric guitar], chorus",
      ]),
    .init(
      "intro (8 bars, only pads) – verse – chorus x2",
      ["instruments": "pad", "structure": "intro 8 [only pad], verse, chorus, chorus"]),
    .init("AABA", ["structure": "verse, verse, chorus, verse"]),
    .init("ABABCB, pop", ["genre": "pop", "structure": "verse, chorus, verse, chorus, bridge, chorus"]),
    .init("32-bar AABA jazz", ["genre": "jazz", "structure": "verse 8, verse 8, chorus 8, verse 8"]),
    .init("two verses, then a chorus", ["structure": "verse, verse, chorus"]),
    .init("verse, chorus ×2, bridge", ["structure": "verse, chorus, chorus, bridge"]),
    .init(
      "intro, verse, chorus, verse, chorus, Middle Eight, chorus",
      ["structure": "intro, verse, chorus, verse, chorus, bridge, chorus"]),
    .init("verse, chorus, Middle 8, chorus", ["structure": "verse, chorus, bridge, chorus"]),
    .init("1. Intro 8 bars\n2. Verse\n3. Chorus\n4. Outro", ["structure": "intro 8, verse, chorus, outro"]),
    .init(
      "Intro: 8 bars, only pads\nVerse: 16 bars, drums and bass\nChorus: loud\nOutro",
      [
        "instruments": "bass, drums, pad",
        "structure": "intro 8 [only pad], verse 16 [with bass+drums], chorus [loud], outro",
      ]),
    .init(
      "quiet intro, soft verse, loud chorus, outro", ["structure": "intro [quiet], verse [soft], chorus [loud], outro"]),
    .init(
      "short intro, verse, chorus, verse, chorus, long outro",
      ["structure": "intro, verse, chorus, verse, chorus, outro", "sections": "intro short, outro long"]),
    .init(
      "Verse 1, Chorus, Verse 2, Chorus, Bridge, Chorus", ["structure": "verse, chorus, verse, chorus, bridge, chorus"]),
    .init(
      "intro, verse, chorus (with choir), outro",
      ["instruments": "choir", "structure": "intro, verse, chorus [with choir], outro"]),
    .init(
      "intro → drop → breakdown without drums → drop → outro",
      ["structure": "intro, drop, breakdown [without drums], drop, outro"]),
    .init(
      "verse, chorus, sax solo, chorus, jazz",
      ["genre": "jazz", "instruments": "saxophone", "structure": "verse, chorus, solo [solo saxophone], chorus"]),
    .init("12-bar blues, rock", ["genre": "rock", "bpm": "80-110", "sections": "verse 12 bars"]),
    .init("intro then verse then chorus then verse then chorus", ["structure": "intro, verse, chorus, verse, chorus"]),
    .init("accelerate from 90 to 140", ["bpm": "90", "tempo_curves": "90>140 gradual"]),
    .init("rock, accelerates from 90 to 140 bpm", ["genre": "rock", "bpm": "90", "tempo_curves": "90>140 gradual"]),
    .init("accelerando, funk", ["genre": "funk", "tempo_curves": "faster gradual"]),
    .init("gets faster towards the end, rock", ["genre": "rock", "tempo_curves": "faster gradual in end"]),
    .init("pop, slows down at the end", ["genre": "pop", "tempo_curves": "slower gradual in end"]),
    .init(
      "slow down at the very end please, strings", ["instruments": "strings", "tempo_curves": "slower gradual in end"]),
    .init("ritardando, cinematic", ["genre": "cinematic", "tempo_curves": "slower gradual in end"]),
    .init("ritard. at the end, jazz", ["genre": "jazz", "tempo_curves": "slower gradual in end"]),
    .init("starts slow, ends fast, rock", ["genre": "rock", "bpm": "90-100", "tempo_curves": "faster gradual"]),
    .init(
      "rock, speeds up in the chorus",
      ["genre": "rock", "sections": "chorus", "tempo_curves": "faster gradual in chorus"]),
    .init(
      "trance 138, jumps to 160 in the drop",
      ["genre": "trance", "bpm": "138", "sections": "drop", "tempo_curves": ">160 at once in drop"]),
    .init(
      "starts at 90 bpm and ends at 140 bpm, techno",
      ["genre": "techno", "bpm": "90", "tempo_curves": "90>140 gradual"]),
    .init(
      "rock at 120 bpm that gradually slows down to 80", ["genre": "rock", "bpm": "120", "tempo_curves": ">80 gradual"]),
    .init(
      "the outro slows down, pop", ["genre": "pop", "sections": "outro", "tempo_curves": "slower gradual in outro"]),
    .init("starts slow and gets faster, jazz", ["genre": "jazz", "bpm": "100-108", "tempo_curves": "faster gradual"]),
    .init(
      "pop with a slow intro, 120 bpm",
      ["genre": "pop", "bpm": "120", "sections": "intro", "tempo_curves": "slower at once in intro"]),
    .init("faster and faster, disco", ["genre": "disco", "tempo_curves": "faster gradual"]),
    .init(
      "slower in the bridge, rock 120",
      ["genre": "rock", "bpm": "120", "sections": "bridge", "tempo_curves": "slower at once in bridge"]),
    .init(
      "tempo increases from 100 to 130 bpm, house", ["genre": "house", "bpm": "100", "tempo_curves": "100>130 gradual"]),
    .init(
      "synthwave at 100 that fades out over 10 s", ["genre": "synthwave", "bpm": "100", "ending": "fade", "fade": "10"]),
    .init("pop with a 10-second fade", ["genre": "pop", "ending": "fade", "fade": "10"]),
    .init("pop with a long fade", ["genre": "pop", "ending": "fade", "fade": "10-20"]),
    .init("ambient, fade in", ["genre": "ambient", "fade_in": "5-10"]),
    .init("rock, ends abruptly", ["genre": "rock", "ending": "abrupt"]),
    .init("jazz, ends on the tonic chord", ["genre": "jazz"]),
    .init("pop, no fade", ["genre": "pop"]),
    .init("rock, the last chord rings out", ["genre": "rock"]),
    .init("fade in over 10 seconds, ambient", ["genre": "ambient", "fade_in": "10"]),
    .init(
      "house, 3 min, fade-out of 12 seconds", ["genre": "house", "duration": "180", "ending": "fade", "fade": "12"]),
    .init("house, the track fades out during the last 20 seconds", ["genre": "house", "ending": "fade", "fade": "20"]),
  ]
}
