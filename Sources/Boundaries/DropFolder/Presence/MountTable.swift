import Glibc
import System

/// The mount points that a machine is to have, and those that it has.
struct MountTable: Sendable {
  private let wanted: [String]
  private let present: Set<String>

  /// Reads the two tables, which have the form of fstab(5).
  init(wanted: String, present: String) {
    self.wanted = Self.points(in: wanted)
    self.present = Set(Self.points(in: present))
  }

  /// Those of this machine; without a table that can be read, nothing is wanted.
  static var current: MountTable {
    MountTable(wanted: text("/etc/fstab"), present: text("/proc/self/mounts"))
  }

  /// The first mount point at or above an absolute path that ought to be there and is not.
  func missing(above path: String) -> String? {
    wanted.first { point in
      point != "/" && !present.contains(point) && (path == point || path.hasPrefix("\(point)/"))
    }
  }

  private static func points(in table: String) -> [String] {
    table.split(separator: "\n").compactMap { line in
      let fields = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
      guard fields.count > 2, fields[0].first != "#", fields[1].first == "/" else { return nil }
      return plain(String(fields[1]))
    }
  }

  /// A field without its escapes: a backslash and three octal digits for a character.
  private static func plain(_ field: String) -> String {
    let bytes = Array(field.utf8)
    var (result, index) = ([UInt8](), 0)
    while index < bytes.count {
      let digits = bytes[(index + 1)...].prefix(3)
      if bytes[index] == UInt8(ascii: "\\"), digits.count == 3,
        let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
      {
        result.append(byte)
        index += 4
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    while result.count > 1, result.last == UInt8(ascii: "/") { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
  }

  private static func text(_ path: String) -> String {
    guard let descriptor = try? attempt(.open, path, { open(path, O_RDONLY | O_CLOEXEC) }) else { return "" }
    let bytes = try? OpenFile(descriptor: descriptor, location: path).readAll(limit: 1 << 22)
    return String(decoding: bytes ?? [], as: UTF8.self)
  }
}

/// The path from the root of the file system, without empty parts and `.`; links and `..` stay as they are.
func absolutePath(_ path: String) -> String {
  var start = ""
  if !path.hasPrefix("/"), let here = getcwd(nil, 0) {
    start = String(cString: here)
    free(here)
  }
  let parts = "\(start)/\(path)".split(separator: "/").filter { $0 != "." }
  return "/" + parts.joined(separator: "/")
}
