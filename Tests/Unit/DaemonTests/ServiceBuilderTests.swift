import Audio
import ClipRendering
import ClipServices
import Diagnostics
import Production
import Settings
import Testing

@testable import Daemon

@Suite struct ServiceBuilderTests {
  private func backends(_ yaml: String, _ environment: [String: String] = [:]) throws -> Backends {
    let settings = try SettingsLoader.load(yaml: yaml, file: "a.yaml", environment: [:])
    return try Backends(
      settings, environment: environment, state: "/nowhere", by: ServiceLimiter(settings.serviceLimits))
  }

  private func service(_ lines: String...) -> String {
    "services:\n  own:\n" + lines.map { "    \($0)\n" }.joined()
  }

  @Test(
    arguments: [
      ["kind: cog", "base_url: http://127.0.0.1:5000"], ["kind: ace-step", "base_url: http://10.0.0.2:8001"],
      ["kind: replicate", "model: meta/musicgen", "price_unit: USD"], ["kind: stable-audio"], ["kind: elevenlabs"],
      ["kind: command", "command: [/bin/true]"],
    ])
  func `each kind can be had`(lines: [String]) throws {
    let yaml = "services:\n  own:\n" + lines.map { "    \($0)\n" }.joined()
    let backends = try backends(yaml, ["DUBPLATE_OWN_KEY": "k-12345678"])
    #expect(backends.names == ["embedded", "own"])
    #expect(backends.named["own"]?.source.name == "own")
  }

  @Test(
    arguments: [
      (["kind: cog"], "services.own.base_url"), (["kind: cog", "base_url: ftp://x"], "services.own.base_url"),
      (["kind: elevenlabs"], "services.own.key_file"), (["kind: replicate", "model: a/b"], "services.own.price_unit"),
      (["kind: replicate", "price_unit: USD"], "services.own.model"),
      (["kind: stable-audio", "model: stable-audio-9"], "services.own.model"),
      (["kind: command", "command: [generate]"], "services.own.command"),
      (["kind: cog", "base_url: http://localhost:1", "input: {prompt: \"{promt}\"}"], "services.own.input"),
    ])
  func `what is missing or wrong is named by its setting`(lines: [String], location: String) {
    let yaml = "services:\n  own:\n" + lines.map { "    \($0)\n" }.joined()
    let error = #expect(throws: Problems.self) { try backends(yaml) }
    #expect(error?.diagnoses.map(\.location) == [location])
  }

  @Test func `a key never goes unencrypted over a public network`() {
    let yaml = service("kind: cog", "base_url: http://example.org")
    let error = #expect(throws: Problems.self) { try backends(yaml, ["DUBPLATE_OWN_KEY": "k-12345678"]) }
    #expect(error?.diagnoses.first?.remedy == "write an https:// address")
    #expect(error.map { "\($0.diagnoses)".contains("12345678") } == false)
  }

  @Test func `a default that is not there is refused`() {
    let error = #expect(throws: Problems.self) { try backends("backends:\n  default: musicgen\n") }
    #expect(error?.diagnoses.map(\.location) == ["backends.default"])
  }

  @Test func `what the owner says of a model outranks what is known of its kind`() throws {
    let yaml = service(
      "kind: cog", "base_url: http://localhost:1", "longest_s: 47", "vocals: lyrics", "makes_stems: no",
      "separations: [drums+bass]", "licence: MIT", "commercial: yes", "price_unit: USD", "price_per_second: 0.01")
    let can = try #require(try backends(yaml).named["own"]).source.capabilities
    #expect(can.lengths == .s(1)...(.s(47)) && can.vocals == .lyrics && !can.makesStems)
    #expect(can.separations == [["drums", "bass"]] && can.audio.contains(.separation))
    #expect(can.licence == ClipLicence("MIT", isCommercial: true))
    #expect(can.price?.cost(of: .s(10)).amount == 0.1)
  }

  @Test func `what runs here shares the GPU, and each hosted service has a slot of its own`() throws {
    let yaml = """
      limits: {gpu: 2, api: 5}
      services:
        a: {kind: cog, base_url: "http://localhost:1", patience_s: 60}
        b: {kind: command, command: [/bin/true], slot: cpu, at_once: 7}
        c: {kind: elevenlabs, per_minute: 3, cost_per_job: 2}
      """
    let limits = try SettingsLoader.load(yaml: yaml, file: "a.yaml", environment: [:]).serviceLimits
    #expect(limits["a"]?.slot == "gpu" && limits["a"]?.places == 2 && limits["a"]?.patience == 60)
    #expect(limits["b"]?.slot == "cpu" && limits["b"]?.places == 7)
    #expect(limits["c"]?.slot == "api:c" && limits["c"]?.places == 5 && limits["c"]?.perMinute == 3)
    #expect(limits["c"]?.job == ServiceLimits.Budget(calls: nil, cost: 2))
  }
}
