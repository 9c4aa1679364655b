import Foundation

/// Takes the body of one answer, in memory or in a file, up to a limit.
struct TransferSink {
  enum Trouble: Error {
    case tooLarge
    case file(String)
  }

  /// The most that is kept of an answer that reports a failure, in bytes.
  private static let largestReport = 64 << 10

  private let limit: Int
  private let path: String?
  private var file: Int32 = -1
  private(set) var body: [UInt8] = []
  private(set) var count = 0

  /// `path` is where the body of a successful answer goes; nothing may be there.
  init(limit: Int, path: String?) {
    self.limit = limit
    self.path = path
  }

  /// Takes the next piece of an answer; returns whether more is wanted.
  mutating func write(_ bytes: UnsafeRawBufferPointer, isSuccess: Bool) throws -> Bool {
    count += bytes.count
    guard isSuccess else {
      body.append(contentsOf: bytes.prefix(Self.largestReport - body.count))
      return body.count < Self.largestReport
    }
    guard count <= limit else { throw Trouble.tooLarge }
    guard let path else {
      body.append(contentsOf: bytes)
      return true
    }
    if file < 0 { try open(path) }
    try write(bytes)
    return true
  }

  private mutating func open(_ path: String) throws {
    file = Foundation.open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    if file < 0 { throw Trouble.file(String(cString: strerror(errno))) }
  }

  private func write(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = Foundation.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw Trouble.file(String(cString: strerror(errno))) }
      rest = rest.dropFirst(written)
    }
  }

  /// Ends the file; `isWhole` keeps it, durably, and anything else removes it.
  mutating func finish(isWhole: Bool) throws {
    guard let path else { return }
    if isWhole, file < 0 { try open(path) }
    guard file >= 0 else { return }
    let isSafe = isWhole && fsync(file) == 0
    let reason = String(cString: strerror(errno))
    close(file)
    file = -1
    guard isWhole else {
      unlink(path)
      return
    }
    if !isSafe { throw Trouble.file(reason) }
  }
}
