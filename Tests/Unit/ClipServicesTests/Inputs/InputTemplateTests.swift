import Audio
import ClipRendering
import ClipServices
import Music
import Testing

@Suite struct InputTemplateTests {
  private var request: ClipRequest {
    var request = ClipRequest(id: "a", .song, words: "lo-fi", duration: .s(7.5), seed: Seed(41))
    request.tempo = Tempo(bpm: 84)
    request.key = Key("F minor")
    return request
  }

  @Test func `a placeholder alone becomes the value, within a text words, and left open nothing`() {
    let template = InputTemplate([
      "prompt": "{words} at {bpm} bpm{lyrics}", "seconds": "{duration}", "whole": "{duration_whole}",
      "ms": "{duration_ms}", "tempo": "{bpm}", "seed": "{seed}", "lyrics": "{lyrics}", "audio": "{audio}",
      "top_k": 250, "flag": true, "nested": .object(["k": .list(["{key}", "{strength}"])]), "part": "{part}",
    ])
    #expect(
      template.filled(for: request, audio: nil)
        == .object([
          "prompt": "lo-fi at 84 bpm", "seconds": 7.5, "whole": 8, "ms": 7500, "tempo": 84, "seed": 42, "top_k": 250,
          "flag": true, "nested": .object(["k": .list(["F minor"])]), "part": "mix",
        ]))
    #expect(template.fields == [.tempo, .key, .seed, .lyrics, .duration])
    #expect(template.unknownPlaceholders.isEmpty)
    #expect(InputTemplate(["a": "{prompt} {promt}"]).unknownPlaceholders == ["promt"])
  }

  @Test func `what the template has no location for goes into the prompt`() {
    let filled = InputTemplate.musicGen.filled(for: request, audio: nil)
    #expect(filled["prompt"] == "lo-fi, 84 BPM, in F minor, instrumental")
    #expect(filled["input_audio"] == nil)
    #expect(filled["duration"] == 8)
    #expect(filled["seed"] == 42)
  }

  @Test func `placeholders in what the user wrote stay words`() {
    var request = request
    request.words = "{seed} {audio}"
    #expect(InputTemplate(["p": "{words}!"]).filled(for: request, audio: "secret") == .object(["p": "{seed} {audio}!"]))
  }

  @Test(arguments: [
    ("\"u\"", ["mix"], ["u"]), ("[\"u\"]", ["mix"], ["u"]), ("{\"audio_out\":\"u\"}", ["mix"], ["u"]),
    ("{\"drums\":\"d\",\"bass\":\"b\",\"x\":null}", ["bass", "drums"], ["b", "d"]),
    (
      "[\"http://h/1/bass.wav\",\"http://h/1/Drums.wav\"]", ["drums", "bass"],
      [
        "http://h/1/Drums.wav", "http://h/1/bass.wav",
      ]
    ),
    ("{\"drums\":null}", ["drums"], []), ("\"u\"", ["drums", "bass"], []), ("null", ["mix"], []), ("[]", ["mix"], []),
    ("7", ["mix"], []),
  ])
  func `outputs are found in whatever shape they come`(output: String, names: [String], found: [String]) throws {
    let output = try #require(JSON(Array(output.utf8)))
    #expect(ModelOutput.files(in: output, for: names).map(\.file) == found.map(JSON.text))
  }
}
