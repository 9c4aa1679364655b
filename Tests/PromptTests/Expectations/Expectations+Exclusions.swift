/// Exclusions of instruments and styles, in all manners in which people write them.
extension Expectation {
  static let exclusions = exclusionLabels + exclusionWords + exclusionSentences + exclusionLanguages + exclusionLimits

  private static let exclusionLabels: [Expectation] = [
    .init(
      "Exclude: drums, vocals. ambient pads",
      [
        "genre": "ambient", "instruments": "pad", "exclude": "drums, vocals",
      ]),
    .init("Avoid: drums, guitar. Chill pads", ["instruments": "pad", "moods": "relaxed", "exclude": "drums, guitar"]),
    .init(
      "Negative prompt: drums, vocals. ambient drone in D",
      [
        "genre": "ambient", "key": "D major", "exclude": "drums, vocals", "instruments": "pad",
      ]),
    .init(
      "deep house 122 bpm\nNegative: vocals, piano, strings",
      [
        "genre": "deep-house", "bpm": "122", "exclude": "piano, strings, vocals",
      ]),
    .init(
      "techno, 132 bpm. Not wanted: claps, piano or guitar.",
      [
        "genre": "techno", "bpm": "132", "exclude": "clap, guitar, piano",
      ]),
    .init("[Exclude: vocals] house", ["genre": "house", "exclude": "vocals"]),
    .init("trance (no vocals, piano) 138 bpm", ["genre": "trance", "bpm": "138", "exclude": "piano, vocals"]),
    .init("jungle {avoid: pads, strings} 165 bpm", ["genre": "jungle", "bpm": "165", "exclude": "pad, strings"]),
    .init(
      "Exclude:\n- drums\n- bass\n- vocals\nStyle: ambient", ["genre": "ambient", "exclude": "bass, drums, vocals"]),
    .init(
      "Genre: lo-fi\nWithout: vocals, drums\nTempo: 78",
      [
        "genre": "lo-fi", "bpm": "78", "exclude": "drums, vocals",
      ]),
    .init("exclude=drums,vocals genre=ambient", ["genre": "ambient", "exclude": "drums, vocals"]),
    .init("Exclude: drums, vocals, Tempo: 120, Key: Am", ["bpm": "120", "key": "A minor", "exclude": "drums, vocals"]),
    .init("rock --no vocals, piano --bpm 140", ["genre": "rock", "bpm": "140", "exclude": "piano, vocals"]),
    .init("lo-fi hip hop --exclude drums", ["genre": "lo-fi", "exclude": "drums"]),
    .init("No: vocals, choir | trance | 138 bpm", ["genre": "trance", "bpm": "138", "exclude": "choir, vocals"]),
    .init(
      "Negative prompt: sad, distorted guitar, dubstep. Happy pop with piano.",
      [
        "genre": "pop", "instruments": "piano", "moods": "happy", "exclude": "distorted guitar",
      ]),
    .init(
      "Unwanted: hi-hats & claps. Minimal techno, 126",
      [
        "genre": "techno", "bpm": "126", "exclude": "clap, hi-hats",
      ]),
    .init(
      "Negative prompt: 808s, hi-hats, vocals\nPrompt: cinematic, 90 bpm",
      [
        "genre": "cinematic", "bpm": "90", "exclude": "808 bass, hi-hats, vocals",
      ]),
  ]

  private static let exclusionWords: [Expectation] = [
    .init("ambient pads -drums", ["genre": "ambient", "instruments": "pad", "exclude": "drums"]),
    .init("house 124 bpm -vocals -piano", ["genre": "house", "bpm": "124", "exclude": "piano, vocals"]),
    .init("-vocals trap 140 bpm", ["genre": "trap", "bpm": "140", "exclude": "vocals"]),
    .init(
      "lofi, 80 bpm, -hi-hats, rhodes",
      [
        "genre": "lo-fi", "bpm": "80", "instruments": "electric piano", "exclude": "hi-hats",
      ]),
    .init("Instruments:\n-piano\n-cello\nTempo: 70", ["instruments": "cello, piano", "bpm": "70"]),
    .init("house --no drums", ["genre": "house", "exclude": "drums"]),
    .init(
      "w/o drums or bass, just pads, ambient",
      [
        "genre": "ambient", "instruments": "pad", "only_instruments": "true", "exclude": "bass, drums",
      ]),
    .init("jazz w/out vocals, 120 bpm", ["genre": "jazz", "bpm": "120", "exclude": "vocals"]),
    .init(
      "no drums, bass or vocals; strings only",
      [
        "instruments": "strings", "only_instruments": "true", "exclude": "bass, drums, vocals",
      ]),
    .init(
      "rock at 120 bpm minus the tambourine",
      [
        "genre": "rock", "bpm": "120", "exclude": "tambourine",
      ]),
    .init(
      "disco, strings in place of the horns, 118 bpm",
      [
        "genre": "disco", "bpm": "118", "instruments": "strings", "exclude": "brass",
      ]),
    .init(
      "any percussion instead of drums, 100 bpm",
      [
        "bpm": "100", "instruments": "percussion", "exclude": "drums",
      ]),
    .init("anything but a piano, cinematic, 80 bpm", ["genre": "cinematic", "bpm": "80", "exclude": "piano"]),
    .init(
      "leave out the vocals and the drums, synthwave at 100 bpm",
      [
        "genre": "synthwave", "bpm": "100", "exclude": "drums, vocals",
      ]),
    .init("leave the vocals out, house, 125 bpm", ["genre": "house", "bpm": "125", "exclude": "vocals"]),
    .init("skip the hi-hats, techno 130 bpm", ["genre": "techno", "bpm": "130", "exclude": "hi-hats"]),
    .init("get rid of the bass, pop, 110 bpm", ["genre": "pop", "bpm": "110", "exclude": "bass"]),
    .init(
      "Exclude drums, guitar, vocals. Ambient with harp.",
      [
        "genre": "ambient", "instruments": "harp", "exclude": "drums, guitar, vocals",
      ]),
    .init(
      "Don't use any drums, strings are welcome, 70 bpm",
      [
        "bpm": "70", "instruments": "strings", "exclude": "drums",
      ]),
    .init("drums and vocals are not wanted; ambient", ["genre": "ambient", "exclude": "drums, vocals"]),
    .init("trap 140 bpm, do without the flute", ["genre": "trap", "bpm": "140", "exclude": "flute"]),
  ]

  private static let exclusionSentences: [Expectation] = [
    .init(
      "Exclude drums, vocals, ambient pads", ["genre": "ambient", "instruments": "pad", "exclude": "drums, vocals"]),
    .init("no-vocals techno 130", ["genre": "techno", "bpm": "130", "exclude": "vocals"]),
    .init("exclude: drums; vocals; bass. House", ["genre": "house", "exclude": "bass, drums, vocals"]),
    .init("Style: ambient / Exclude: drums / Tempo: 80", ["genre": "ambient", "bpm": "80", "exclude": "drums"]),
    .init("house but without the typical claps and hats", ["genre": "house", "exclude": "clap, hi-hats"]),
    .init("avoid sounding like dubstep, house 124", ["genre": "house", "bpm": "124"]),
    .init("house, no more than 120 bpm", ["genre": "house", "bpm": "100-120"]),
    .init("Exclude: none. House 124", ["genre": "house", "bpm": "124"]),
    .init("Don'ts: vocals, drums\nDos: piano, strings", ["instruments": "piano, strings", "exclude": "drums, vocals"]),
    .init(
      "excludes: vocals; includes: drums, bass; genre: house",
      [
        "genre": "house", "instruments": "bass, drums", "exclude": "vocals",
      ]),
    .init("sin batería, voz ni bajo, ambient", ["genre": "ambient", "exclude": "bass, drums, vocals"]),
    .init("sans batterie, ni voix, ambient", ["genre": "ambient", "exclude": "drums, vocals"]),
    .init("tutto tranne la batteria, 90 bpm", ["bpm": "90", "exclude": "drums"]),
    .init(
      #""negative_prompt": "vocals, drums", "prompt": "ambient drone""#,
      [
        "genre": "ambient", "instruments": "pad", "exclude": "drums, vocals",
      ]),
    .init(
      "melodic techno 123 Am - without those typical trance leads",
      [
        "genre": "techno", "bpm": "123", "key": "A minor", "exclude": "lead",
      ]),
    .init("this is no ordinary piano, 90 bpm", ["bpm": "90", "instruments": "piano"]),
  ]

  private static let exclusionLanguages: [Expectation] = [
    .init(
      "Ausschließen: Schlagzeug, Gesang. Ruhige Flächen",
      [
        "instruments": "pad", "moods": "calm", "exclude": "drums, vocals",
      ]),
    .init(
      "Nicht gewünscht: Klavier, Gitarre. Techno, 130 bpm",
      [
        "genre": "techno", "bpm": "130", "exclude": "guitar, piano",
      ]),
    .init(
      "Streicher statt Klavier, 80 bpm, traurig",
      [
        "instruments": "strings", "bpm": "80", "moods": "sad", "exclude": "piano",
      ]),
    .init("House mit 124 bpm, lass das Schlagzeug weg", ["genre": "house", "bpm": "124", "exclude": "drums"]),
    .init(
      "À éviter : batterie, voix. Une nappe calme",
      [
        "instruments": "pad", "moods": "calm", "exclude": "drums, vocals",
      ]),
    .init("une guitare à la place du piano, 90 bpm", ["instruments": "guitar", "bpm": "90", "exclude": "piano"]),
    .init("Exclure : basse, batterie. Musique avec harpe", ["instruments": "harp", "exclude": "bass, drums"]),
    .init(
      "Excluir: batería, voz. Música tranquila con piano",
      [
        "instruments": "piano", "moods": "calm", "exclude": "drums, vocals",
      ]),
    .init(
      "guitarra en vez de piano, 100 bpm, alegre",
      [
        "instruments": "guitar", "bpm": "100", "moods": "happy", "exclude": "piano",
      ]),
    .init(
      "Da evitare: batteria, voce. Un brano calmo con archi",
      [
        "instruments": "strings", "moods": "calm", "exclude": "drums, vocals",
      ]),
    .init("arpa al posto del pianoforte, 70 bpm", ["instruments": "harp", "bpm": "70", "exclude": "piano"]),
    .init(
      "Evitar: bateria, vocais. Música calma com violão",
      [
        "instruments": "acoustic guitar", "moods": "calm", "exclude": "drums, vocals",
      ]),
    .init("flauta em vez de piano, 80 bpm", ["instruments": "flute", "bpm": "80", "exclude": "piano"]),
  ]

  private static let exclusionLimits: [Expectation] = [
    .init(
      "Exclude: drums. Include: piano, strings. 80 bpm",
      [
        "bpm": "80", "instruments": "piano, strings", "exclude": "drums",
      ]),
    .init("avoid drums but keep the bass, 90 bpm", ["bpm": "90", "instruments": "bass", "exclude": "drums"]),
    .init("don't forget the drums, house 124 bpm", ["genre": "house", "bpm": "124", "instruments": "drums"]),
    .init("please do not leave out the strings, 90 bpm", ["bpm": "90", "instruments": "strings"]),
    .init(
      "Exclude: drums, vocals\nambient with harp and flute",
      [
        "genre": "ambient", "instruments": "flute, harp", "exclude": "drums, vocals",
      ]),
    .init("pop - piano - 100 bpm", ["genre": "pop", "instruments": "piano", "bpm": "100"]),
    .init("intro -verse -chorus, rock", ["genre": "rock", "structure": "intro, verse, chorus"]),
    .init("Negative space, sparse piano, 60 bpm", ["bpm": "60", "instruments": "piano", "style": "minimal"]),
    .init("-9 LUFS house at 125 bpm", ["genre": "house", "bpm": "125", "loudness_lufs": "-9"]),
    .init(
      "house, piano, no vocals, strings, 120 bpm",
      [
        "genre": "house", "bpm": "120", "instruments": "piano, strings", "exclude": "vocals",
      ]),
  ]
}
