/// Places in other languages.
extension Expectation {
  static let foreignPlaces: [Expectation] = [
    .init(
      "Die Strophe nur mit Klavier, im Refrain dann volles Schlagzeug, Pop",
      [
        "genre": "pop", "instruments": "drums, piano", "sections": "verse, chorus",
        "section_details": "in verse: only piano; in chorus: with drums",
      ]),
    .init(
      "Techno ohne Schlagzeug bis zum Drop",
      ["genre": "techno", "sections": "drop", "section_details": "until drop: without drums"]),
    .init(
      "Rock, Gitarrensolo vor dem letzten Refrain",
      [
        "genre": "rock", "instruments": "electric guitar", "sections": "chorus",
        "section_details": "before chorus -1: solo electric guitar",
      ]),
    .init(
      "beginnt mit Klavier, wird am Ende langsamer, Pop",
      [
        "genre": "pop", "instruments": "piano", "section_details": "start: with piano",
        "tempo_curves": "slower gradual in end",
      ]),
    .init(
      "Rock, das Schlagzeug setzt im zweiten Refrain ein",
      [
        "genre": "rock", "instruments": "drums", "sections": "chorus ×2",
        "section_details": "from chorus 2: with drums",
      ]),
    .init(
      "Pop, leises Intro, lauter Refrain",
      ["genre": "pop", "sections": "intro, chorus", "section_details": "in intro: quiet; in chorus: loud"]),
    .init(
      "techno sans batterie jusqu'au drop",
      ["genre": "techno", "sections": "drop", "section_details": "until drop: without drums"]),
    .init(
      "pop, solo de guitare avant le dernier refrain",
      [
        "genre": "pop", "instruments": "electric guitar", "sections": "chorus",
        "section_details": "before chorus -1: solo electric guitar",
      ]),
    .init(
      "jazz qui commence avec le piano et ralentit à la fin",
      [
        "genre": "jazz", "instruments": "piano", "section_details": "start: with piano",
        "tempo_curves": "slower gradual in end",
      ]),
    .init(
      "rock avec un chœur dans le dernier refrain",
      ["genre": "rock", "instruments": "choir", "sections": "chorus", "section_details": "in chorus -1: with choir"]),
    .init(
      "techno sin batería hasta el drop",
      ["genre": "techno", "sections": "drop", "section_details": "until drop: without drums"]),
    .init(
      "pop, solo de guitarra antes del último estribillo",
      [
        "genre": "pop", "instruments": "electric guitar", "sections": "chorus",
        "section_details": "before chorus -1: solo electric guitar",
      ]),
    .init(
      "jazz que empieza con piano, ralentiza al final",
      [
        "genre": "jazz", "instruments": "piano", "section_details": "start: with piano",
        "tempo_curves": "slower gradual in end",
      ]),
    .init(
      "techno senza batteria fino al drop",
      ["genre": "techno", "sections": "drop", "section_details": "until drop: without drums"]),
    .init(
      "pop, assolo di chitarra prima dell'ultimo ritornello",
      [
        "genre": "pop", "instruments": "electric guitar", "sections": "chorus",
        "section_details": "before chorus -1: solo electric guitar",
      ]),
    .init(
      "jazz che inizia con il pianoforte, rallenta alla fine",
      [
        "genre": "jazz", "instruments": "piano", "section_details": "start: with piano",
        "tempo_curves": "slower gradual in end",
      ]),
    .init(
      "techno sem bateria até o drop",
      ["genre": "techno", "sections": "drop", "section_details": "until drop: without drums"]),
    .init(
      "pop, solo de guitarra antes do último refrão",
      [
        "genre": "pop", "instruments": "electric guitar", "sections": "chorus",
        "section_details": "before chorus -1: solo electric guitar",
      ]),
    .init(
      "jazz que começa com piano, desacelera no final",
      [
        "genre": "jazz", "instruments": "piano", "section_details": "start: with piano",
        "tempo_curves": "slower gradual in end",
      ]),
  ]
}
