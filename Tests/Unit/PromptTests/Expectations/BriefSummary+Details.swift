import Audio
import Music
import Prompt

/// The fields that say what it is for, who plays and sings, and how.
extension BriefSummary {
  /// These fields, as far as the brief has them.
  static func details(of brief: Brief) -> [String: String?] {
    [
      "density": brief.density.map { plain($0) },
      "articulation": brief.articulation?.rawValue,
      "title": brief.title,
      "occasions": brief.occasions.sorted().joined(separator: ", "),
      "ensemble": brief.ensemble?.name,
      "voice": brief.voice.map { voice in
        [voice.singer?.rawValue, voice.register?.rawValue, voice.manner?.rawValue].compactMap { $0 }
          .joined(separator: " ")
      },
      "lyrics": brief.lyrics == nil ? nil : "yes",
      "understood": brief.coverage.share < 0.2 ? "low" : nil,
    ]
  }
}
