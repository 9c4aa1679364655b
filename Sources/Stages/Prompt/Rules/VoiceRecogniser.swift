import Music

/// Recogniser of the voice ("deep male voice", "vocals, whispered", "soprano", "a rap about my cat").
struct VoiceRecogniser: Recogniser {
  func recognise(in state: ParseState) {
    var wish = VoiceWish()
    for index in state.tokens.indices {
      if let choir = state.match(state.vocabulary.voicesAlone, at: index), choir.value == "choir",
        ["vocals", "voices", "vocal", "sung"].contains(state.tokens[choir.range.upperBound - 1].word),
        !state.isForbidden(choir.range)
      {
        apply(choir.value, to: &wish)
        state.brief.vocals = true
        state.brief.evidence.append(Evidence("voice", words: state.words(choir.range), confidence: 0.9))
      } else if let noun = voiceNoun(at: index, state), !state.isForbidden(noun) {
        describe(noun, &wish, state)
      } else if Self.growls.contains(state.tokens[index].word), namesMetal(state), state.isFree(index..<(index + 1)),
        !state.isForbidden(index..<(index + 1)), !state.vocabulary.isPartOfInstrument(state.tokens, index..<(index + 1))
      {
        wish.manner = .scream
        accept(index..<(index + 1), state)
      } else if let found = state.match(state.vocabulary.voicesAlone, at: index), !state.isForbidden(found.range),
        isMeant(found.range, state)
      {
        apply(found.value, to: &wish)
        accept(found.range, state)
        describe(voiceAlone: found.range, &wish, state)
      }
    }
    readRap(&wish, state)
    if wish != VoiceWish() { state.brief.voice = wish }
  }

  /// "Rap", "pop with rap", "rap verses": somebody raps, unless it is only the beat of it that is asked for.
  private func readRap(_ wish: inout VoiceWish, _ state: ParseState) {
    let rap = state.tokens.indices.first { index in
      guard state.tokens[index].word == "rap", state.isFree(index..<(index + 1)),
        !state.isForbidden(index..<(index + 1))
      else { return false }
      return !Self.beats.contains(state.word(index + 1) ?? "") && !Self.beats.contains(state.word(index + 2) ?? "")
        && !["jazz", "no", "without", "memphis", "cloud"].contains(state.word(index - 1) ?? "")
    }
    guard let rap else { return }
    apply("rap", to: &wish)
    state.brief.vocals = true
    state.brief.evidence.append(Evidence("voice", words: state.words(rap..<(rap + 1)), confidence: 0.7))
  }

  private static let beats: Set<String> = [
    "beat", "beats", "instrumental", "instrumentals", "type", "style", "drums", "music", "rock", "metal", "influenced",
    "inspired", "ish",
  ]

  /// A voice, or a choir that something is said of.
  private func voiceNoun(at index: Int, _ state: ParseState) -> Range<Int>? {
    if let found = state.match(state.vocabulary.voices, at: index) {
      return state.vocabulary.isPartOfInstrument(state.tokens, found.range) ? nil : found.range
    }
    guard let word = state.word(index), state.isFree(index..<(index + 1)) || Self.sungParts.contains(word) else {
      return nil
    }
    // "A female hook", "male verses": the part is the form's, and the voice is his or hers.
    if Self.sungParts.contains(word), ["female", "male", "child"].contains(phrase(at: index - 1, state)?.value ?? "") {
      return index..<(index + 1)
    }
    return Self.nouns.contains(word) ? index..<(index + 1) : nil
  }

  private static let nouns: Set<String> = [
    "choir", "choirs", "chorus", "voice", "voices", "singer", "singers", "whisper", "rapper", "mc", "vocalist",
    "quartet", "sings",
  ]

  private static let sungParts: Set<String> = [
    "hook", "hooks", "verse", "verses", "lead", "chants", "chant", "topline",
  ]

  /// "Deep" before "robot vocals": what stands directly before a voice that needs no other word.
  private func describe(voiceAlone range: Range<Int>, _ wish: inout VoiceWish, _ state: ParseState) {
    var start = range.lowerBound
    while let last = (1...3).compactMap({ phrase(at: start - $0, state) }).first(where: { $0.range.upperBound == start }
    ) {
      apply(last.value, to: &wish)
      accept(last.range, state)
      start = last.range.lowerBound
    }
  }

  /// The words around a voice that describe it.
  private func describe(_ noun: Range<Int>, _ wish: inout VoiceWish, _ state: ParseState) {
    var named: [Range<Int>] = []
    for phrase in words(in: noun, state) + words(before: noun.lowerBound, state) + words(after: noun.upperBound, state)
    {
      apply(phrase.value, to: &wish)
      named.append(phrase.range)
    }
    guard !named.isEmpty else { return }
    let word = state.word(noun.lowerBound) ?? ""
    let isPlayer = Self.players.contains(word) || (Self.sungParts.contains(word) && noun.count == 1)
    if isPlayer { state.brief.vocals = true }
    for range in named where range.lowerBound < noun.lowerBound || range.upperBound > noun.upperBound {
      accept(range, state)
    }
    if named.contains(where: { noun.contains($0.lowerBound) }) || !isPlayer { accept(noun, state) }
  }

  /// A choir is an instrument too, and a quartet a group: they are claimed by those who know them.
  private static let players: Set<String> = ["choir", "choirs", "chorus", "quartet"]

  private typealias Phrase = (value: String, range: Range<Int>)

  private func phrase(at index: Int, _ state: ParseState) -> Phrase? {
    guard let found = state.match(state.vocabulary.voiceWords, at: index) else { return nil }
    return (found.value, found.range)
  }

  /// "Female vocals" is one phrase among the voices, and says who sings.
  private func words(in noun: Range<Int>, _ state: ParseState) -> [Phrase] {
    noun.compactMap { index in
      phrase(at: index, state).flatMap { noun.upperBound >= $0.range.upperBound ? $0 : nil }
    }
  }

  /// "Deep, warm male" before "voice": words for voices with other adjectives between them.
  private func words(before start: Int, _ state: ParseState) -> [Phrase] {
    var found: [Phrase] = []
    var index = start
    var gap = 0
    while index > 0, gap < 3 {
      if let last = (1...3).compactMap({ phrase(at: index - $0, state) }).first(where: { $0.range.upperBound == index })
      {
        found.insert(last, at: 0)
        index = last.range.lowerBound
        gap = 0
      } else {
        let word = state.tokens[index - 1].word
        // "Female punk vocals", "deep house vocals": a genre may stand between.
        let genre = (1...3).reversed().first {
          state.vocabulary.genres.match(state.tokens, at: index - $0)?.count == $0
        }
        let adjective =
          genre ?? (1...2).first { state.vocabulary.adjectiveLength(state.tokens, at: index - $0) == $0 }
        guard Self.links.contains(word) || adjective != nil else { break }
        index -= adjective ?? 1
        gap += 1
      }
    }
    return found
  }

  /// "Voice: female, deep", "a voice of a woman", "vocals, whispered".
  private func words(after end: Int, _ state: ParseState) -> [Phrase] {
    var found: [Phrase] = []
    var index = end
    var gap = 0
    while index < state.tokens.count, gap < 4 {
      if let next = phrase(at: index, state) {
        // "Vocals, deep bass": the word belongs to what follows it.
        guard !state.vocabulary.isThing(state.tokens, at: next.range.upperBound) else { break }
        found.append(next)
        index = next.range.upperBound
        gap = 0
      } else {
        guard Self.tails.contains(state.tokens[index].word) else { break }
        index += 1
        gap += 1
      }
    }
    return found
  }

  private static let links: Set<String> = ["and", ",", "/", "-", "s", "voiced"]
  private static let tails: Set<String> = [
    "of", "a", "the", "by", ":", ",", "is", "an", "(", "from", "who", "that", "=", "in", "d", "and", "very",
  ]

  private func apply(_ value: String, to wish: inout VoiceWish) {
    for word in value.split(separator: " ").map(String.init) {
      if let singer = VoiceWish.Singer(rawValue: word) {
        let isPair = Set([singer, wish.singer].compactMap { $0 }) == [.female, .male]
        if wish.singer == nil || isPair || singer == .duet { wish.singer = isPair ? .duet : singer }
      }
      if let register = VoiceWish.Register(rawValue: word) { wish.register = wish.register ?? register }
      if let manner = VoiceWish.Manner(rawValue: word), wish.manner == nil || wish.manner == .sung {
        wish.manner = manner
      }
    }
  }

  private func accept(_ range: Range<Int>, _ state: ParseState) {
    state.brief.vocals = true
    state.addEvidence("voice", range, 0.9)
  }

  private static let growls: Set<String> = ["growl", "growls", "growling", "growled"]

  /// Where metal is named it is a singer who growls, else a bass.
  private func namesMetal(_ state: ParseState) -> Bool {
    state.tokens.indices.contains { index in
      guard let genre = state.vocabulary.genres.match(state.tokens, at: index)?.value else { return false }
      return [genre.name, genre.requestedName].contains("metal")
    }
  }

  private static let pairs: Set<String> = ["duet", "duets", "duetto", "duett"]

  /// "Marimba and vibraphone duet", "duet for flute and piano".
  private func isOfPlayers(_ range: Range<Int>, _ state: ParseState) -> Bool {
    let isAfter = (1...3).contains { length in
      state.vocabulary.instruments.match(state.tokens, at: range.lowerBound - length)?.count == length
    }
    let link = state.word(range.upperBound) ?? ""
    let isBefore =
      ["for", "of", "between", "with", "by", ":"].contains(link)
      && (1...3).contains { state.vocabulary.isInstrument(state.tokens, at: range.upperBound + $0) }
    return isAfter || isBefore
  }

  /// "Soprano sax" is no voice, "whispering wind" none that sings, and "rap" beside "beat" names a genre.
  private func isMeant(_ range: Range<Int>, _ state: ParseState) -> Bool {
    let next = state.word(range.upperBound) ?? ""
    let before = state.word(range.lowerBound - 1) ?? ""
    if Self.pairs.contains(state.word(range.lowerBound) ?? ""), range.count == 1, isOfPlayers(range, state) {
      return false
    }
    if state.vocabulary.isInstrument(state.tokens, at: range.upperBound)
      || state.vocabulary.isPartOfInstrument(state.tokens, range)
    {
      return false
    }
    if [
      "wind", "winds", "trees", "beat", "beats", "track", "song", "music", "tune", "type", "guitar", "guitars", "sax",
      "saxophone", "instrumental",
      "solo", "hi", "crowd", "synth", "lead", "bass",
    ]
    .contains(next) {
      return false
    }
    return !["guitar", "sax", "crowd", "wind", "synth"].contains(before)
  }
}
