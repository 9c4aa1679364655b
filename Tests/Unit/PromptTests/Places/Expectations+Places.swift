/// What is said of single places, as a musician would write it on the order form.
extension Expectation {
  static let places: [Expectation] = [
    .init(
      "techno 132, no drums until the drop",
      ["genre": "techno", "bpm": "132", "sections": "drop", "section_details": "until drop: without drums"]),
    .init(
      "trance, breakdown without drums",
      ["genre": "trance", "sections": "breakdown", "section_details": "in breakdown: without drums"]),
    .init(
      "intro with only pads, house",
      ["genre": "house", "sections": "intro", "instruments": "pad", "section_details": "in intro: only pad"]),
    .init("starts with solo cello", ["instruments": "cello", "section_details": "start: only cello"]),
    .init(
      "pop that opens on a lone piano",
      ["genre": "pop", "instruments": "piano", "section_details": "start: only piano"]),
    .init(
      "lo-fi, begins with vinyl crackle",
      ["genre": "lo-fi", "instruments": "vinyl crackle", "section_details": "start: with vinyl crackle"]),
    .init(
      "cinematic, ends with strings only",
      ["genre": "cinematic", "instruments": "strings", "section_details": "end: only strings"]),
    .init(
      "rock, drums come in after 8 bars",
      ["genre": "rock", "instruments": "drums", "section_details": "start 8 bars: without drums"]),
    .init(
      "rock, drums come in in the second verse",
      ["genre": "rock", "instruments": "drums", "sections": "verse ×2", "section_details": "from verse 2: with drums"]),
    .init(
      "rock, drums come in at the chorus",
      ["genre": "rock", "instruments": "drums", "sections": "chorus", "section_details": "from chorus: with drums"]),
    .init(
      "pop, bass drops out in the bridge",
      ["genre": "pop", "instruments": "bass", "sections": "bridge", "section_details": "in bridge: without bass"]),
    .init(
      "pop, the last chorus has a choir",
      ["genre": "pop", "instruments": "choir", "sections": "chorus", "section_details": "in chorus -1: with choir"]),
    .init(
      "rock, guitar solo before the last chorus",
      [
        "genre": "rock", "instruments": "electric guitar", "sections": "chorus",
        "section_details": "before chorus -1: solo electric guitar",
      ]),
    .init(
      "funk, sax solo in the middle",
      ["genre": "funk", "instruments": "saxophone", "section_details": "in solo: solo saxophone"]),
    .init(
      "funk, drum break after the second chorus",
      [
        "genre": "funk", "instruments": "drums", "sections": "chorus ×2",
        "section_details": "after chorus 2: solo drums",
      ]),
    .init(
      "pop song, quiet intro, loud chorus",
      ["genre": "pop", "sections": "intro, chorus", "section_details": "in intro: quiet; in chorus: loud"]),
    .init(
      "rock with soft verses, big choruses",
      ["genre": "rock", "sections": "verse, chorus", "section_details": "in verse: soft; in chorus: loud"]),
    .init(
      "rock with a half-time bridge", ["genre": "rock", "sections": "bridge", "section_details": "in bridge: half"]),
    .init(
      "rock, double-time last chorus",
      ["genre": "rock", "sections": "chorus", "section_details": "in chorus -1: double"]),
    .init(
      "pop, key change up a tone in the last chorus",
      ["genre": "pop", "sections": "chorus", "section_details": "in chorus -1: +2"]),
    .init("pop, modulates up a semitone at the end", ["genre": "pop", "section_details": "end: +1"]),
    .init(
      "pop with an a cappella intro",
      ["genre": "pop", "vocals": "true", "sections": "intro", "section_details": "in intro: only vocals"]),
    .init(
      "pop with an instrumental bridge",
      ["genre": "pop", "sections": "bridge", "section_details": "in bridge: without vocals"]),
    .init(
      "rock with an acoustic verse",
      [
        "genre": "rock", "instruments": "acoustic guitar", "sections": "verse",
        "section_details": "in verse: with acoustic guitar",
      ]),
    .init(
      "lofi, only rhodes in the intro, drums come in after the intro",
      [
        "genre": "lo-fi", "instruments": "drums, electric piano", "sections": "intro",
        "section_details": "in intro: only electric piano; after intro: with drums",
      ]),
    .init(
      "dubstep, second drop with growl bass and without vocals",
      [
        "genre": "dubstep", "instruments": "growl bass", "sections": "drop ×2",
        "section_details": "in drop 2: with growl bass, without vocals",
      ]),
    .init(
      "In the bridge, drums drop out and the bass comes in at the chorus. Rock.",
      [
        "genre": "rock", "instruments": "bass, drums", "sections": "bridge, chorus",
        "section_details": "in bridge: without drums; from chorus: with bass",
      ]),
    .init(
      "house, drums only in the drop",
      ["genre": "house", "instruments": "drums", "sections": "drop", "section_details": "in drop: with drums"]),
    .init(
      "house, piano intro, then a big drop with supersaws",
      [
        "genre": "house", "instruments": "piano, supersaw", "sections": "intro, drop",
        "section_details": "in intro: with piano; in drop: with supersaw, loud",
      ]),
    .init(
      "jazz with strings in the bridge",
      ["genre": "jazz", "instruments": "strings", "sections": "bridge", "section_details": "in bridge: with strings"]),
    .init(
      "jazz with piano, violin in the outro",
      [
        "genre": "jazz", "instruments": "piano, violin", "sections": "outro",
        "section_details": "in outro: with violin",
      ]),
    .init(
      "no bass in the intro and the outro, techno",
      [
        "genre": "techno", "sections": "intro, outro",
        "section_details": "in intro: without bass; in outro: without bass",
      ]),
    .init(
      "no drums, bass or vocals until the drop, trance",
      ["genre": "trance", "sections": "drop", "section_details": "until drop: without bass+drums+vocals"]),
    .init(
      "house with no vocals in the verses",
      ["genre": "house", "sections": "verse", "section_details": "in verse: without vocals"]),
    .init(
      "pop: the first verse is only piano and vocals",
      [
        "genre": "pop", "instruments": "piano", "vocals": "true", "sections": "verse",
        "section_details": "in verse 1: only piano+vocals",
      ]),
    .init(
      "the drums stop in the breakdown, techno",
      [
        "genre": "techno", "instruments": "drums", "sections": "breakdown",
        "section_details": "in breakdown: without drums",
      ]),
    .init(
      "strings enter at the second chorus, pop",
      [
        "genre": "pop", "instruments": "strings", "sections": "chorus ×2",
        "section_details": "from chorus 2: with strings",
      ]),
    .init(
      "pop, strings from the second chorus on",
      [
        "genre": "pop", "instruments": "strings", "sections": "chorus ×2",
        "section_details": "from chorus 2: with strings",
      ]),
    .init(
      "the first 8 bars without drums, house", ["genre": "house", "section_details": "start 8 bars: without drums"]),
    .init(
      "house, no kick for the first 16 bars", ["genre": "house", "section_details": "start 16 bars: without kick"]),
    .init(
      "house, the last 8 bars only drums",
      ["genre": "house", "instruments": "drums", "section_details": "end 8 bars: only drums"]),
    .init(
      "trance, no kick 8 bars before the drop",
      ["genre": "trance", "sections": "drop", "section_details": "before drop 8 bars: without kick"]),
    .init(
      "rock, no drums before the first chorus",
      ["genre": "rock", "sections": "chorus", "section_details": "until chorus 1: without drums"]),
    .init("ambient, ends quietly", ["genre": "ambient", "section_details": "end: quiet"]),
    .init(
      "rock, ends on a loud guitar", ["genre": "rock", "instruments": "guitar", "section_details": "end: with guitar"]),
    .init("starts softly, pop", ["genre": "pop", "section_details": "start: soft"]),
    .init(
      "pop, the chorus is loud and the verses are soft",
      ["genre": "pop", "sections": "chorus, verse", "section_details": "in chorus: loud; in verse: soft"]),
    .init("rock, bridge in half time", ["genre": "rock", "sections": "bridge", "section_details": "in bridge: half"]),
    .init(
      "rock, half time in the bridge", ["genre": "rock", "sections": "bridge", "section_details": "in bridge: half"]),
    .init(
      "trap, drops to half tempo in the bridge",
      ["genre": "trap", "sections": "bridge", "section_details": "in bridge: half"]),
    .init(
      "pop, last chorus up a half step", ["genre": "pop", "sections": "chorus", "section_details": "in chorus -1: +1"]),
    .init(
      "pop, the final chorus modulates up a whole step",
      ["genre": "pop", "sections": "chorus", "section_details": "in chorus -1: +2"]),
    .init(
      "pop, goes up a minor third in the last chorus",
      ["genre": "pop", "sections": "chorus", "section_details": "in chorus -1: +3"]),
    .init("pop with a key change", ["genre": "pop", "section_details": "in chorus -1: +2"]),
    .init(
      "pop, transposed down 3 semitones in the bridge",
      ["genre": "pop", "sections": "bridge", "section_details": "in bridge: -3"]),
    .init(
      "rock with a drumless bridge",
      ["genre": "rock", "sections": "bridge", "section_details": "in bridge: without drums"]),
    .init(
      "beatless intro, techno", ["genre": "techno", "sections": "intro", "section_details": "in intro: without drums"]),
    .init(
      "rock, guitar solo in the bridge",
      [
        "genre": "rock", "instruments": "electric guitar", "sections": "bridge",
        "section_details": "in bridge: solo electric guitar",
      ]),
    .init(
      "rock, ends with a guitar solo",
      ["genre": "rock", "instruments": "electric guitar", "section_details": "end: solo electric guitar"]),
    .init(
      "verse 2 with strings, pop",
      ["genre": "pop", "instruments": "strings", "sections": "verse", "section_details": "in verse 2: with strings"]),
    .init(
      "until the second drop no bass, dubstep",
      ["genre": "dubstep", "sections": "drop ×2", "section_details": "until drop 2: without bass"]),
    .init(
      "house without drums in the breakdown",
      ["genre": "house", "sections": "breakdown", "section_details": "in breakdown: without drums"]),
    .init(
      "during the verses just bass and drums, funk",
      [
        "genre": "funk", "instruments": "bass, drums", "sections": "verse",
        "section_details": "in verse: only bass+drums",
      ]),
    .init(
      "pop, for the last chorus add a gospel choir",
      ["genre": "pop", "instruments": "choir", "sections": "chorus", "section_details": "in chorus -1: with choir"]),
    .init(
      "house, the intro without kick, the drop with claps",
      [
        "genre": "house", "instruments": "clap", "sections": "intro, drop",
        "section_details": "in intro: without kick; in drop: with clap",
      ]),
    .init(
      "ambient, choir at the very end",
      ["genre": "ambient", "instruments": "choir", "section_details": "end: with choir"]),
    .init(
      "no drums in the drop, drums only in the drop, house",
      [
        "genre": "house", "instruments": "drums", "sections": "drop",
        "section_details": "in drop: without drums; in drop: with drums",
      ]),
  ]
}
