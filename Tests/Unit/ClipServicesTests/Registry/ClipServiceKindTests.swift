import Audio
import ClipRendering
import ClipTestSupport
import Diagnostics
import HTTP
import Testing

@testable import ClipServices

@Suite struct ClipServiceKindTests {
  private static func settings(_ values: [String: JSON]) -> ServiceSettings {
    var settings = ServiceSettings()
    for (key, value) in values {
      switch value {
      case .text(let text): settings[key, standard: ""] = text
      case .whole(let number): settings[key, standard: 0] = number
      case .number(let number): settings[key, standard: 0.0] = number
      case .bool(let flag): settings[key, standard: false] = flag
      case .list(let items): settings[key, standard: []] = items.compactMap(\.text)
      default: break
      }
    }
    return settings
  }

  /// The least that each kind needs.
  private static let least: [String: [String: JSON]] = [
    "ace-step": ["base_url": "http://10.0.0.2:8001"], "cog": ["base_url": "http://127.0.0.1:5000"],
    "replicate": ["model": "meta/musicgen", "price_unit": "USD"], "stable-audio": [:], "elevenlabs": [:],
    "command": ["command": .list(["/bin/true"])],
  ]

  private static func source(_ values: [String: JSON], key: String? = "k-12345678") throws -> any ClipSource {
    let client = RetryingClient(HTTPClient(), policy: RetryPolicy())
    let context = ServiceContext(
      name: "own", settings: settings(values), environment: key.map { ["DUBPLATE_OWN_KEY": $0] } ?? [:],
      client: client)
    return try context.source()
  }

  @Test func `every kind has a name of its own, and every setting a key of its own`() {
    let names = ClipServiceKind.all.map(\.name)
    #expect(names == ["ace-step", "replicate", "cog", "stable-audio", "elevenlabs", "command"])
    let keys = ServiceSettingRow.all.map(\.key)
    #expect(Set(keys).count == keys.count)
    for kind in ClipServiceKind.all {
      #expect(ClipServiceKind.named(kind.name)?.name == kind.name)
      #expect(kind.settings.allSatisfy { keys.contains($0.key) }, "its own rows are in the table")
      #expect(Self.least[kind.name] != nil, "it has a row in this test")
    }
    #expect(ClipServiceKind.named("kog") == nil)
  }

  @Test func `a kind's own rows are documented at their positions`() throws {
    let keys = ServiceSettingRow.all.map(\.key)
    #expect(
      Array(keys.prefix(12)) == [
        "kind", "base_url", "key_file", "model", "format", "steps", "input", "command", "download_hosts",
        "largest_file_mb", "patience_s", "grace_s",
      ])
  }

  @Test func `documentation follows from the kinds`() throws {
    let meaning = { (key: String) in ServiceSettingRow.named(key)?.meaning }
    #expect(
      meaning("base_url")
        == "Where the server is; needed for ace-step and cog, the others have their own.")
    #expect(meaning("format") == "What comes back, as the service calls it (ace-step, elevenlabs).")
    #expect(meaning("price_unit") == "In what it charges, such as USD or credits; replicate needs it.")
  }

  @Test(arguments: ClipServiceKind.all.map(\.name)) func `each kind can be made of the least that it needs`(
    name: String
  )
    throws
  {
    let source = try Self.source((Self.least[name] ?? [:]).merging(["kind": .text(name)]) { $1 })
    #expect(source.name == "own")
    #expect(source.capabilities.lengths.lowerBound < source.capabilities.lengths.upperBound)
  }

  @Test(
    arguments: [
      ("ace-step", .ownServer, 3600, false, .repeatable, true), ("cog", .ownServer, 3600, true, .repeatable, true),
      ("replicate", .hosted, 1800, false, .listed, false), ("stable-audio", .hosted, 600, false, .impossible, false),
      ("elevenlabs", .hosted, 900, false, .impossible, false), ("command", .program, 3600, false, .repeatable, true),
    ] as [(String, ClipServiceKind.Location, Double, Bool, ClipCapabilities.OrderLookup, Bool)])
  func `where it runs, how long it may take and what is known after a crash`(
    name: String, location: ClipServiceKind.Location, patience: Double, endsWithClient: Bool,
    lookup: ClipCapabilities.OrderLookup, isFree: Bool
  ) throws {
    let values = (Self.least[name] ?? [:]).merging(["kind": .text(name)]) { $1 }
    let kind = try #require(ClipServiceKind.named(name))
    let can = try Self.source(values).capabilities
    #expect(kind.location == location && kind.endsWithClient == endsWithClient)
    #expect(kind.patience(Self.settings(values)) == .seconds(patience))
    #expect(can.lookup == lookup && can.isFree == isFree)
    let limits = ServiceLimits(Self.settings(values), named: "own", usualPlaces: (gpu: 2, api: 5))
    #expect(limits.slot == (location == .hosted ? "api:own" : "gpu") && limits.places == (location == .hosted ? 5 : 2))
    #expect(limits.patience == patience && limits.endsWithClient == endsWithClient)
  }

  @Test func `a model whose orders are asked for later has an hour`() throws {
    let settings = Self.settings(["kind": "stable-audio", "model": "stable-audio-3"])
    #expect(settings.kind?.patience(settings) == .seconds(3600))
  }

  @Test(
    arguments: [
      (["kind": "cog"], "base_url", "is missing"),
      (["kind": "cog", "base_url": "ftp://x"], "base_url", "\"ftp://x\" is not a plain http or https address"),
      (["kind": "cog", "base_url": "http://example.org"], "base_url", "the key would go unencrypted"),
      (["kind": "replicate", "model": "a/b"], "price_unit", "is missing"),
      (["kind": "replicate", "price_unit": "USD"], "model", "is missing"),
      (["kind": "stable-audio", "model": "stable-audio-9"], "model", "\"stable-audio-9\" is not known"),
      (["kind": "command", "command": .list(["generate"])], "command", "names no program by its whole path"),
      (["kind": "kog"], "kind", "is not known"), ([:], "kind", "is not known"),
    ] as [([String: JSON], String, String)])
  func `what is missing or wrong is named by its setting`(values: [String: JSON], key: String, finding: String) {
    let error = #expect(throws: Problems.self) { try Self.source(values) }
    #expect(error?.diagnoses.map(\.location) == ["services.own.\(key)"])
    #expect(error?.diagnoses.first?.finding.hasPrefix(finding) == true)
    #expect(error?.diagnoses.map(\.code) == ["settings.not-allowed"])
  }

  @Test(arguments: ["replicate", "stable-audio", "elevenlabs"]) func `who bills wants a key`(name: String) {
    let values = (Self.least[name] ?? [:]).merging(["kind": .text(name)]) { $1 }
    let error = #expect(throws: Problems.self) { try Self.source(values, key: nil) }
    #expect(error?.diagnoses.map(\.location) == ["services.own.key_file"])
    #expect(error?.diagnoses.first?.remedy.contains("DUBPLATE_OWN_KEY") == true)
  }

  @Test(
    arguments: [
      (["kind": "command", "command": .list(["/bin/true", "-q"])], .program(path: "/bin/true")),
      (["kind": "command"], .program(path: "")), (["kind": "elevenlabs"], nil), (["kind": "cog"], nil),
    ] as [([String: JSON], ServiceSettings.Probe?)])
  func `only what is never billed is looked at`(values: [String: JSON], probe: ServiceSettings.Probe?) {
    #expect(Self.settings(values).probe == probe)
  }

  @Test func `a server of one's own is looked at by its address`() throws {
    let address = try #require(WebAddress("http://10.0.0.2:8001"))
    #expect(Self.settings(["kind": "ace-step", "base_url": "http://10.0.0.2:8001"]).probe == .server(address))
  }

  @Test func `a value of another type counts as none`() {
    var settings = ServiceSettings()
    settings["steps", standard: ""] = "many"
    #expect(settings["steps", standard: 7] == 7)
    settings["longest_s", standard: 0] = 47
    #expect(settings["longest_s", standard: 0.0] == 47, "whole numbers are numbers")
    #expect(settings["tries", standard: 3] == 3)
  }

  @Test(
    arguments: [
      ("a", true), ("musicgen", true), ("music-2", true), ("9lives", true), ("-a", false), ("Music", false),
      ("a_b", false), ("", false), ("embedded", false), (String(repeating: "a", count: 32), true),
      (String(repeating: "a", count: 33), false), ("ä", false),
    ])
  func `names can stand in tickets, variables and folders`(name: String, isAllowed: Bool) {
    #expect(ServiceName.isAllowed(name) == isAllowed)
    #expect(ServiceName.keyVariable("music-two") == "DUBPLATE_MUSIC_TWO_KEY")
  }

  @Test(
    arguments: [
      (["slot": "studio:2"], "studio:2", 5), (["slot": "gpu"], "gpu", 2), (["at_once": 9], "api:own", 9),
      ([:], "api:own", 5),
    ] as [([String: JSON], String, Int)])
  func `a slot and its places can be chosen`(values: [String: JSON], slot: String, places: Int) {
    let settings = Self.settings(values.merging(["kind": "elevenlabs"]) { $1 })
    let limits = ServiceLimits(settings, named: "own", usualPlaces: (gpu: 2, api: 5))
    #expect(limits.slot == slot && limits.places == places)
  }

  @Test func `0 stands for any amount`() {
    let some: [String: JSON] = [
      "kind": "elevenlabs", "per_minute": 3, "calls_per_day": 7, "cost_per_job": 2.5, "patience_s": 60.0,
    ]
    let limits = ServiceLimits(Self.settings(some), named: "own", usualPlaces: (gpu: 1, api: 1))
    #expect(limits.perMinute == 3 && limits.day == .init(calls: 7) && limits.job == .init(cost: 2.5))
    #expect(limits.patience == 60)
    let none = ServiceLimits(Self.settings(["kind": "elevenlabs"]), named: "own", usualPlaces: (gpu: 1, api: 1))
    #expect(none.perMinute == nil && none.day == .init() && none.job == .init())
  }
}
