import Music
import Planning
import Prompt
import QualityControl

/// The wishes for voices: singer and register, manner, lyrics.
extension WishList {
  var voices: [Wish] {
    guard brief.vocals else { return [] }
    let stems = plan.stems.filter { $0.role == .vocals }
    let voice = stems.first { $0.voice != nil }?.voice
    let (low, high) = voice?.manner.hasPitch == false ? (nil, nil) : bounds(isSpeech: voice?.manner.isSpeech ?? false)
    let asked = words(for: "voice") ?? words(for: "vocals") ?? "vocals"
    var wishes = [
      Wish(
        .voice, asked: asked,
        planned: stems.isEmpty
          ? "no voice" : stems.map { $0.voice == nil ? $0.name : $0.description }.joined(separator: ", "),
        target: .with { ($0.stems, $0.low, $0.high) = (stems.map(\.fileName), low, high) },
        obstacle: stems.isEmpty ? obstacle(mentioning: "voice", "vocals", "sing") : nil)
    ]
    if let manner = brief.voice?.manner, manner != .sung {
      let isKept = voice?.manner.rawValue == manner.rawValue
      wishes.append(
        followed(
          words(for: "voice", about: manner.rawValue) ?? manner.rawValue,
          as: isKept ? manner.rawValue : voice?.manner.rawValue ?? "sung", isKept,
          isKept ? nil : reason(against: manner)))
    }
    if brief.lyrics != nil {
      wishes.append(
        Wish(
          .lyrics, asked: words(for: "lyrics") ?? "the lyrics",
          planned: stems.isEmpty ? "no voice" : "sung by \(stems.map(\.name).joined(separator: ", "))",
          target: .with { ($0.stems, $0.number) = (stems.map(\.fileName), sungShare) },
          obstacle: stems.isEmpty ? obstacle(mentioning: "lyrics", "sing") : nil))
    }
    return wishes
  }

  /// The note that says why the voice does something else; a genre's name may contain the word too.
  private func reason(against manner: VoiceWish.Manner) -> String? {
    notes.first { $0.contains("voice") && $0.lowercased().contains(manner.rawValue) }
  }

  /// The bounds of the median pitch of the asked voice, in Hz; nil where nothing was said of it.
  ///
  /// Speaking fundamentals lie around 120 Hz for men, 210 Hz for women and 260 Hz for children (I. Titze, *Principles of Voice
  /// Production*, 1994); melodies lie around the middle of the tessitura of a voice type (`VoiceType`). The bounds lie between
  /// neighbouring voices.
  private func bounds(isSpeech: Bool) -> (low: Double?, high: Double?) {
    if isSpeech { return spokenBounds }
    return switch (brief.voice?.singer, brief.voice?.register) {
    case (.male, .deep), (nil, .deep): (nil, 170)
    case (.male, .high): (150, 400)
    case (.male, _), (nil, .low): (nil, 220)
    case (.female, .deep), (.female, .low): (140, 294)
    case (.female, .high): (311, nil)
    case (.female, _): (165, nil)
    case (.child, _): (220, nil)
    case (nil, .high): (220, nil)
    default: (nil, nil)
    }
  }

  private var spokenBounds: (low: Double?, high: Double?) {
    switch (brief.voice?.singer, brief.voice?.register) {
    case (.male, .deep), (nil, .deep): (nil, 120)
    case (.male, .high): (100, 180)
    case (.male, _), (nil, .low): (nil, 165)
    case (.female, .deep), (.female, .low): (120, 220)
    case (.female, _): (150, nil)
    case (.child, _): (200, nil)
    case (nil, .high): (165, nil)
    default: (nil, nil)
    }
  }
}
