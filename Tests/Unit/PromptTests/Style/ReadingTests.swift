import Prompt
import Testing

/// Kinds of phrases with their siblings, read against the genres that come with the program.
@Suite struct ReadingTests {
  private func check(_ prompt: String, _ fields: [String: String]) throws {
    let summary = BriefSummary(try KnownGenres.standardParser().brief(for: Ticket(prompt: prompt)))
    for (field, expected) in fields {
      let got = summary.fields[field] ?? "nothing"
      #expect(summary.agrees(field, withOneOf: expected), "\(prompt) → \(field): wanted \(expected), got \(got)")
    }
  }

  @Test(arguments: [
    ("saxophone quartet", ["genre": "chamber", "ensemble": "saxophone quartet"]),
    ("a trio of cellos", ["genre": "chamber", "instruments": "cello, cello, cello"]),
    ("guitar ensemble, spanish", ["instruments": "guitar, guitar, guitar, guitar"]),
    ("jazz trio with brushes", ["instruments": "brushes, piano, upright bass"]),
    ("harp solo for meditation", ["instruments": "harp", "only_instruments": "true"]),
    ("one drummer, one bassist, one singer. that's it.", ["only_instruments": "true", "vocals": "true"]),
    ("choro for flute and 7-string guitar", ["instruments": "flute, guitar|acoustic guitar, flute"]),
    ("a calm piece for a funeral, organ", ["genre": "chamber|choir", "instruments": "organ"]),
    ("piano concerto", ["genre": "orchestral"]), ("marimba and vibraphone duet", ["voice": "", "vocals": ""]),
  ])
  func `players are who was named, as many as were named`(prompt: String, fields: [String: String]) throws {
    try check(prompt, fields)
  }

  @Test(arguments: [
    ("death metal with growls", ["voice": "scream", "instruments": ""]),
    ("dubstep with growls", ["voice": "", "instruments": "growl bass"]),
    ("singing bowls and harp", ["vocals": "", "instruments": "harp, singing bowls"]),
    ("deep robot vocals, electro", ["voice": "deep robot"]),
    ("angry female punk vocals", ["voice": "female", "genre": "punk"]),
    ("opera singer, soprano, over dubstep", ["voice": "female high sung|female high", "genre": "dubstep"]),
    ("no singing, just humming", ["voice": "hum", "exclude": ""]),
    ("female rapper over boom bap", ["voice": "female rap"]),
    ("ein Schlager mit weiblicher Stimme", ["voice": "female"]),
    ("house with female vocal chops", ["instruments": "vocal chops"]),
    ("wordless vocals over pads", ["vocals": "true", "voice": "hum"]),
  ])
  func `voices are told from instruments of the same words`(prompt: String, fields: [String: String]) throws {
    try check(prompt, fields)
  }

  @Test(arguments: [
    (
      "rock, no vocals in the verses, only in the chorus",
      ["section_details": "in verse: without vocals; in chorus: with vocals", "vocals": "true"]
    ),
    ("rock, no guitar except in the chorus", ["section_details": "in chorus: with guitar"]),
    ("techno, no percussion until the end", ["section_details": "end: with percussion"]),
    ("at the end everything stops except the piano", ["section_details": "end: only piano", "exclude": ""]),
    ("calm intro, then a loud chorus", ["section_details": "in intro: soft; in chorus: loud", "moods": ""]),
    ("podcast intro, tense, 10 seconds", ["sections": "", "genre": "podcast"]),
    ("ohne Bass im ersten Vers", ["section_details": "in verse 1: without bass", "exclude": ""]),
    ("refrão forte, versos calmos", ["section_details": "in chorus: loud; in verse: soft"]),
  ])
  func `what is said of a place stays there`(prompt: String, fields: [String: String]) throws {
    try check(prompt, fields)
  }

  @Test(arguments: [
    ("a birthday song for somebody who turns 90", ["bpm": ""]), ("rock en español de los 80", ["bpm": ""]),
    ("uk garage 2step 132 key Fm", ["bpm": "132", "key": "F minor"]), ("140/70 dubstep", ["bpm": "140"]),
    ("march, about as fast as people walk", ["bpm": ""]), ("Q3 roadmap, budget approved", ["understood": "low"]),
    ("90 sec, final version also as 30 sec cutdown", ["duration": "90"]), ("folk song, dorian", ["mode": "dorian"]),
    ("5/8? no: 5/4, oboe and strings", ["meter": "5/4", "instruments": "oboe, strings"]),
    ("jazz ballad", ["genre": "jazz", "bpm": "50-90"]),
    ("use the uploaded song as a starting point", ["from_reference": "style"]),
  ])
  func `numbers and measures are what they are said of`(prompt: String, fields: [String: String]) throws {
    try check(prompt, fields)
  }

  @Test(arguments: [
    ("musica elettronica oscura, 128 bpm", "techno|industrial|electro|synthwave|minimal"),
    ("guitarra flamenca triste", "flamenco"), ("marcia allegra per banda", "march"),
    ("música calma de piano para estudar", "solo-piano|lo-fi"), ("musique celtique avec flûte et violon", "celtic"),
    ("Deutschrap mit Streichern", "hip-hop"), ("Kirchenorgel, feierlich", "chamber|choir"),
    ("sertanejo universitário com sanfona", "country"), ("#darkambient #drone", "ambient"), ("latin jazz", "jazz"),
    ("new orleans brass band", "swing"), ("elegant piano house", "house"),
  ])
  func `styles are found in other languages, in tags and by their lesser names`(
    prompt: String, genre: String
  ) throws {
    try check(prompt, ["genre": genre])
  }
}
