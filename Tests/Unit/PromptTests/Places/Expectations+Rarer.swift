/// Places in rarer words, and what only looks like one.
extension Expectation {
  static let rarerPlaces: [Expectation] = [
    .init("Verse: 16 bars\nChorus: loud\nOutro", ["structure": "verse 16, chorus [loud], outro"]),
    .init(
      "jazz ballad with trumpet solo and then piano solo",
      [
        "genre": "jazz", "bpm": "50-90", "instruments": "piano, trumpet",
        "section_details": "in solo 1: solo trumpet; in solo 2: solo piano",
      ]),
    .init(
      "house, drop the drums in the second verse",
      ["genre": "house", "sections": "verse ×2", "section_details": "in verse 2: without drums"]),
    .init(
      "pop, the choir should only sing in the chorus",
      ["genre": "pop", "instruments": "choir", "sections": "chorus", "section_details": "in chorus: with choir"]),
    .init(
      "pop song with a bridge that strips down to just piano and vocals",
      [
        "genre": "pop", "instruments": "piano", "vocals": "true", "sections": "bridge",
        "section_details": "in bridge: only piano+vocals",
      ]),
    .init(
      "orchestral piece that starts quiet and ends loud",
      ["genre": "cinematic", "section_details": "start: quiet; end: loud"]),
    .init(
      "pop, builds from solo piano to full strings",
      ["genre": "pop", "instruments": "piano, strings", "section_details": "start: only piano; end: with strings"]),
    .init(
      "house, 8 bar intro with just kick, 16 bar build, drop",
      ["genre": "house", "instruments": "kick", "structure": "intro 8 [only kick], build 16, drop"]),
    .init(
      "rock, keep the verses quiet and the choruses loud",
      ["genre": "rock", "sections": "verse, chorus", "section_details": "in verse: quiet; in chorus: loud"]),
    .init(
      "loud intro, soft verses, loud choruses. rock",
      [
        "genre": "rock", "sections": "intro, verse, chorus",
        "section_details": "in intro: loud; in verse: soft; in chorus: loud",
      ]),
    .init(
      "pop, last chorus a semitone higher",
      ["genre": "pop", "sections": "chorus", "section_details": "in chorus -1: +1"]),
    .init(
      "starts slow at 60 and gradually speeds up to 120, jazz",
      ["genre": "jazz", "bpm": "60", "tempo_curves": "60>120 gradual"]),
    .init(
      "rock, from 120 straight to 150 at the drop",
      ["genre": "rock", "bpm": "120", "sections": "drop", "tempo_curves": "120>150 at once in drop"]),
    .init(
      "techno 130: 32 bars kick only, 32 bars with hats, 32 bars with acid line, then breakdown",
      [
        "genre": "techno", "bpm": "130", "instruments": "acid bass, hi-hats, kick",
        "structure": "groove 32 [only kick], groove 32 [with hi-hats], groove 32 [with acid bass], breakdown",
      ]),
    .init(
      "house 125, hi-hats only after the first 16 bars",
      ["genre": "house", "bpm": "125", "instruments": "hi-hats", "section_details": "start 16 bars: without hi-hats"]),
    .init(
      "intro 4, verse 8, chorus 8, sax solo 8, outro 4 - pop at 116",
      [
        "genre": "pop", "bpm": "116", "instruments": "saxophone",
        "structure": "intro 4, verse 8, chorus 8, solo 8 [solo saxophone], outro 4",
      ]),
    .init("kick and bass only, techno", ["genre": "techno", "instruments": "bass, kick", "only_instruments": "true"]),
    .init("podcast intro with upbeat guitar", ["instruments": "guitar", "moods": "energetic"]),
    .init("a catchy synth hook, pop", ["genre": "pop", "instruments": "synth", "sections": "chorus"]),
    .init("bass drop, dubstep", ["genre": "dubstep", "instruments": "bass", "sections": "drop"]),
    .init("drum fill in the breakdown, rock", ["genre": "rock", "instruments": "drums", "sections": "breakdown"]),
    .init(
      "drums and bass until the bridge, then only strings, pop",
      [
        "genre": "pop", "instruments": "bass, drums, strings", "sections": "bridge",
        "section_details": "until bridge: with bass+drums; from bridge: only strings",
      ]),
    .init(
      "house, strings only in the intro",
      ["genre": "house", "instruments": "strings", "sections": "intro", "section_details": "in intro: with strings"]),
    .init(
      "no strings and no choir in the verse, pop",
      ["genre": "pop", "sections": "verse", "section_details": "in verse: without choir+strings"]),
  ]
}
