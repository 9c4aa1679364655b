import CLinux
import Foundation

/// A program of ffmpeg at work on a file, confined to that.
///
/// A program rather than the library in this process: decoders of many old formats meet files from anywhere, and what goes wrong in them
/// then ends a child that can write no file, has bounded memory and time, and is ended with the reader. It also needs
/// nothing to be installed where nobody uses such formats. It gets the open file, not its name, as its standard input, and may
/// follow no other path or address, whatever a playlist says.
final class ExternalProgram {
  /// In bytes.
  private static let memory: UInt64 = 2 << 30
  private static let keptErrorBytes = 4 << 10

  private let pid: pid_t
  private let output: Int32
  private let errors: Int32
  private var errorText: [UInt8] = []
  private var status: Int32?

  /// The input by a name that can be sought in.
  static let input = "file:/proc/self/fd/0"
  /// The options that restrict protocols and formats, to be given before the input.
  static let bounds = ["-v", "error", "-protocol_whitelist", "file", "-format_whitelist", formats]

  private static let formats = [
    "aac", "ac3", "aiff", "amr", "amrnb", "amrwb", "ape", "asf", "asf_o", "ast", "au", "avi", "caf", "dsf", "dts",
    "dtshd", "eac3",
    "flac", "flv", "g722", "gsm", "iff", "loas", "matroska", "mov", "mp3", "mpc", "mpc8", "mpeg", "mpegts",
    "nistsphere",
    "ogg", "oma", "qcp", "rm", "shn", "sox", "tak", "truehd", "tta", "voc", "w64", "wav", "wv", "xwma",
  ].joined(separator: ",")

  /// The path of an installed program, by this process's `PATH`; nil where there is none.
  static func path(of name: String) -> String? {
    let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    return folders.split(separator: ":").map { "\($0)/\(name)" }
      .first { $0.hasPrefix("/") && access($0, X_OK) == 0 }
  }

  /// Starts the program at `path` with the file as its input; nil when that fails.
  init?(_ path: String, _ arguments: [String], on file: RandomAccessFile, seconds: Int) {
    var (outputs, errors): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    guard clinux_pipe(&outputs) == 0 else { return nil }
    guard clinux_pipe(&errors) == 0 else {
      outputs.forEach { Foundation.close($0) }
      return nil
    }
    let words = ([path] + arguments).map { (word: String) in strdup(word) }
    let environment = ["LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin"].map { (line: String) in strdup(line) }
    defer { (words + environment).forEach { free($0) } }
    pid = clinux_spawn_confined(
      path, words + [nil], environment + [nil], file.descriptor.number, outputs[1], errors[1], Self.memory,
      UInt64(seconds))
    Foundation.close(outputs[1])
    Foundation.close(errors[1])
    (output, self.errors) = (outputs[0], errors[0])
    for descriptor in [output, self.errors] { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }
    guard pid > 0 else { return nil }
  }

  deinit {
    stop()
    Foundation.close(output)
    Foundation.close(errors)
  }

  /// Kills it and its children.
  func stop() {
    guard pid > 0, status == nil else { return }
    kill(-pid, SIGKILL)
    reap()
  }

  /// Fills the buffer with what it writes, and returns how much that was; less at the end only.
  ///
  /// Throws `NoOutput` when nothing comes for so long.
  func read(into target: UnsafeMutableRawBufferPointer, patience: Duration) throws(NoOutput) -> Int {
    var done = 0
    var deadline = ContinuousClock.now + patience
    while done < target.count {
      drainErrors()
      let got = Foundation.read(output, target.baseAddress.map { $0 + done }, target.count - done)
      if got == 0 { break }
      if got > 0 {
        done += got
        deadline = .now + patience
      } else if errno == EAGAIN {
        guard ContinuousClock.now < deadline else { throw NoOutput() }
        var waiting = [output, errors].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        // Once its errors are over, only the output is waited for.
        poll(&waiting, hasErrorOutput ? 2 : 1, 1000)
      } else if errno != EINTR {
        break
      }
    }
    return done
  }

  /// The error of a program that has written nothing for too long.
  struct NoOutput: Error {}

  /// All that it writes, up to `limit` bytes.
  func readAll(limit: Int, patience: Duration) throws(NoOutput) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: limit, alignment: 16)
    defer { buffer.deallocate() }
    let count = try read(into: buffer, patience: patience)
    bytes.withUnsafeMutableBytes { $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[0..<count])) }
    bytes.removeLast(limit - count)
    return bytes
  }

  /// Waits until it has ended and says whether it did so well.
  func hasEndedWell() -> Bool {
    drainErrors()
    reap()
    drainErrors()
    return status == 0
  }

  /// Its error output, line by line, without the name of its input.
  var words: [String] {
    String(decoding: errorText, as: UTF8.self).replacing("\(Self.input): ", with: "").replacing(Self.input, with: "it")
      .split(whereSeparator: \.isNewline).map { line in
        // Such as "[mov,mp4,m4a,3gp,3g2,mj2 @ 0x5581] ".
        line.hasPrefix("[") ? String(line.drop { $0 != "]" }.dropFirst().drop { $0 == " " }) : String(line)
      }
  }

  private var hasErrorOutput = true

  private func drainErrors() {
    var room = [UInt8](repeating: 0, count: 4096)
    for _ in 0..<64 where hasErrorOutput {
      let count = Foundation.read(errors, &room, room.count)
      if count == 0 { hasErrorOutput = false }
      guard count > 0 else { return }
      if errorText.count < Self.keptErrorBytes { errorText += room.prefix(count) }
    }
  }

  private func reap() {
    guard pid > 0, status == nil else { return }
    var code: Int32 = 0
    while waitpid(pid, &code, 0) < 0 {
      guard errno == EINTR else { break }
    }
    status = code
  }
}
