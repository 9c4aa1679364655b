import Foundation
import Testing

/// Bad input: kept, explained, and no hindrance to others.
@Suite struct RefusalTests {
  @Test(arguments: [
    ("broken.json", #"{"prompt": "house",, }"#, ["json.invalid"]),
    ("odd.json", #"{"prompt": "house", "temp": 120, "bpm": 900}"#, ["ticket.unknown-field", "ticket.out-of-range"]),
    ("absent.json", #"{"prompt": "house", "reference": "nowhere.wav"}"#, ["drop.reference_missing"]),
    ("gone.json", #"{"prompt": "house", "reference": "../../etc/passwd"}"#, ["ticket.path-escape"]),
  ])
  func `a bad ticket moves to failed with every problem and its remedy, byte for byte as it was`(
    name: String, text: String, codes: [String]
  ) throws {
    let studio = try Studio()
    try studio.drop(text, as: name)
    let result = try studio.runOnce()
    #expect(result.code == 1)
    let folder = "failed/\(name.dropLast(5))"
    let reason = try studio.json("\(folder)/reason.json")
    let problems = try #require(reason["problems"] as? [[String: Any]])
    #expect(Set(problems.compactMap { $0["code"] as? String }) == Set(codes))
    for problem in problems { #expect((problem["remedy"] as? String)?.isEmpty == false) }
    let words = String(decoding: try studio.data("\(folder)/WHY.txt"), as: UTF8.self)
    for problem in problems { #expect(words.contains(problem["finding"] as? String ?? "?")) }
    #expect(try studio.data("\(folder)/\(name)") == Data(text.utf8))
  }

  @Test func `a reference that is no audio fails its ticket and leaves the others alone`() throws {
    let studio = try Studio()
    try FileManager.default.createDirectory(atPath: "\(studio.root)/inbox/fake", withIntermediateDirectories: true)
    try studio.drop(#"{"prompt": "house", "reference": "fake.wav", "duration": 8}"#, as: "fake/fake.json")
    try studio.drop("this is a text", as: "fake/fake.wav")
    try studio.drop("calm ambient, 8 seconds", as: "good.txt")
    #expect(try studio.runOnce().code == 1)
    #expect(try studio.names(in: "outbox") == ["good"])
    #expect(try studio.names(in: "failed/fake") == ["WHY.txt", "fake.json", "fake.wav", "reason.json"])
  }

  @Test func `a setting that does not exist stops the start and names its line`() throws {
    let studio = try Studio()
    let file = "\(studio.root)/settings.yaml"
    try Data("work:\n  jobs_at_onse: 2\n".utf8).write(to: URL(filePath: file))
    let result = try Program.run("run", "--once", "--root", studio.root, "--config", file)
    #expect(result.code == 78)
    #expect(result.errors.contains("settings.yaml:2") && result.errors.contains("jobs_at_once"))
  }

  @Test func `a wrong environment variable stops the start as well`() throws {
    let studio = try Studio()
    let result = try Program.run(
      "run", "--once", "--root", studio.root, environment: ["DUBPLATE_WORK_RETRIES": "many"])
    #expect(result.code == 78)
    #expect(result.errors.contains("DUBPLATE_WORK_RETRIES"))
  }
}
