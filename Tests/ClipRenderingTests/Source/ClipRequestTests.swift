import Audio
import ClipRendering
import Foundation
import Music
import Testing

@Suite struct ClipRequestTests {
  private var request: ClipRequest {
    var request = ClipRequest(id: "a", .stem("drums"), words: "dusty", duration: .s(8), seed: Seed(7))
    request.tempo = Tempo(bpm: 92.5)
    request.key = Key("F# minor")
    return request
  }

  @Test func `what a service has no field for is said in words`() {
    #expect(
      request.prompt(besides: []) == "dusty, drums only, no other instruments, 92.5 BPM, in F# minor, instrumental")
    #expect(request.prompt(besides: [.tempo, .key, .lyrics]) == "dusty, drums only, no other instruments")
    var sung = request
    sung.lyrics = "la"
    sung.task = .song
    sung.tempo = Tempo(bpm: 124)
    #expect(sung.prompt(besides: [.key]) == "dusty, 124 BPM")
  }

  @Test(arguments: [0, 1, 41, .max] as [UInt64]) func `a seed is within what a service takes and never 0`(seed: UInt64)
  {
    var request = request
    request.seed = Seed(seed)
    for largest in [1, 2_147_483_646, 4_294_967_294, UInt64.max] {
      let sent = request.seed(upTo: largest)
      #expect(sent >= 1 && UInt64(sent) <= largest)
    }
  }

  @Test func `a request survives being stored`() throws {
    var request = request
    request.meter = .sixEight
    request.audio = ClipAudio(path: "/a.wav", use: .melody, strength: 0.3)
    let stored = try JSONEncoder().encode(request)
    #expect(try JSONDecoder().decode(ClipRequest.self, from: stored) == request)
  }
}
