import Diagnostics
import DropFolder
import Prompt
import System

/// A ticket that was given on the command line, checked, with the files that go along.
struct GivenTicket {
  /// What people call it: the file, or the prompt.
  let place: String
  /// The name of its file; without the extension that of the delivery.
  let name: FileName
  let bytes: [UInt8]
  let ticket: Ticket
  /// Audio and whatever else lies in its folder.
  let files: [DroppedBundle.File]
  /// The reference audio among `files`, or in the library; nil when there is none.
  let reference: Reference?
  /// The name under which ticket and files are dropped together.
  let bundle: FileName

  /// Where the reference lies.
  enum Reference {
    case file(String)
    /// A path in the library.
    case library(RelativePath)
  }

  /// The name of the delivery.
  var publicName: String { PublicName(of: name).description }

  /// Puts it into the inbox; returns the name it got there.
  func drop(into inbox: SafeDrop, token: JobID) throws -> FileName {
    guard !files.isEmpty else { return try inbox.drop(bytes, as: name, token: token) }
    return try inbox.drop(DroppedBundle(ticket: bytes, name: name, files: files), as: bundle, token: token)
  }
}
