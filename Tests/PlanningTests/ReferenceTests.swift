import Analysis
import Audio
import Genres
import Music
import Prompt
import Testing

@testable import Planning

/// What a reference does to a plan, and what outranks it.
@Suite struct ReferenceTests {
  private let planner = Planner(
    defaults: .init(genre: "house", duration: .s(120), loudness: .LUFS(-14), truePeak: .dBTP(-1)))

  /// A minute and a half at 124 BPM in A minor, in five sections of 8 and 16 bars.
  private static let style: StyleProfile = {
    var style = StyleProfile.undetermined(duration: .s(92.9))
    (style.bpm, style.bpmConfidence, style.meter) = (124, 0.9, .fourFour)
    (style.key, style.keyConfidence) = (Key("A minor"), 0.9)
    style.loudness = .LUFS(-9)
    let bar = 4 * 60 / 124.0
    style.structureMarkers = [(0, 0.3), (8, 0.7), (16, 1), (32, 0.35), (40, 0.95)].map { bars, energy in
      StructureMarker(time: .s(Double(bars) * bar), label: "A", energy: energy)
    }
    return style
  }()

  private func plan(
    style: StyleProfile? = Self.style, _ change: (inout Brief) -> Void = { _ in }
  ) throws -> SongPlan {
    var brief = Brief()
    brief.genre = "house"
    change(&brief)
    return try planner.plan(title: "test", brief: brief, style: style, seed: Seed(1))
  }

  @Test func `tempo and key are the reference's unless the brief says otherwise, and the plan says so`() throws {
    let plan = try plan()
    #expect(plan.bpm.bpm == 124 && plan.key == Key("A minor"))
    #expect(plan.notes.contains("The tempo, 124.0 BPM, is the reference's."))
    #expect(plan.notes.contains("The key, A minor, is the reference's."))
    let other = try self.plan {
      $0.bpm = Tempo(bpm: 120)
      $0.key = Key("C major")
    }
    #expect(other.bpm.bpm == 120 && other.key == Key("C major"))
  }

  @Test func `what was measured without confidence does not steer`() throws {
    var style = Self.style
    (style.bpmConfidence, style.keyConfidence, style.bpm) = (0.1, 0.1, 60)
    #expect(try plan(style: style).bpm == plan(style: nil).bpm)
    #expect(try plan(style: style).key == plan(style: nil).key)
  }

  @Test func `what a reference cannot give is said where it was asked for`() throws {
    var style = Self.style
    (style.bpm, style.bpmConfidence, style.key, style.keyConfidence) = (nil, 0, nil, 0)
    func notes(_ change: (inout Brief) -> Void) throws -> [String] { try plan(style: style, change).notes }
    #expect(try notes { $0.fromReference = ["bpm"] }.contains { $0.contains("no steady tempo") })
    #expect(try notes { $0.comparisons = [Comparison("tempo", .less)] }.contains { $0.contains("no steady tempo") })
    #expect(try notes { $0.fromReference = ["key"] }.contains { $0.contains("has no key") })
    #expect(try !notes { $0.fromReference = ["style"] }.contains { $0.contains("steady") || $0.contains("has no key") })
    (style.bpm, style.bpmConfidence, style.key, style.keyConfidence) = (90, 0.1, Key("A minor"), 0.1)
    #expect(try notes { $0.fromReference = ["bpm"] }.contains { $0.contains("tempo of the reference is not sure") })
    #expect(try notes { $0.fromReference = ["key"] }.contains { $0.contains("key of the reference is not sure") })
    style.loudness = nil
    #expect(try notes { $0.fromReference = ["loudness_lufs"] }.contains { $0.contains("is silent") })
    #expect(try !plan { $0.fromReference = ["bpm", "key"] }.notes.contains { $0.contains("not sure") })
  }

  static let changes: [(Comparison, Double)] = [
    (Comparison("tempo", .more), 133.92), (Comparison("tempo", .less), 114.08),
    (Comparison("tempo", .more, by: 6, .bpm), 130), (Comparison("tempo", .less, by: 10, .percent), 111.6),
    (Comparison("tempo", .more, by: 500, .bpm), 240),
  ]

  @Test(arguments: changes) func `faster and slower start from the reference's tempo`(
    comparison: Comparison, expected: Double
  ) throws {
    #expect(abs(try plan { $0.comparisons = [comparison] }.bpm.bpm - expected) < 0.01)
  }

  @Test func `as loud and as long as the reference, and louder and longer`() throws {
    let same = try plan { $0.fromReference = ["loudness_lufs", "duration"] }
    #expect(same.loudness == .LUFS(-9) && same.frames == SampleRate.standard.frames(in: .s(92.9)))
    let more = try plan { $0.comparisons = [Comparison("loudness", .more), Comparison("duration", .more)] }
    #expect(more.loudness == .LUFS(-6))
    #expect(more.frames == SampleRate.standard.frames(in: .s(92.9 * 1.25)))
    let asked = try plan {
      $0.fromReference = ["loudness_lufs", "duration"]
      ($0.loudness, $0.duration) = (.LUFS(-16), .s(30))
    }
    #expect(asked.loudness == .LUFS(-16) && asked.frames == 30 * 48_000)
  }

  @Test func `a key that is asked to be kept is kept however unsure its measurement`() throws {
    var style = Self.style
    style.keyConfidence = 0.05
    #expect(try plan(style: style) { $0.fromReference = ["key"] }.key == Key("A minor"))
  }

  @Test func `what cannot be taken over, and a reference that is not there, are said`() throws {
    let notes = try plan { ($0.fromReference, $0.comparisons) = (["reverb"], [Comparison("dark", .more)]) }.notes
    #expect(notes.contains("The reference's reverb cannot be taken over yet; the genre's was taken."))
    #expect(notes.contains { $0.hasPrefix("\"dark\" cannot be measured") })
    let missing = try plan(style: nil) { $0.fromReference = ["bpm"] }.notes
    #expect(missing.contains("The prompt speaks of a reference, and none was given."))
  }

  @Test(arguments: [60.0, 92.9, 180]) func `sections are as long beside each other as the reference's`(
    seconds: Double
  ) throws {
    let plan = try plan { $0.duration = .s(seconds) }
    let shares = plan.sections.map { Double($0.bars) / Double(plan.bars) }
    #expect(shares.count == 5)
    for (share, wanted) in zip(shares, [8.0, 8, 16, 8, 8]) { #expect(abs(share - wanted / 48) < 0.09) }
    #expect(plan.notes.contains { $0.hasPrefix("The sections follow the reference's: 5") })
  }

  @Test func `its sections have the genre's kinds by their loudness: a beginning, the loudest, a quiet one between`()
    throws
  {
    let sections = try plan().sections
    #expect(sections.map(\.kind).first == .intro)
    #expect(sections[2].energy >= 0.8 && sections[4].energy >= 0.8)
    #expect(sections[3].energy < 0.5 && sections[1].energy < sections[2].energy)
    #expect(sections.dropFirst().allSatisfy { $0.kind != .intro } && sections[3].kind != .outro)
  }

  @Test func `an asked structure, too short a track or too plain a form leave the genre's`() throws {
    let asked = try plan { $0.structure = [.init(.intro, bars: 8), .init(.drop, bars: 16)] }
    #expect(asked.sections.map(\.bars) == [8, 16])
    #expect(try plan { $0.duration = .s(8) }.sections == plan(style: Self.formless) { $0.duration = .s(8) }.sections)
    #expect(try plan(style: Self.formless).sections.count != 5 || plan(style: Self.formless).notes.count == 2)
  }

  private static let formless: StyleProfile = {
    var plain = ReferenceTests.style
    plain.structureMarkers = [StructureMarker(time: .s(0), label: "A", energy: 1)]
    return plain
  }()
}
