import Prompt

extension Orchestra {
  /// How the sound came to be, and whether trained models took part, in whole sentences.
  func provenance(of session: Session) -> String {
    let models =
      session.reader.parser == .model
      ? "No trained models but \(session.reader.model ?? "a language model"), which read the prompt, took part."
      : "No trained models took part."
    if let made = session.clipProvenance { return made }
    guard let credit = SoundFontCredit(self, session.plan) else {
      return "Composed and synthesised by rules: no recordings and no samples. " + models
    }
    let rights = credit.copyright.isEmpty ? "" : " (\(credit.copyright))"
    return
      "Composed by rules; \(credit.stems.joined(separator: ", ")) played on the samples of \(credit.name)\(rights), "
      + "the rest synthesised. " + models
  }
}
