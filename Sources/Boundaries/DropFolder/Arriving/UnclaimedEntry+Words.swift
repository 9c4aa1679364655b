import System

extension UnclaimedEntry {
  /// The reason for waiting and the remedy; scanned again after `again`.
  func waiting(again: Duration) -> Waiting {
    let (words, remedy) = explanation
    return Waiting(.unattended, words, again: again, remedy: remedy, outcome: Waiting.stays)
  }

  private var explanation: (words: String, remedy: String) {
    let base = printable(name.base)
    switch reason {
    case .audio:
      return (
        "it is audio, and there is no ticket of its name, nor one that names it",
        "drop \(base).txt beside it, in which you write what you want to hear; or remove it, if it has been used"
      )
    case .audioOfSeveral(let tickets):
      return (
        "it is audio that could belong to \(tickets.map(\.description).joined(separator: " or to "))",
        "give it the very name of its ticket, with the same capitals"
      )
    case .foreign(let kind): return (kind.finding, kind.remedy(base: base))
    case .companion(let subject):
      return ("it goes with \(subject), which is not there", "drop \(subject) as well, or remove it")
    case .unfinished:
      return (
        "it looks like a transfer that has not ended, and it does not change",
        "copy or download it again; or rename it, if it is whole"
      )
    case .special(let kind): return ("it is \(kind), not a file", "drop a copy of the file itself")
    case .emptyFolder: return ("it is an empty folder", "put a ticket (.txt or .json) and audio into it, or remove it")
    case .ticketTooDeep(let path):
      return ("its ticket \(path) lies too deep", "drop the folder in which the ticket is on its own")
    case .folderWithText(let text):
      let kind = ForeignKind(text)
      return ("it is a folder without a ticket; of \(text): \(kind.finding)", kind.remedy(base: printable(text.base)))
    case .folderWithoutTicket:
      return (
        "it is a folder without a ticket",
        "put a ticket (.txt or .json) into it; a folder of references, which tickets name as \(name)/…, may stay"
      )
    }
  }
}
