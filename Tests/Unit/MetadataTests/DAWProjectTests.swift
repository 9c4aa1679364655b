import Audio
import Foundation
import FoundationXML
import Metadata
import Music
import Testing

/// Sessions as Python's reader of ZIP files and libxml2 see them.
@Suite struct DAWProjectTests {
  static let score = Score(
    title: "Night <drive>", tempo: Tempo(bpm: 126), meter: .sixEight, key: Key(PitchClass(5), .minor),
    sections: [Section(.intro, bars: 2, energy: 0.3), Section(.drop, bars: 4, energy: 1)],
    parts: [
      Part(name: "drums", role: .drums, notes: [Note(DrumNote.kick.pitch, velocity: 0.9, at: .zero, for: Beats(1))]),
      Part(
        name: "bass", role: .bass,
        notes: [Note(Pitch(41), velocity: 0.5, at: Beats(3), for: Beats(1, over: 2))],
        automation: [
          AutomationLane(.level, points: [.init(at: .zero, value: -6), .init(at: Beats(6), value: 0)]),
          AutomationLane(.brightness, points: [.init(at: .zero, value: -1), .init(at: Beats(6), value: 0)]),
          AutomationLane(.width, points: [.init(at: .zero, value: 0.5)]),
        ]),
    ])

  static let project = DAWProject(
    score, stems: [.init(name: "drums", file: "stems/01-drums.wav"), .init(name: "bass", file: "stems/02-bass.wav")],
    frames: 480_000, software: ("Dubplate", "0.1.0"), genre: "house", comment: "a & b",
    gain: [.init(time: .s(0), gain: 1), .init(time: .s(5), gain: 0.5)])

  func entry(_ name: String) throws -> XMLDocument {
    let url = FileManager.default.temporaryDirectory.appending(path: "dubplate-\(UUID().uuidString).dawproject")
    try Data(Self.project.bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/env")
    let script =
      "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; sys.stdout.buffer.write(z.read(sys.argv[2]))"
    python.arguments = ["python3", "-c", script, url.path, name]
    let output = Pipe()
    python.standardOutput = output
    try python.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    python.waitUntilExit()
    #expect(python.terminationStatus == 0)
    return try XMLDocument(data: data)
  }

  func values(_ path: String, in document: XMLDocument) throws -> [String] {
    try document.nodes(forXPath: path).compactMap(\.stringValue)
  }

  @Test func `tempo, meter and sections are where sequencers look for them`() throws {
    let project = try entry("project.xml")
    #expect(try values("/Project/Transport/Tempo/@value", in: project) == ["126.0"])
    #expect(try values("/Project/Transport/TimeSignature/@numerator", in: project) == ["6"])
    #expect(try values("/Project/Arrangement/Markers/Marker/@name", in: project) == ["intro", "drop"])
    #expect(try values("/Project/Arrangement/Markers/Marker/@time", in: project) == ["0.0", "6.0"])
  }

  @Test func `each stem is a track of sound at full level, each part a muted track of notes`() throws {
    let project = try entry("project.xml")
    #expect(try values("//File/@path", in: project) == ["stems/01-drums.wav", "stems/02-bass.wav"])
    #expect(try values("//Track[@contentType='audio']//Mute/@value", in: project) == ["false", "false"])
    #expect(try values("//Track//Volume/@value", in: project) == ["1", "1", "1", "1", "1", "1"])
    #expect(try values("//Track[@contentType='notes']//Mute/@value", in: project) == ["true", "true"])
    #expect(try values("//Audio/@duration", in: project) == ["10.0", "10.0"])
    #expect(try values("//Clip[Audio]/@duration", in: project) == ["21.0", "21.0"])
  }

  @Test func `what the limiter did is the volume of a track of its own`() throws {
    let project = try entry("project.xml")
    let target = try #require(try values("//Points[@id='gainPoints']/Target/@parameter", in: project).first)
    #expect(try values("//Track[@contentType='automation']//Volume/@id", in: project) == [target])
    #expect(try values("//Points[@id='gainPoints']/RealPoint/@time", in: project) == ["0.0", "10.5"])
    #expect(try values("//Points[@id='gainPoints']/RealPoint/@value", in: project) == ["1.0", "0.5"])
  }

  /// −6 dB is a factor of 0.501; the corner of 16 kHz goes three octaves for one of brightness.
  @Test func `the automation of a part moves the fader and a low-pass of its notes' track`() throws {
    let project = try entry("project.xml")
    let points = "//Lanes[@track='part1']/Points"
    #expect(
      try values("\(points)/Target/@parameter", in: project)
        == values("//Track[@id='part1']//Volume/@id", in: project) + values("//Equalizer/Band/Freq/@id", in: project))
    #expect(try values("\(points)/RealPoint/@time", in: project) == ["0.0", "6.0", "0.0", "6.0"])
    let moved = try values("\(points)/RealPoint/@value", in: project).compactMap(Double.init)
    #expect(zip(moved, [0.501, 1, 2000, 16_000]).allSatisfy { abs($0 - $1) < 0.001 } && moved.count == 4)
    #expect(try values("//Track[@id='part1']/Channel/*[1]/Equalizer/@deviceRole", in: project) == ["audioFX"])
    #expect(try values("//Lanes[@track='stem1']/Points", in: project).isEmpty)
  }

  @Test func `notes have their time, key and velocity`() throws {
    let project = try entry("project.xml")
    #expect(try values("//Note/@time", in: project) == ["0.0", "3.0"])
    #expect(try values("//Note/@key", in: project) == ["36", "41"])
    #expect(try values("//Note/@vel", in: project) == ["0.9", "0.5"])
  }

  @Test func `every reference points to something, once`() throws {
    let project = try entry("project.xml")
    let ids = try values("//@id", in: project)
    #expect(Set(ids).count == ids.count)
    for reference in try values("//@track | //@destination", in: project) { #expect(ids.contains(reference)) }
  }

  @Test func `title, genre and prompt are in the metadata`() throws {
    let metadata = try entry("metadata.xml")
    #expect(try values("/MetaData/*", in: metadata) == ["Night <drive>", "house", "a & b"])
  }

  @Test func `the limiter's gain is shown below its greatest, since faders end at 6 dB`() {
    let loud = DAWProject(
      Self.score, stems: [], frames: 480_000, software: ("Dubplate", "0.1.0"),
      gain: [.init(time: .s(0), gain: 4), .init(time: .s(5), gain: 2)])
    let text = String(decoding: loud.bytes, as: UTF8.self)
    #expect(text.contains(#"value="1.0""#) && text.contains(#"value="0.5""#) && !text.contains(#"value="4.0""#))
    #expect(text.contains("Limiter gain below +12.0 dB"))
  }
}
