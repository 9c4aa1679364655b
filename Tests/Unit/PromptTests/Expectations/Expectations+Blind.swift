/// Prompts as people type them, written after the other tables to see how far the rules reach beyond them.
extension Expectation {
  static let blind: [Expectation] = [
    .init(
      "Give me a chilled out lofi tune with rhodes and vinyl crackle, 80 bpm",
      ["genre": "hip-hop", "bpm": "80", "instruments": "electric piano, vinyl crackle", "moods": "relaxed"]),
    .init(
      "I need a 60 second dubstep loop for my game, 140bpm, E minor, very aggressive",
      ["genre": "dubstep", "bpm": "140", "key": "E minor", "duration": "60", "moods": "aggressive"]),
    .init(
      "Peaceful ambient soundscape with choir, no beat, 5 minutes",
      ["genre": "ambient", "duration": "300", "instruments": "choir", "moods": "calm", "exclude": "drums"]),
    .init(
      "classic chicago house with piano stabs, 909 and a soulful vocal",
      ["genre": "house", "instruments": "909 drums, stab", "vocals": "true", "moods": "funky", "style": "retro"]),
    .init(
      "Techno! 135bpm! Dark! No melody!",
      ["genre": "house", "bpm": "135", "moods": "dark", "exclude": "lead"]),
    .init(
      "hip-hop instrumental, key of G minor, BPM 92",
      ["genre": "hip-hop", "bpm": "92", "key": "G minor", "exclude": "vocals"]),
    .init(
      "make it sound like liquid dnb with a reese and soft piano in Bb minor",
      [
        "genre": "drum-and-bass", "bpm": "172-176", "key": "Bb minor", "instruments": "piano, reese bass",
        "style": "soft",
      ]),
    .init(
      "upbeat happy pop song about summer, C major, 3 min",
      ["genre": "house", "bpm": "108-124", "key": "C major", "duration": "180", "moods": "energetic, happy"]),
    .init(
      "drums and bass only, 100 bpm",
      ["bpm": "100", "instruments": "bass, drums", "only_instruments": "true"]),
    .init("ambient drone in D", ["genre": "ambient", "key": "D major", "instruments": "pad"]),
    .init(
      "A house groove with congas, shakers and a funky bass guitar",
      ["genre": "house", "instruments": "bass guitar, congas, shaker", "moods": "funky"]),
    .init(
      "epic trailer music with taiko drums, brass and strings, builds to a huge climax",
      ["genre": "ambient", "bpm": "60-100", "instruments": "brass, strings, taiko", "moods": "epic"]),
    .init("dubstep but without the wobble", ["genre": "dubstep", "exclude": "wobble bass"]),
    .init("90 bpm boom-bap with scratches", ["genre": "hip-hop", "bpm": "90", "instruments": "scratches"]),
    .init("Deep House 122BPM Amin 4:00", ["genre": "house", "bpm": "122", "key": "A minor", "duration": "240"]),
    .init(
      "neurofunk, 172, F#m, distorted reese",
      ["genre": "drum-and-bass", "bpm": "172", "key": "F# minor", "instruments": "reese bass", "style": "distorted"]),
    .init(
      "something for a yoga class, about ten minutes",
      ["duration": "600"]),
    .init(
      "a dreamy waltz for harp and flute in A major",
      ["meter": "3/4", "key": "A major", "instruments": "flute, harp", "moods": "dreamy"]),
    .init(
      "house, four on the floor, offbeat open hats, organ bass, female vocal chops",
      ["genre": "house", "instruments": "hi-hats, organ bass, vocal chops", "style": "four-on-the-floor"]),
    .init("100% drum and bass", ["genre": "drum-and-bass"]),
    .init(
      "trap beat 140 bpm with dark bells and hard 808s",
      ["genre": "hip-hop", "bpm": "140", "instruments": "808 bass, bells", "moods": "dark"]),
    .init("relaxing music to sleep", ["moods": "calm, relaxed"]),
    .init(
      "hiphop with jazz piano and a walking bass, swing, 86bpm",
      ["genre": "hip-hop", "bpm": "86", "instruments": "piano, upright bass"]),
    .init(
      "Garage house, 2-step drums, warm sub, key: D minor",
      ["genre": "house", "bpm": "130-134", "key": "D minor", "instruments": "drums, sub bass"]),
    .init(
      "intro with only pads, then a big drop, short outro",
      [
        "section_details": "in intro: only pad; in drop: loud", "instruments": "pad",
        "sections": "intro, drop, outro short",
      ]),
    .init(
      "8 bar intro, 16 bar verse, 8 bar chorus, 16 bar verse, 8 bar chorus, 4 bar outro at 90 bpm hip hop",
      ["genre": "hip-hop", "bpm": "90", "structure": "intro 8, verse 16, chorus 8, verse 16, chorus 8, outro 4"]),
    .init("minimal techno with no vocals or synths", ["genre": "house", "bpm": "120-140", "exclude": "synth, vocals"]),
    .init(
      "A slow, sad cello piece in C minor, two minutes long, fade out",
      ["bpm": "50-80", "key": "C minor", "duration": "120", "instruments": "cello", "moods": "sad", "ending": "fade"]),
    .init(
      "EDM banger, festival ready, big supersaws, 128",
      ["genre": "house", "bpm": "128", "instruments": "supersaw", "moods": "energetic", "loudness_lufs": "-9"]),
    .init("Jungle with amen breaks @ 165 bpm", ["genre": "drum-and-bass", "bpm": "165", "instruments": "breakbeat"]),
    .init("fast and furious dnb", ["genre": "drum-and-bass", "bpm": "174-180", "moods": "aggressive"]),
    .init(
      "mellow ambient guitar, no percussion, no bass",
      ["genre": "ambient", "instruments": "guitar", "exclude": "bass, percussion", "moods": "relaxed"]),
    .init(
      "Please create a house song that lasts 1 minute and 45 seconds with a tempo of 125",
      ["genre": "house", "bpm": "125", "duration": "105"]),
    .init(
      "tempo between 170 and 174, drum & bass, in E flat minor",
      ["genre": "drum-and-bass", "bpm": "170-174", "key": "D# minor"]),
    .init(
      "a mix between hip hop and ambient, 75-80 bpm",
      ["genre": "hip-hop", "genres": "hip-hop 0.50, ambient 0.50", "bpm": "75-80"]),
    .init("house with trance-style arpeggios", ["genre": "house", "instruments": "arpeggio"]),
    .init("no intro, straight into the drop", ["sections": "intro ×0, drop"]),
    .init("The quick brown fox jumps over the lazy dog", [:]),
    .init("how much wood would a woodchuck chuck", [:]),
    .init("background music for a corporate video, uplifting, 100 bpm", ["bpm": "100", "moods": "uplifting"]),
  ]
}
