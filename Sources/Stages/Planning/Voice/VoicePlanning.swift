import Music
import Prompt

/// The choice of the voice for what was said of it, and of the sound, register and place in the mix that follow.
struct VoicePlanning {
  let brief: Brief

  private var wish: VoiceWish { brief.voice ?? VoiceWish() }
  private var hasWords: Bool { brief.lyrics != nil }

  /// The stems with the voice that sings each vocal one.
  func voiced(_ stems: [StemPlan], notes: inout [String]) -> [StemPlan] {
    guard stems.contains(where: { $0.role == .vocals }) else { return stems }
    let voice = PlannedVoice(types, manner: manner(notes: &notes))
    if wish.singer == .duet { notes.append("The duet is a woman's and a man's voice, an octave apart.") }
    return stems.map { $0.role == .vocals ? voiced($0, by: voice) : $0 }
  }

  private func voiced(_ stem: StemPlan, by voice: PlannedVoice) -> StemPlan {
    var stem = stem
    stem.sound = sound(of: stem, voice)
    guard !voice.types.isEmpty || voice.manner != .sung else { return stem }
    stem.voice = voice
    stem.description = description(of: voice)
    guard let middle = voice.middle, let range = voice.range else { return stem }
    // A choir that sings chords has the middle of all its voices.
    let isChords = voice.isChoir && !hasWords
    let middles = voice.types.map(\.middle.note)
    stem.register = isChords ? middles.reduce(0, +) / middles.count : middle.note
    let lowest = min(range.lowerBound, middle + -5)
    stem.mix.highPassHz = min(stem.mix.highPassHz, (0.8 * lowest.frequency).rounded())
    return stem
  }

  // MARK: Who

  /// The voices that were asked for, the leading one first.
  private var types: [VoiceType] {
    if isChoir { return choir }
    return switch (wish.singer, wish.register) {
    case (.duet, _): [.mezzoSoprano, .baritone]
    case (.female, .deep), (.female, .low): [.contralto]
    case (.female, .high): [.soprano]
    case (.female, nil): [.mezzoSoprano]
    case (.child, _): [.treble]
    case (.male, .high): [.tenor]
    case (.male, .low), (.male, nil), (nil, .low): [.baritone]
    case (.male, .deep), (nil, .deep): [.bass]
    case (nil, .high): [.soprano]
    case (nil, nil): wish.manner == .rap || wish.manner == .spoken ? [.baritone] : []
    case (.choir, _): choir
    }
  }

  /// A choir that plays in the song sings its words too, unless a single singer was asked for.
  private var isChoir: Bool {
    if wish.singer == .choir { return true }
    let isFree = wish.singer == nil || wish.singer == .child
    return hasWords && isFree && brief.instruments.contains("choir") && wish.manner ?? .sung == .sung
  }

  private var choir: [VoiceType] {
    if wish.singer == .child { return [.treble, .treble, .treble] }
    return switch wish.register {
    case .deep, .low: [.baritone, .bass, .tenor, .bass]
    case .high: [.soprano, .mezzoSoprano, .treble, .soprano]
    case nil: [.mezzoSoprano, .contralto, .tenor, .baritone]
    }
  }

  // MARK: How

  private func manner(notes: inout [String]) -> PlannedVoice.Manner {
    switch wish.manner {
    case nil, .sung: return .sung
    case .hum: return .hum
    case .scream:
      notes.append("Nothing here can scream, so the voice sings instead.")
      return .sung
    case .rap: return worded(.rap, "There are no words for a rap, so the voice sings vowels instead.", &notes)
    case .spoken: return worded(.spoken, "There are no words to be spoken, so the voice sings vowels instead.", &notes)
    case .whisper: return worded(.whisper, "There are no words to whisper, so the voice sings vowels instead.", &notes)
    case .robot:
      return worded(.robot, "There are no words for a robot to say, so the voice sings vowels instead.", &notes)
    }
  }

  private func worded(
    _ manner: PlannedVoice.Manner, _ note: String, _ notes: inout [String]
  ) -> PlannedVoice.Manner {
    if hasWords { return manner }
    notes.append(note)
    return .sung
  }

  // MARK: Its sound

  /// The patch that sings where there are no words, whose room they get where there are.
  private func sound(of stem: StemPlan, _ voice: PlannedVoice) -> String {
    let isChoirPatch = stem.sound.hasPrefix("choir")
    // A choir's patch sings chords, and words need a melody.
    if hasWords { return isChoirPatch ? "vocal-solo" : stem.sound }
    if voice.manner == .hum { return "vocal-hum" }
    guard let first = voice.types.first else { return stem.sound }
    if voice.isChoir { return first.isMale ? "choir-low" : isChoirPatch ? stem.sound : "choir-aah" }
    if first.isMale { return isChoirPatch ? "vocal-solo-low" : "vocal-low" }
    return isChoirPatch ? "vocal-solo" : stem.sound
  }

  private func description(of voice: PlannedVoice) -> String {
    let names = voice.types.reduce(into: [String]()) { if !$0.contains($1.rawValue) { $0.append($1.rawValue) } }
    let voices = (names.isEmpty ? "" : names.inWords + " ") + (names.count > 1 ? "voices" : "voice")
    let who = voice.isChoir ? "choir of \(names.inWords)" : voices
    switch voice.manner {
    case .sung: return hasWords ? "\(who), singing" : "\(who), singing without words"
    case .rap: return "\(who), rapping"
    case .spoken: return "\(who), speaking"
    case .whisper: return "\(who), whispering"
    case .robot: return "\(who) through a vocoder, like a robot"
    case .hum: return "\(who), humming"
    }
  }
}
