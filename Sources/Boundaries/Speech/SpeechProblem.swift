import Diagnostics

/// What can go wrong with speech.
enum SpeechProblem {
  static func language(_ language: String) -> Diagnosis {
    Diagnosis(
      code: "speech.no-language", place: "$.language", finding: "eSpeak NG has no voice for \"\(language.prefix(40))\"",
      remedy: "write a code such as en, de, fr, es, it or pt-br; espeak-ng --voices lists all")
  }

  static func failed(_ reason: String) -> Diagnosis {
    Diagnosis(
      code: "speech.failed", place: "lyrics", finding: "eSpeak NG does not speak: \(reason)",
      remedy: "install its data (apt install espeak-ng-data)")
  }

  static func nothingToSay(_ text: String) -> Diagnosis {
    Diagnosis(
      code: "speech.nothing-to-say", place: "$.lyrics",
      finding: "\"\(text.prefix(40))\" has no words that can be spoken",
      remedy: "write words, or leave lyrics out")
  }
}
