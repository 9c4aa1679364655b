import Diagnostics

/// The decision whether enough of a prompt was understood to make music of it.
public struct PromptClarity {
  /// The share of understood words below which a prompt that names no music says nothing (our choice).
  public static let leastShare = 0.2

  private let brief: Brief
  private let ticket: Ticket
  private let hasReference: Bool

  public init(_ brief: Brief, of ticket: Ticket, hasReference: Bool) {
    self.brief = brief
    self.ticket = ticket
    self.hasReference = hasReference
  }

  /// True if next to nothing was understood, and neither the ticket's fields nor a reference say what to make.
  public var isUnclear: Bool {
    guard !hasReference, ticket.reference == nil, !ticketNamesMusic else { return false }
    return brief.coverage.share < Self.leastShare && !brief.namesMusic
  }

  private var ticketNamesMusic: Bool {
    ticket.genre != nil || ticket.bpm != nil || ticket.key != nil || !ticket.instruments.isEmpty
      || !ticket.structure.isEmpty || ticket.lyrics != nil
  }

  /// The refusal, with what was not understood and what can be said.
  public var refusal: Problems {
    Problems(
      Diagnosis(
        code: "prompt.unclear", location: "$.prompt", finding: finding,
        remedy: "say a genre, instruments, a mood or what it is for, such as \(Self.examples); "
          + "\"prompt.unclear: make\" in the settings makes such prompts all the same"))
  }

  /// The note for a track that was made all the same.
  public var note: String { "The style is a guess: \(finding)." }

  private static let examples =
    "\"sad piano song\", \"string quartet in D minor\", \"techno at 130 bpm\", \"calm music for a yoga class\""

  private var finding: String {
    let all = brief.coverage.understood + brief.coverage.notUnderstood
    let some = brief.notUnderstood.prefix(6).map { "\"\($0.prefix(24))\"" }.joined(separator: ", ")
    let rest = brief.notUnderstood.count > 6 ? " and \(brief.notUnderstood.count - 6) more" : ""
    return "of \(all) words \(brief.coverage.understood) were understood; not understood: \(some)\(rest)"
  }
}

extension Brief {
  /// True if the style is a guess, because next to nothing of the words was understood and no genre was given.
  public var isGuess: Bool { genre == nil && coverage.share < PromptClarity.leastShare && !namesMusic }

  /// True if the words name music: a genre, an artist, players, a tempo, a key, a form or words to sing.
  var namesMusic: Bool {
    let isNamed = styleVotes.contains { [.genre, .artist, .ensemble, .instruments].contains($0.source) }
    return isNamed || !instruments.isEmpty || ensemble != nil || bpm != nil || key != nil || !structure.isEmpty
      || lyrics != nil || !fromReference.isEmpty
  }
}
