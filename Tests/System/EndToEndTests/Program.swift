import Foundation
import Testing

/// The built `dubplate`, run as a user would.
struct Program {
  /// What a run left behind.
  struct Result {
    let code: Int32
    let output: String
    let errors: String
  }

  /// The folder that both the tests and the program were built into.
  private static let products =
    Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }?
    .deletingLastPathComponent() ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()

  /// Where the program lies.
  static var path: String { products.appending(path: "dubplate").path }

  static func start(_ arguments: [String], environment: [String: String] = [:]) throws -> (Process, Pipe, Pipe) {
    let process = Process()
    process.executableURL = products.appending(path: "dubplate")
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    return (process, output, errors)
  }

  /// Reads what a started program says until `word` is in it; throws when it ends before.
  static func wait(for word: String, in pipe: Pipe) throws {
    var said = ""
    while !said.contains(word) {
      let more = pipe.fileHandleForReading.availableData
      try #require(!more.isEmpty, "it ended with: \(said)")
      said += String(decoding: more, as: UTF8.self)
    }
  }

  /// Runs the program to its end.
  static func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Result {
    try run(arguments, environment: environment)
  }

  /// The same in a folder and with something in the input stream, which is empty otherwise.
  static func run(_ arguments: [String], in folder: String, input: String?) throws -> Result {
    let words = input == nil ? "" : "printf '%s' \"$INPUT\" | "
    let script = "cd \"$FOLDER\" && \(words)\"$PROGRAM\" \"$@\""
    return try finished(
      "/bin/bash", ["-c", input == nil ? script + " < /dev/null" : script, "bash"] + arguments,
      environment: ["FOLDER": folder, "PROGRAM": path, "INPUT": input ?? ""])
  }

  /// What the program writes on a terminal of this width.
  static func onTerminal(_ width: Int, _ arguments: String...) throws -> String {
    let command = ([path] + arguments).map { "'\($0)'" }.joined(separator: " ")
    let result = try finished(
      "/usr/bin/script", ["-qec", "stty cols \(width) rows 24; \(command)", "/dev/null"],
      environment: ["TERM": "xterm", "TZ": "UTC"])
    return result.output.replacingOccurrences(of: "\r", with: "")
  }

  private static func finished(_ program: String, _ arguments: [String], environment: [String: String]) throws -> Result
  {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let words = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(
      code: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
      errors: String(decoding: words, as: UTF8.self))
  }

  static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Result {
    let (process, output, errors) = try start(arguments, environment: environment)
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let words = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(
      code: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
      errors: String(decoding: words, as: UTF8.self))
  }

  /// The output of another program, found on the path.
  static func other(_ arguments: String...) throws -> String { try other(arguments) }

  /// The same with the arguments in a list.
  static func other(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: data, as: UTF8.self)
    try #require(process.terminationStatus == 0, "\(arguments[0]): \(text)")
    return text
  }
}

/// A root folder that goes when the test does.
final class Studio {
  let root: String

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "studio-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: "\(root)/inbox", withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func drop(_ text: String, as name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(root)/inbox/\(name)"))
  }

  func runOnce(environment: [String: String] = [:]) throws -> Program.Result {
    try Program.run("run", "--once", "--root", root, environment: environment)
  }

  func data(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: "\(root)/\(path)")) }

  func json(_ path: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: data(path)) as? [String: Any])
  }

  /// Whether a job in the queue says that it is being worked on, or is in this stage.
  func isAtWork(stage: String? = nil) throws -> Bool {
    guard FileManager.default.fileExists(atPath: "\(root)/queue") else { return false }
    // A file may be gone between the listing and the look at it.
    return try names(in: "queue").contains { name in
      guard let job = try? json("queue/\(name)"), job["status"] as? String == "processing" else { return false }
      return stage == nil || job["stage"] as? String == stage
    }
  }

  func names(in folder: String) throws -> [String] {
    try everything(in: folder).filter { !$0.hasPrefix(".") && $0 != "index.html" }.sorted()
  }

  /// What lies there, hidden or not.
  func everything(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")
  }
}
