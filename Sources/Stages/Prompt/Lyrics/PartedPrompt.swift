import Foundation
import Music

/// A prompt parted into what describes the music, what is sung and what names the track.
struct PartedPrompt {
  /// The description in plain type, without quotations that are sung.
  let description: String
  /// The words to sing with their marks; nil if there are none.
  let lyrics: String?
  let title: String?
  /// The web and e-mail addresses that were left out.
  let addresses: [String]
  /// True if the prompt was nothing but lyrics.
  let isAllLyrics: Bool

  init(_ written: String, labels: PromptLabels, describes: @escaping (String) -> Bool) {
    let parts = LyricsInPrompt(written.withoutInvisibles, labels: labels, describes: describes)
    let quoted = QuotedWords(parts.description, labels: labels)
    let plain = PlainPrompt(quoted.description)
    description = plain.text
    addresses = plain.addresses
    let words = [parts.lyrics].compactMap { $0 } + quoted.sung
    lyrics = words.isEmpty ? nil : words.joined(separator: "\n")
    title = parts.title ?? quoted.title
    isAllLyrics = parts.isAllLyrics
  }

  /// The number of words that were read as lyrics or a title.
  var wordsTakenOut: Int {
    [lyrics, title].compactMap { $0 }.reduce(0) { sum, text in
      sum + text.split { !$0.isLetter && !$0.isNumber && $0 != "'" }.count
    }
  }
}

extension ParseState {
  /// Puts what is sung, and the name, into the brief.
  func apply(_ prompt: PartedPrompt, languageOfLyrics: String?) {
    for address in prompt.addresses.prefix(3) { note("The address \"\(address.prefix(80))\" was not opened.") }
    if let title = prompt.title {
      brief.title = title
      brief.evidence.append(Evidence("title", words: title, confidence: 0.95))
    }
    guard let written = prompt.lyrics else { return }
    let words = Lyrics(written)
    if brief.exclude.contains("vocals") {
      note("Words to sing are given and no voice is wanted; they are not sung.")
    } else if !words.lines.isEmpty {
      let line = String(words.lines[0].text.prefix(60))
      brief.lyrics = written
      brief.vocals = true
      brief.language = Self.codes[languageOfLyrics ?? ""]
      brief.evidence.append(Evidence("lyrics", words: line, confidence: 0.95))
      brief.evidence.append(Evidence("vocals", words: line, confidence: 0.95))
    }
    if words.endsInFade, brief.ending == nil {
      brief.ending = .fade
      brief.evidence.append(Evidence("ending", words: "Fade Out", confidence: 0.95))
    }
    if prompt.isAllLyrics {
      note("The prompt is all lyrics and says nothing of the music; the style is the program's choice.")
    }
    adoptForm(LyricsForm(words, vocabulary: vocabulary).items)
  }

  private func adoptForm(_ items: [StructureItem]) {
    guard brief.structure.isEmpty, items.count >= LyricsForm.least else { return }
    brief.structure = items
    brief.evidence.append(
      Evidence("structure", words: items.map(\.section.rawValue).joined(separator: ", "), confidence: 0.95))
  }

  private static let codes = [
    "german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt", "russian": "ru",
  ]
}
