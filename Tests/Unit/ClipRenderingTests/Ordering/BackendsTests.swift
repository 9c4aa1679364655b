import Audio
import ClipRendering
import Diagnostics
import Testing

@Suite struct BackendsTests {
  private static func backend(_ separations: [[String]] = []) -> ClipBackend {
    var source = SilentSource()
    source.capabilities.separations = separations
    return ClipBackend(source)
  }

  private static let backends = Backends(
    ["musicgen": backend(), "splitter": backend([["drums", "bass"]])], standard: "musicgen")

  @Test func `a ticket names its backend, or gets the usual one, or the engine`() throws {
    #expect(Self.backends.names == ["embedded", "musicgen", "splitter"])
    #expect(try Self.backends.backend("embedded").map(\.source.name) == nil)
    #expect(try Self.backends.backend(nil)?.source.capabilities.separations == [])
    #expect(try Self.backends.backend("splitter")?.source.capabilities.separations == [["drums", "bass"]])
    #expect(try Backends().backend(nil).map(\.source.name) == nil)
  }

  @Test(
    arguments: [
      ("musicgem", "$.backend", "did you mean \"musicgen\"? write one of embedded, musicgen, splitter"),
      ("qqqqqqqq", "$.backend", "write one of embedded, musicgen, splitter"),
    ])
  func `a name that nothing has is refused with those that there are`(name: String, location: String, remedy: String) {
    let error = #expect(throws: Problems.self) { try Self.backends.backend(name) }
    #expect(error?.diagnoses.map(\.code) == ["backend.unknown"])
    #expect(error?.diagnoses.first?.location == location && error?.diagnoses.first?.remedy == remedy)
  }

  @Test func `a usual backend that is not there is the settings' fault`() {
    let error = #expect(throws: Problems.self) { try Backends([:], standard: "gone").backend(nil) }
    #expect(error?.diagnoses.map(\.location) == ["backends.default"])
  }

  @Test func `songs are taken apart by what makes them, by the chosen one, or by the first that can`() throws {
    let splitter = Self.backend([["a", "b"]])
    let song = Self.backend()
    #expect(Backends(["x": splitter]).separator(for: splitter)?.source.capabilities.separations == [["a", "b"]])
    #expect(Self.backends.separator(for: song)?.source.capabilities.separations == [["drums", "bass"]])
    #expect(Backends(["x": song]).separator(for: song).map(\.source.name) == nil)
    let chosen = Backends(["a": splitter, "b": Self.backend([["c", "d"]])], separator: "b")
    #expect(chosen.separator(for: song)?.source.capabilities.separations == [["c", "d"]])
  }
}
