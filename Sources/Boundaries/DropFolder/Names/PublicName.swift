import Glibc
import System

/// The name under which a job's folder appears in outbox, failed and archive.
///
/// It is the ticket's name without `.json` or `.txt`, so that a script knows where its result will be. What a shell, a
/// file server or a terminal could misread is replaced by `_`; letters, digits and marks of every language, spaces and
/// `. - _ + , =` stay.
public struct PublicName: Sendable, Hashable, CustomStringConvertible {
  /// At most this many bytes, which leaves room for `~2`, a job id and an extension within the kernel's 255.
  static let longest = 200

  public let description: String

  /// The public name of what was dropped as `name`.
  public init(of name: FileName) {
    let isTicket = TicketKind(of: name) != nil
    self.init(text: PublicName.cleaned(isTicket ? name.ticketBase : name.bytes))
  }

  private init(text: String) {
    var text = text
    while let last = text.last, last == " " || last == "." { text.removeLast() }
    description = text.isEmpty ? "untitled" : text
  }

  /// The name for folder number `n` of this name: `name` for 1, then `name~2`, `name~3` and so on.
  public func variant(_ n: Int) -> FileName {
    FileName(text: n == 1 ? description : "\(description)~\(n)") ?? "untitled"
  }

  private static func cleaned(_ bytes: [UInt8]) -> String {
    var text = ""
    var rest = bytes[...]
    while !rest.isEmpty {
      let (character, length) = firstCharacter(of: rest)
      let next = character.flatMap { isPlain($0) ? $0 : nil } ?? "_"
      guard text.utf8.count + UTF8.width(next) <= longest else { break }
      text.unicodeScalars.append(text.isEmpty && (next == "." || next == "-" || next == " ") ? "_" : next)
      rest = rest.dropFirst(length)
    }
    return text
  }

  private static func isPlain(_ character: Unicode.Scalar) -> Bool {
    if character.isASCII, !character.properties.isAlphabetic, character.properties.numericType == nil {
      return " .-_+,=".unicodeScalars.contains(character)
    }
    switch character.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned: return false
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: return false
    default: return true
    }
  }
}

extension Directory {
  /// Moves `name` into `target` under the first free variant of `wanted`, and returns that.
  func move(_ name: FileName, to target: Directory, as wanted: PublicName) throws(FileError) -> FileName {
    for n in 1...9_999 {
      let variant = wanted.variant(n)
      do {
        try move(name, to: target, as: variant)
        return variant
      } catch {
        guard error.code == EEXIST || error.code == ENOTEMPTY else { throw error }
      }
    }
    throw .noFreeName(path: target.path, name: wanted.description)
  }
}
