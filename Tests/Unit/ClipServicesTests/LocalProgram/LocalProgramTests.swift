import Audio
import ClipRendering
import ClipServices
import ClipTestSupport
import Diagnostics
import Foundation
import Music
import TestSupport
import Testing

@Suite(.fewAtOnce) struct LocalProgramTests {
  private let bench: ClipBench
  private let work: String

  init() throws {
    bench = try ClipBench()
    work = "\(bench.folder)/work"
    try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
  }

  /// A source whose program is this shell script.
  private func source(
    _ script: String, _ change: (inout LocalProgramSettings) -> Void = { _ in }
  ) throws -> LocalProgram {
    let path = bench.file("program", Array("#!/bin/sh\n\(script)\n".utf8))
    _ = bench.file("good.wav", TinySound.wav())
    var can = ClipCapabilities(lengths: .s(1)...(.s(600)), licence: ClipLicence("own", isCommercial: true))
    can.audio = Set(ClipAudio.Use.allCases)
    can.vocals = .lyrics
    can.separations = [["drums", "bass"]]
    let environment = [
      "PATH": "/usr/bin:/bin", "WAV": "\(bench.folder)/good.wav", "MARK": "\(bench.folder)/mark",
      "DUBPLATE_REPLICATE_KEY": ClipBench.key, "CREDENTIALS_DIRECTORY": "/run/x",
    ]
    var settings = LocalProgramSettings(
      command: ["/bin/sh", path, "a b", "$HOME;*"], capabilities: can, environment: environment)
    settings.grace = .milliseconds(200)
    change(&settings)
    return LocalProgram(settings)
  }

  private func deliver(_ source: LocalProgram, _ request: ClipRequest? = nil) async throws -> ClipResult {
    let submission = try await source.submit(request ?? bench.request(), into: work)
    guard case .delivered(let result) = submission else { throw CancellationError() }
    return result
  }

  private var left: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: work)) ?? []).sorted() }

  @Test func `a program gets the request and its arguments as they are, and no secrets`() async throws {
    var request = bench.request(.stem("drums"))
    request.tempo = Tempo(bpm: 92)
    request.key = Key("F minor")
    request.meter = .sixEight
    request.audio = ClipAudio(path: "/ref.wav", use: .style, strength: 0.5)
    let result = try await deliver(
      try source(
        #"cat > ../seen.json; printf '%s\n' "$@" > ../args; env > ../env; pwd > ../pwd; cp $WAV o.wav; echo o.wav"#),
      request)
    #expect(result.files.map(\.path) == ["\(work)/drums.wav"])
    #expect(left == ["drums.wav"])
    let seen = try JSON([UInt8](Data(contentsOf: URL(filePath: "\(bench.folder)/seen.json"))))
    #expect(
      seen
        == .object([
          "version": 1, "id": "job-1_a", "task": "stem", "stem": "drums", "words": "warm lo-fi \"house\" ✓",
          "prompt": "warm lo-fi \"house\" ✓, drums only, no other instruments, 92 BPM, in F minor, instrumental",
          "bpm": 92, "key": "F minor", "meter": "6/8", "duration_s": 12, "seed": 42, "folder": .text(work),
          "output": .text("\(work)/output.wav"),
          "audio": .object(["path": "/ref.wav", "use": "style", "strength": 0.5]),
        ]))
    #expect(try content("args") == "a b\n$HOME;*\n")
    #expect(try content("pwd") == "\(work)\n")
    let environment = try content("env")
    #expect(!environment.contains(ClipBench.key) && !environment.contains("CREDENTIALS"))
  }

  private func content(_ name: String) throws -> String {
    try String(contentsOfFile: "\(bench.folder)/\(name)", encoding: .utf8)
  }

  @Test(arguments: [
    "echo working >&2; echo 10%; echo; echo $WAV; echo", #"printf '{"file":"%s","model":"x"}' $WAV"#,
    "cp $WAV output.wav; echo output.wav",
  ]) func `the last line names the file`(script: String) async throws {
    let result = try await deliver(try source(script))
    #expect(result.files.first?.bytes == 684 && left == ["mix.wav"])
    // What lies elsewhere is copied.
    #expect(FileManager.default.fileExists(atPath: "\(bench.folder)/good.wav"))
    #expect(result.remarks == (script.contains("model") ? ["model": "x"] : [:]))
  }

  @Test func `a folder may be named from where the daemon was started`() async throws {
    let way = FileManager.default.currentDirectoryPath.split(separator: "/").map { _ in ".." }.joined(separator: "/")
    let submission = try await source("cat > question; cp $WAV output.wav; echo $PWD/output.wav")
      .submit(bench.request(), into: "\(way)\(work)")
    guard case .delivered(let result) = submission else { throw CancellationError() }
    #expect(result.files.allSatisfy { FileManager.default.fileExists(atPath: $0.path) })
    let question = String(decoding: FileManager.default.contents(atPath: "\(work)/question") ?? Data(), as: UTF8.self)
    #expect(question.contains("\"\(work)/output.wav\""))
  }

  @Test func `a separation names a file for each stem`() async throws {
    var request = bench.request(.separate(["bass", "drums"]))
    request.audio = ClipAudio(path: "/song.wav", use: .separation)
    let source = try source(#"printf '{"files":{"drums":"%s","bass":"%s"}}' $WAV $WAV"#)
    #expect(try await deliver(source, request).files.map(\.name) == ["bass", "drums"])
    #expect(left == ["bass.wav", "drums.wav"])
  }

  @Test(arguments: [
    ("exit 75", ClipFailure.Kind.busy, "wants to be asked later"),
    ("echo no gpu >&2; exit 3", .failed, "ended with status 3: no gpu"),
    ("exit 65", .rejected, "refused"), ("kill -SEGV $$", .failed, "was ended by signal 11"),
    ("true", .unusable, "named no file"), ("echo /nowhere.wav", .unusable, "is not there"),
    ("echo /etc", .unusable, "is no plain file"), ("ln -s $WAV l.wav; echo l.wav", .unusable, "is no plain file"),
    ("echo text > o.wav; echo o.wav", .unusable, "mix is no sound"),
    (": > o.wav; echo o.wav", .unusable, "mix is empty"),
    ("mkfifo f; echo f", .unusable, "is no plain file"), ("yes", .unusable, "more than a path"),
    ("echo ../program; truncate -s 1000 o; truncate -s 1M o; echo o", .unusable, "mix is no sound"),
  ]) func `what goes wrong is told apart`(script: String, kind: ClipFailure.Kind, words: String) async throws {
    let failure = try await bench.failure {
      try await deliver(try source(script) { $0.largestFile = 20 << 20 })
    }
    #expect(failure?.kind == kind)
    #expect(failure?.diagnosis.finding.contains(words) == true, "\(failure?.diagnosis.finding ?? "")")
    #expect(left.filter { $0.hasPrefix(".") } == [])
  }

  @Test func `no file becomes larger than allowed`() async throws {
    let source = try source("cat - > /dev/null; head -c 300000 /dev/zero > o.wav; ls -l o.wav >&2; exit 9") {
      $0.largestFile = 100_000
    }
    _ = try await bench.failure { try await deliver(source) }
    let size = try FileManager.default.attributesOfItem(atPath: "\(work)/o.wav")[.size] as? NSNumber
    #expect(try #require(size).intValue <= 100_000)
    let outside = try self.source("echo $WAV") { $0.largestFile = 100 }
    let failure = try await bench.failure { try await deliver(outside) }
    #expect(failure?.diagnosis.finding.hasSuffix("has more than 100 bytes") == true)
  }

  @Test(arguments: [["/nowhere/program"], ["program"], [], ["/etc/passwd"]])
  func `a program that cannot be run is a mistake in the settings`(
    command: [String]
  ) async throws {
    let source = try source("true") { $0.command = command }
    let failure = try await bench.failure { try await deliver(source) }
    #expect(failure?.kind == .misconfigured)
    #expect(left == [])
  }

  @Test(arguments: ["sleep 300", "trap '' TERM; while :; do sleep 1; done", "exec >&- 2>&-; sleep 300"])
  func `a program that takes too long is ended with everything it started`(script: String) async throws {
    let source = try source("(trap '' TERM; echo $$ > /dev/null; exec sleep 301) & echo $! > $MARK; \(script)") {
      $0.patience = .milliseconds(300)
    }
    let failure = try await bench.failure { try await deliver(source) }
    #expect(failure?.kind == .failed)
    #expect(failure?.diagnosis.finding.contains("took longer than 0.3 s") == true)
    try await expectGone()
  }

  @Test func `what a program leaves running is ended with it`() async throws {
    let source = try source("sleep 302 & echo $! > $MARK; echo $WAV")
    _ = try await deliver(source)
    try await expectGone()
  }

  @Test func `cancelling ends the program with everything it started`() async throws {
    let source = try source("sleep 303 & echo $! > $MARK.part; mv $MARK.part $MARK; wait")
    let (bench, work) = (bench, work)
    let task = Task { try await source.submit(bench.request(), into: work) }
    while !FileManager.default.fileExists(atPath: "\(bench.folder)/mark") { await Task.yield() }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    try await expectGone()
    #expect(left == [])
  }

  /// Waits until the process whose number is in `mark` is no more; a test that hangs here has failed.
  private func expectGone() async throws {
    let pid = try #require(pid_t(content("mark").trimmingCharacters(in: .whitespacesAndNewlines)))
    while kill(pid, 0) == 0, !isDead(pid) { await Task.yield() }
  }

  /// Killed, but not yet taken leave of by whoever inherited it.
  private func isDead(_ pid: pid_t) -> Bool {
    guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else { return true }
    return text.contains(") Z ") || text.contains(") X ")
  }
}
