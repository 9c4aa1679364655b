import Music

/// Reader of the owner's sounds in a prompt: "with my Virtuosity Kit", "drums: virtuosity kit", "Felt Piano for the chords".
///
/// It reads the words as they were written, before any are translated or corrected, and claims them.
struct SoundNameReader {
  func read(_ state: ParseState, written: [Token]) {
    let sounds = state.vocabulary.sounds
    var index = 0
    while index < written.count {
      if let found = sounds.phrases.match(written, at: index) {
        let words = index..<index + found.count
        if let range = state.tokens(of: written[words]), isMeant(words, written, range, state) {
          add(found.value, range, state)
          index = words.upperBound
          continue
        }
      }
      noteMissing(at: index, written, state)
      index += 1
    }
  }

  private static let owners: Set<String> = [
    "my", "our", "mein", "meinem", "meinen", "meine", "mon", "ma", "mes", "mi", "mis", "mio", "mia",
  ]
  private static let kinds: Set<String> = ["kit", "samples", "sampler", "sfz", "multisample", "sample"]
  private static let links: Set<String> = [
    "from", "with", "by", "on", "using", "through", "of", "played", "via", "mit",
  ]
  private static let targets: Set<String> = ["for", "as", "on", "für", "als"]
  private static let articles: Set<String> = ["the", "my", "our", "a", "meine", "die"]

  /// A name that is an ordinary word, a genre or a mood means the owner's sound only where it is called the owner's, or follows
  /// a label; one of several words that is an instrument's too, such as "felt piano", means it.
  private func isMeant(_ words: Range<Int>, _ written: [Token], _ range: Range<Int>, _ state: ParseState) -> Bool {
    guard state.isFree(range) else { return false }
    let isInstrument = state.vocabulary.instruments.match(state.tokens, at: range.lowerBound)?.count == range.count
    let isOrdinary =
      range.count > 1 && isInstrument
      ? false
      : state.vocabulary.nounLength(state.tokens, at: range.lowerBound) ?? 0 >= range.count
        || range.allSatisfy { CommonEnglish.contains(state.tokens[$0].word) }
    guard isOrdinary else { return true }
    let before = words.lowerBound > 0 ? written[words.lowerBound - 1].word : ""
    return Self.owners.contains(before) || isLabelled(range, state)
  }

  private func isLabelled(_ range: Range<Int>, _ state: ParseState) -> Bool {
    [":", "="].contains(state.word(range.lowerBound - 1) ?? "")
      && instrument(before: range.lowerBound - 1, state) != nil
  }

  private func add(_ sound: SoundName, _ range: Range<Int>, _ state: ParseState) {
    var first = range.lowerBound
    while Self.owners.contains(state.word(first - 1) ?? "") || Self.articles.contains(state.word(first - 1) ?? "") {
      first -= 1
    }
    let negation = (1...2).first { length in
      state.vocabulary.negations.match(state.tokens, at: first - length)?.count == length
    }
    if let negation { return state.claim(first - negation..<range.upperBound) }
    let player = named(around: range, from: first, state) ?? own(sound, state)
    let role = player?.role ?? (sound.isKit ? .drums : .chords)
    let instrument = player?.name == role.rawValue ? nil : player?.name
    state.brief.add(AskedSound(sound.name, role: role, instrument: instrument))
    state.soundNames.append(range)
    if player == nil { state.brief.addPlayer(of: role) } else if let name = player?.name { state.add(instrument: name) }
    state.addEvidence("sounds", range, 0.95)
  }

  /// The instrument of "drums: X", "drums from my X", "X for the drums", "my X drums".
  private func named(around range: Range<Int>, from first: Int, _ state: ParseState) -> Player? {
    if let word = state.word(first - 1), word == ":" || word == "=" || Self.links.contains(word) {
      var end = first - 1
      while Self.links.contains(state.word(end - 1) ?? "") { end -= 1 }
      if let found = instrument(before: end, state) { return found }
    }
    var next = range.upperBound
    if Self.targets.contains(state.word(next) ?? "") {
      next += 1
      while Self.articles.contains(state.word(next) ?? "") { next += 1 }
    }
    return instrument(at: next, state)
  }

  private typealias Player = (name: String, role: StemRole)

  private func instrument(before end: Int, _ state: ParseState) -> Player? {
    (1...3).reversed().lazy.compactMap { length -> Player? in
      guard let found = state.vocabulary.instruments.match(state.tokens, at: end - length), found.count == length else {
        return nil
      }
      return player(found.value, state)
    }.first
  }

  private func instrument(at index: Int, _ state: ParseState) -> Player? {
    guard state.tokens.indices.contains(index) else { return nil }
    return state.vocabulary.instruments.match(state.tokens, at: index).flatMap { player($0.value, state) }
  }

  private func player(_ name: String, _ state: ParseState) -> Player? {
    state.vocabulary.lexicon.instruments[name].map { (name, $0.role) }
  }

  /// The instrument that the sound itself is called after: "bass guitar" of `jack-bass-guitar`.
  private func own(_ sound: SoundName, _ state: ParseState) -> Player? {
    guard !sound.isKit else { return nil }
    let tokens = Tokeniser.tokens(of: sound.name.replacing("-", with: " "))
    return tokens.indices.lazy.compactMap { index -> Player? in
      state.vocabulary.instruments.match(tokens, at: index).flatMap { player($0.value, state) }
    }.first
  }

  /// Says that "my Foo kit" is not there, where Foo is no word for music.
  private func noteMissing(at index: Int, _ written: [Token], _ state: ParseState) {
    guard Self.owners.contains(written[index].word),
      let end = (2...4).first(where: { index + $0 < written.count && Self.kinds.contains(written[index + $0].word) })
    else { return }
    let middle = (index + 1)..<(index + end)
    let isName = middle.allSatisfy { place in
      !written[place].isMark && state.vocabulary.nounLength(written, at: place) == nil
        && !CommonEnglish.contains(written[place].word)
        && state.vocabulary.sounds.phrases.match(written, at: place) == nil
    }
    guard isName else { return }
    let name = written[middle.lowerBound...index + end].map(\.text).joined(separator: " ")
    state.note(state.vocabulary.sounds.noteOnMissing(name))
  }
}

extension ParseState {
  /// The tokens that were read from `written`; nil where there are none.
  fileprivate func tokens(of written: ArraySlice<Token>) -> Range<Int>? {
    guard let first = written.first?.range.lowerBound, let last = written.last?.range.upperBound else { return nil }
    let inside = tokens.indices.filter { tokens[$0].range.lowerBound < last && tokens[$0].range.upperBound > first }
    guard let low = inside.first, let high = inside.last else { return nil }
    return low..<high + 1
  }
}

extension Brief {
  /// Adds a sound that was asked for; of two for one player the last one counts.
  mutating func add(_ sound: AskedSound) {
    var all = (sounds ?? []).filter { $0.role != sound.role || $0.instrument != sound.instrument }
    if all.count < TicketField.longestList { all.append(sound) }
    sounds = all
  }

  /// Asks for somebody who plays `role`, in whatever the genre has for it.
  mutating func addPlayer(of role: StemRole) {
    guard !instrumentRoles.contains(where: { $0.role == role }) else { return }
    instruments.append(role.rawValue)
    instrumentRoles.append(InstrumentRole(role.rawValue, role: role))
  }
}

/// The sounds of a ticket's own field, which outrank the prompt's.
extension Brief {
  mutating func applySounds(of ticket: Ticket, vocabulary: Vocabulary) {
    guard !ticket.sounds.isEmpty else { return }
    for asked in ticket.sounds {
      guard let sound = vocabulary.sounds.sound(named: asked.name) else {
        notes.append(vocabulary.sounds.noteOnMissing(asked.name))
        continue
      }
      guard let player = player(asked.part, vocabulary) else {
        notes.append("No part of a song is called \"\(asked.part)\"; \(sound.name) is not played.")
        notUnderstood.append(asked.part)
        continue
      }
      add(AskedSound(sound.name, role: player.role, instrument: player.instrument))
      exclude.removeAll { $0 == player.role.rawValue || $0 == player.instrument }
      if let instrument = player.instrument, !instruments.contains(instrument) {
        instruments.append(instrument)
        instrumentRoles.append(InstrumentRole(instrument, role: player.role))
      } else if player.instrument == nil {
        addPlayer(of: player.role)
      }
    }
    evidence.removeAll { $0.field == "sounds" }
    evidence.append(Evidence("sounds", words: "ticket", confidence: 1))
  }

  /// A part by the name of its role, or by an instrument.
  private func player(_ part: String, _ vocabulary: Vocabulary) -> (role: StemRole, instrument: String?)? {
    if let role = StemRole(rawValue: part.lowercased()) { return (role, nil) }
    guard let name = vocabulary.instrument(named: part), let role = vocabulary.lexicon.instruments[name]?.role else {
      return nil
    }
    return (role, name == role.rawValue ? nil : name)
  }
}
