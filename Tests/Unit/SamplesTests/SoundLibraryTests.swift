import Audio
import Diagnostics
import Foundation
import Music
import Testing

@testable import Samples

@Suite struct SoundLibraryTests {
  private let folder: SoundFolder

  init() throws { folder = try SoundFolder() }

  @Test(arguments: [
    ("BD_909.wav", DrumNote.kick), ("Kick 01.wav", .kick), ("SnareHard.wav", .snare), ("sd-2.wav", .snare),
    ("Rimshot.wav", .rim), ("HiHat Closed.wav", .closedHat), ("hh_open.wav", .openHat), ("OH1.wav", .openHat),
    ("hat-pedal.wav", .pedalHat), ("CP.wav", .clap), ("Floor Tom.wav", .lowTom), ("tom_hi.wav", .highTom),
    ("Tom.wav", .midTom),
    ("Ride Bell.wav", .ride), ("CrashLeft.wav", .crash), ("shaker.wav", .shaker), ("Conga Low.wav", .lowConga),
    ("Snares/01.wav", .snare), ("Clave.wav", .claves),
  ])
  func `a file's name says which drum it is`(name: String, drum: DrumNote) {
    #expect(SampleFileName(name).drum == drum)
  }

  @Test(
    arguments: [
      ("bass-C2.wav", 36, nil), ("Piano F#3 v2.wav", 54, nil), ("cello_Bb1_mf.wav", 34, nil), ("pad Ds4.wav", 63, nil),
      ("break-174bpm.wav", nil, 174.0), ("Amen_140_BPM.wav", nil, 140), ("bpm 92 dusty.wav", nil, 92),
      ("loop 500bpm.wav", nil, nil),
      ("Custom.wav", nil, nil),
    ] as [(String, Int?, Double?)])
  func `a file's name says its note and its tempo`(name: String, key: Int?, bpm: Double?) {
    #expect(SampleFileName(name).key == key)
    #expect(SampleFileName(name).bpm == bpm)
  }

  @Test func `each kind of sound is found by its name`() throws {
    let tone = sine(440, seconds: 0.1)
    for name in [
      "Dusty Kit/Kick.wav", "Dusty Kit/Snare_1.wav", "Dusty Kit/Snare_2.wav", "Rhodes/r C2.wav", "Rhodes/r C3.wav",
      "Break 174bpm.wav", "Blip.wav", "Virtuosity/Programs/Samples/x.wav", "Loops/a 90bpm.wav", "Loops/b 100bpm.wav",
      ".hidden.wav",
    ] { try folder.write(tone, as: name) }
    try folder.write("<region> sample=Samples/x.wav", as: "Virtuosity/Programs/Virtuosity Kit.sfz")
    try folder.write("<region> sample=../Virtuosity/Programs/Samples/x.wav", as: "Upright/main.sfz")
    let library = try folder.library()
    #expect(
      library.entries.map { "\($0.name) \($0.form.rawValue)" } == [
        "a-90bpm loop", "b-100bpm loop", "blip one-shot", "break-174bpm loop", "dusty-kit kit", "rhodes multisample",
        "upright sfz",
        "virtuosity-kit sfz",
      ])
    #expect(library.entry(named: "Virtuosity Kit")?.isKit == true)
    #expect(library.entry(named: "upright")?.isKit == false)
    for entry in library.entries { #expect(try library.instrument(named: entry.name).problems.isEmpty) }
    let problem = #expect(throws: Problems.self) { try library.instrument(named: "nothing") }
    #expect(problem?.diagnoses.first?.remedy.hasPrefix("use one of a-90bpm, b-100bpm") == true)
  }

  @Test func `an instrument is read once, and anew when the library is opened again`() throws {
    try folder.write(sine(440, seconds: 0.1), as: "Blip.wav")
    let library = try folder.library()
    let before = try library.instrument(named: "blip").identity
    try folder.write(sine(440, seconds: 0.2), as: "Blip.wav")
    #expect(try library.instrument(named: "blip").identity == before)
    #expect(try library.reopened().instrument(named: "blip").identity != before)
  }

  @Test func `two sounds of one name are a problem that names both`() throws {
    try folder.write(sine(440, seconds: 0.1), as: "Blip.wav")
    try folder.write(sine(440, seconds: 0.1), as: "blip!.wav")
    let library = try folder.library()
    #expect(library.entries.count == 1)
    #expect(library.problems.map(\.code) == ["sounds.same-name"])
  }

  @Test func `a folder that is not there is a diagnosis`() {
    let problems = #expect(throws: Problems.self) { try SoundLibrary("/nowhere/at/all", reader: WaveReader()) }
    #expect(problems?.diagnoses.map(\.code) == ["sounds.unreadable"])
  }

  @Test func `a kit plays its drums by force and in turn, and the nearest for those that it lacks`() async throws {
    for (name, frequency) in [
      ("Kick", 60.0), ("Snare_soft", 500), ("Snare_hard", 700), ("Closed Hat 1", 3_000), ("Closed Hat 2", 4_000),
    ] {
      try folder.write(sine(frequency, seconds: 0.7), as: "Kit/\(name).wav")
    }
    let sound = try await folder.play(
      "kit",
      [
        .drum(.kick, frame: 0), .drum(.snare, frame: 48_000, velocity: 0.2), .drum(.snare, frame: 96_000, velocity: 1),
        .drum(.closedHat, frame: 144_000), .drum(.ride, frame: 192_000), .drum(.clap, frame: 240_000),
      ], role: .drums)
    let heard = (0..<6).map { frequency(of: sound.left[48_000 * $0..<48_000 * $0 + 32_768]).rounded() }
    for (found, wanted) in zip(heard, [60.0, 500, 700, 3_000, 4_000, 700]) { #expect(abs(found - wanted) <= 2) }
    let part = Part(
      name: "drums", role: .drums,
      notes: [.drum(.ride, frame: 0), .drum(.clap, frame: 0), .drum(.surdo, frame: 0), .drum(.triangle, frame: 0)])
    let notes = try folder.library().generator(for: folder.instrument("kit")).notes(on: part)
    #expect(
      notes == [
        "kit has no clap, ride and surdo; the nearest drum that it has plays instead.",
        "kit has no triangle and nothing like it; it stays silent there.",
      ])
  }

  /// Without a note in its name a recording is measured: 36 cents above A3.
  @Test func `a single recording is played in tune, named or measured`() async throws {
    let tone = { (f: Double) in
      (1...6).reduce(into: [Float](repeating: 0, count: 96_000)) { sum, k in
        for (i, x) in sine(f * Double(k), seconds: 2, amplitude: 0.4 / Double(k)).enumerated() { sum[i] += x }
      }
    }
    try folder.write(tone(220 * pow(2, 0.36 / 12)), as: "Growl.wav")
    try folder.write(tone(110), as: "Named A2.wav")
    for name in ["growl", "named-a2"] {
      let sound = try await folder.play(name, [.at(frame: 0, 60, seconds: 1.5)]).left
      #expect(abs(cents(frequency(of: sound[4_800...]), from: 60)) < 3)
    }
  }

  @Test func `recordings of several notes are played where they are nearest`() async throws {
    for (name, key) in [("C2", 36), ("C4", 60), ("C6", 84)] {
      try folder.write(sine(440 * pow(2, Double(key - 69) / 12), seconds: 3), as: "Tines/t_\(name).wav")
    }
    let instrument = try folder.instrument("tines")
    #expect(
      instrument.regions.map { [$0.condition.lowKey, $0.condition.highKey] } == [[0, 48], [49, 72], [73, 127]])
    for pitch in [40, 55, 67, 90] {
      let sound = try await folder.play("tines", [.at(frame: 0, pitch, seconds: 1.5)]).left
      #expect(abs(cents(frequency(of: sound[4_800...]), from: pitch)) < 3)
    }
  }
}
