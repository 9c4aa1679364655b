/// German, French, Spanish, Italian and Portuguese, as people order music in them.
extension Expectation {
  static let languages: [Expectation] = [
    .init(
      "Dunkler Techno in fis-Moll, 132 bpm, ohne Gesang",
      ["genre": "techno", "bpm": "132", "key": "F# minor", "exclude": "vocals", "moods": "dark"]),
    .init("Klavierstück in H-Dur, langsam", ["key": "B major", "instruments": "piano", "bpm": "55-85"]),
    .init("House in b-Moll, eineinhalb Minuten", ["genre": "house", "key": "Bb minor", "duration": "90"]),
    .init(
      "Ein trauriges Lied mit Klavier, ohne Schlagzeug", ["instruments": "piano", "exclude": "drums", "moods": "sad"]),
    .init(
      "Fröhlicher Pop mit Gitarre, zwei Minuten",
      ["genre": "pop", "instruments": "guitar", "duration": "120", "moods": "happy"]),
    .init("ruhige Ambient-Musik zum Einschlafen, kein Bass", ["genre": "ambient", "exclude": "bass", "moods": "calm"]),
    .init(
      "Drum and Bass, etwa 172 Schläge pro Minute", ["genre": "drum-and-bass", "bpm": "172", "bpm_range": "167-177"]),
    .init(
      "Filmmusik mit Streichern und Chor, episch",
      ["genre": "cinematic", "instruments": "choir, strings", "moods": "epic"]),
    .init(
      "Ein schneller Dubstep-Track mit langem Intro, keine Stimmen",
      [
        "genre": "dubstep", "bpm": "140-142", "exclude": "vocals", "sections": "intro long",
      ]),
    .init("Walzer in As-Dur mit Geige", ["key": "Ab major", "meter": "3/4", "instruments": "violin"]),
    .init(
      "anderthalb Minuten Jazz mit Kontrabass und Saxophon",
      [
        "genre": "jazz", "duration": "90", "instruments": "saxophone, upright bass",
      ]),
    .init("nur Klavier und Cello", ["instruments": "cello, piano", "only_instruments": "true"]),
    .init("wie die Referenz, aber langsamer", ["comparisons": "tempo less than reference", "from_reference": "style"]),
    .init("70 % House und 30 % Jazz", ["genre": "house", "genres": "house 0.70, jazz 0.30"]),
    .init(
      "Entspannter Lo-Fi-Beat, 80 BPM, Regen im Hintergrund",
      [
        "genre": "lo-fi", "bpm": "80", "instruments": "field recordings", "moods": "relaxed",
      ]),
    .init("Techno sombre sans batterie", ["genre": "techno", "exclude": "drums", "moods": "dark"]),
    .init("une chanson triste au piano en la mineur", ["key": "A minor", "instruments": "piano", "moods": "sad"]),
    .init("house en ré majeur, 124 bpm", ["genre": "house", "bpm": "124", "key": "D major"]),
    .init(
      "musique d'ambiance calme, sans voix, trois minutes",
      [
        "genre": "ambient", "duration": "180", "exclude": "vocals", "moods": "calm",
      ]),
    .init(
      "un morceau joyeux en fa dièse mineur avec guitare et basse",
      [
        "key": "F# minor", "instruments": "bass, guitar", "moods": "happy",
      ]),
    .init(
      "hip-hop lent en mi bémol majeur, une minute et demie",
      [
        "genre": "hip-hop", "bpm": "75-85", "key": "Eb major", "duration": "90",
      ]),
    .init(
      "Jazz avec saxophone et contrebasse, environ 120 bpm",
      [
        "genre": "jazz", "bpm": "120", "bpm_range": "115-125", "instruments": "saxophone, upright bass",
      ]),
    .init(
      "comme la référence mais plus rapide", ["comparisons": "tempo more than reference", "from_reference": "style"]),
    .init("uniquement des cordes", ["instruments": "strings", "only_instruments": "true"]),
    .init("un peu de jazz, surtout house", ["genre": "house", "genres": "house 0.85, jazz 0.15"]),
    .init("techno oscuro sin batería", ["genre": "techno", "exclude": "drums", "moods": "dark"]),
    .init("una canción triste de piano en la menor", ["key": "A minor", "instruments": "piano", "moods": "sad"]),
    .init(
      "house alegre en sol mayor, sin voces",
      ["genre": "house", "key": "G major", "exclude": "vocals", "moods": "happy"]),
    .init(
      "reggaetón a 95 bpm con guitarra española", ["genre": "reggaeton", "bpm": "95", "instruments": "acoustic guitar"]),
    .init("música ambiental tranquila, dos minutos y medio", ["genre": "ambient", "duration": "150", "moods": "calm"]),
    .init(
      "hip hop instrumental con bajo y trompeta",
      [
        "genre": "hip-hop", "instruments": "bass, trumpet", "exclude": "vocals",
      ]),
    .init("más rápido que la referencia", ["comparisons": "tempo more than reference"]),
    .init("dubstep agresivo en fa sostenido menor", ["genre": "dubstep", "key": "F# minor", "moods": "aggressive"]),
    .init("solo piano y violín", ["instruments": "piano, violin", "only_instruments": "true"]),
    .init("techno scuro senza batteria", ["genre": "techno", "exclude": "drums", "moods": "dark"]),
    .init("un brano triste per pianoforte in la minore", ["key": "A minor", "instruments": "piano", "moods": "sad"]),
    .init(
      "house allegra in Do maggiore, senza voce, due minuti",
      [
        "genre": "house", "key": "C major", "duration": "120", "exclude": "vocals", "moods": "happy",
      ]),
    .init(
      "musica lenta con archi e coro in si bemolle minore",
      [
        "key": "Bb minor", "bpm": "55-85", "instruments": "choir, strings",
      ]),
    .init(
      "un minuto e mezzo di jazz con sassofono e contrabbasso",
      [
        "genre": "jazz", "duration": "90", "instruments": "saxophone, upright bass",
      ]),
    .init(
      "circa 100 bpm, chitarra e basso, molto veloce no",
      ["bpm": "100", "bpm_range": "95-105", "instruments": "bass, guitar"]),
    .init("più scuro del riferimento", ["comparisons": "dark more than reference", "moods": "dark"]),
    .init("techno escuro sem bateria", ["genre": "techno", "exclude": "drums", "moods": "dark"]),
    .init("uma música triste de piano em lá menor", ["key": "A minor", "instruments": "piano", "moods": "sad"]),
    .init(
      "house alegre em dó maior, sem vocais, 126 bpm",
      [
        "genre": "house", "bpm": "126", "key": "C major", "exclude": "vocals", "moods": "happy",
      ]),
    .init(
      "lo-fi relaxante com violão e chuva, dois minutos",
      [
        "genre": "lo-fi", "duration": "120", "instruments": "acoustic guitar, field recordings", "moods": "relaxed",
      ]),
    .init(
      "ambiente calmo com cordas, um minuto e meio",
      [
        "genre": "ambient", "duration": "90", "instruments": "strings", "moods": "calm",
      ]),
    .init(
      "trap sombrio a 140 bpm com sinos", ["genre": "trap", "bpm": "140", "instruments": "bells", "moods": "dark"]),
    .init(
      "como a referência, mas mais lento", ["comparisons": "tempo less than reference", "from_reference": "style"]),
  ]
}
