import ClipServices
import Diagnostics
import Settings
import Testing

@Suite struct ServiceSettingsTests {
  private func load(_ yaml: String, _ environment: [String: String] = [:]) throws(Problems) -> Settings {
    try SettingsLoader.load(yaml: yaml, file: "a.yaml", environment: environment)
  }

  static let two = """
    services:
      musicgen:
        kind: cog
        base_url: http://127.0.0.1:5000
        input:
          prompt: "{prompt}, {bpm} bpm"
          duration: "{duration}"
          top_k: 250
          temperature: 0.9
          flags: [true, "7", ~]
        allow_upload: true
        separations: [vocals+drums+bass+other]
      music-two:
        kind: command
        command: [/usr/local/bin/generate, --quiet]
        longest_s: 47
    """

  @Test func `services have names of their own and keep what is written`() throws {
    let services = try load(Self.two).services
    #expect(services.keys.sorted() == ["music-two", "musicgen"])
    let musicgen = try #require(services["musicgen"])
    #expect(musicgen.kind?.name == "cog" && musicgen["allow_upload", standard: false])
    #expect(musicgen["separations", standard: []] == ["vocals+drums+bass+other"])
    #expect(
      musicgen["input", standard: [:]] == [
        "prompt": .text("{prompt}, {bpm} bpm"), "duration": .text("{duration}"), "top_k": .whole(250),
        "temperature": .number(0.9), "flags": .list([.bool(true), .text("7"), .null]),
      ])
    #expect(services["music-two"]?["command", standard: []] == ["/usr/local/bin/generate", "--quiet"])
    #expect(services["music-two"]?["longest_s", standard: 0.0] == 47)
  }

  @Test func `the environment outranks the file, and keys in it are left alone`() throws {
    let settings = try load(
      Self.two,
      [
        "DUBPLATE_SERVICES_MUSIC_TWO_LONGEST_S": "60", "DUBPLATE_SERVICES_MUSICGEN_COST_PER_DAY": "2.5",
        "DUBPLATE_MUSIC_TWO_KEY": "secret",
      ])
    #expect(settings.services["music-two"]?["longest_s", standard: 0.0] == 60)
    #expect(settings.services["musicgen"]?["cost_per_day", standard: 0.0] == 2.5)
  }

  @Test(
    arguments: [
      ("services:\n  Music Gen:\n    kind: cog", "a.yaml:2", "small letters"),
      ("services:\n  embedded:\n    kind: cog", "a.yaml:2", "embedded"),
      ("services:\n  a:\n    base_url: x", "a.yaml:2", "ace-step, replicate, cog"),
      ("services:\n  a:\n    kind: kog", "a.yaml:3", "ace-step, replicate, cog"),
      ("services:\n  a:\n    kind: cog\n    base_ulr: x", "a.yaml:4", "did you mean base_url?"),
      ("services:\n  a:\n    kind: cog\n    tries: 0", "a.yaml:4", "a whole number, 1…20; without it, it is 3"),
      ("services:\n  a:\n    kind: cog\n    audio_uses: [melody, tune]", "a.yaml:4", "a list of style, melody"),
      ("services:\n  a:\n    kind: cog\n    input: fast", "a.yaml:4", "names with values"),
      ("services:\n  a: cog", "a.yaml:2", "below it"),
      ("services:\n  a:\n    kind: cog\n    rate_hz: 44100", "a.yaml:4", "delete it; the rate is read from the sound"),
      (
        "services:\n  a:\n    kind: cog\n    channels: 2", "a.yaml:4", "delete it; the channels are read"
      ),
    ])
  func `a slip is named with its line and its remedy`(yaml: String, location: String, remedy: String) {
    let error = #expect(throws: Problems.self) { try load(yaml) }
    #expect(error?.diagnoses.count == 1)
    #expect(error?.diagnoses.first?.location == location)
    #expect(error?.diagnoses.first?.remedy.contains(remedy) == true, "\(error?.diagnoses.first?.remedy ?? "")")
  }

  @Test func `the documentation names every setting of a service`() {
    let text = Settings().documentedYAML
    for setting in ServiceSettingRow.all { #expect(text.contains("#   \(setting.key): ")) }
  }
}
