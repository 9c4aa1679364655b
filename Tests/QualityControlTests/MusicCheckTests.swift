import Analysis
import Audio
import Music
import TestSupport
import Testing

@testable import QualityControl

/// The bounds of the checks of tempo, key and loudness, told what was measured.
struct MusicCheckTests {
  private static func profile(
    seconds: Double = 120, _ change: (inout StyleProfile) -> Void = { _ in }
  ) -> StyleProfile {
    var profile = StyleProfile.undetermined(duration: .s(seconds))
    change(&profile)
    return profile
  }

  private static func expecting(_ change: (inout Expectations) -> Void) -> Expectations {
    var expected = Expectations()
    change(&expected)
    return expected
  }

  @Test(arguments: [
    (120.0, 2.0, CheckStatus.pass), (122, 2, .pass), (118, 2, .pass), (122.01, 2, .fail), (117.99, 2, .fail),
    (122.01, 3, .pass), (60, 2, .fail), (240, 2, .fail),
  ])
  func `a tempo passes within its tolerance`(measured: Double, tolerance: Double, status: CheckStatus) {
    let expected = Self.expecting {
      $0.tempo = .value(Tempo(bpm: 120))
      $0.tempoRange = 100...140
      $0.tolerances[.tempo] = tolerance
    }
    let result = TempoCheck.run(Self.profile { $0.bpm = measured }, expected)
    #expect(result.status == status && result.tolerance == tolerance)
  }

  @Test(arguments: [
    (Target<Tempo>.value(Tempo(bpm: 90)), CheckStatus.fail, "No steady pulse was found, though 90 BPM was planned."),
    (.declaredUndeterminable, .undetermined, "No pulse was found, and none was planned."),
    (.notGiven, .undetermined, "No pulse was found, and no target was given."),
  ])
  func `without a pulse a planned tempo fails`(target: Target<Tempo>, status: CheckStatus, detail: String) {
    let result = TempoCheck.run(Self.profile(), Self.expecting { $0.tempo = target })
    #expect(result.status == status && result.detail == detail && result.value == nil)
  }

  @Test(arguments: [
    (Double?.some(0.0), CheckStatus.pass), (0.5, .pass), (-0.5, .pass), (0.51, .fail), (-0.51, .fail),
    (nil, .undetermined),
  ])
  func `a tempo may drift by half a per cent`(drift: Double?, status: CheckStatus) {
    let expected = Self.expecting { $0.tempo = .value(Tempo(bpm: 120)) }
    #expect(DriftCheck.run(Self.profile { $0.tempoDrift = drift }, expected).status == status)
  }

  @Test func `a drift whose changes are not known says how far it goes`() {
    let expected = Self.expecting { $0.tempo = .value(Tempo(bpm: 120)) }
    let detail = DriftCheck.run(Self.profile { $0.tempoDrift = -2.5 }, expected).detail
    #expect(detail == "The tempo goes 2.5 % below the one that it begins with.")
  }

  private static let aMinor = Key(PitchClass(9), .minor)
  private static let cMajor = Key(PitchClass(0), .major)

  /// Measured, with its confidence, and what two published profiles find among all keys and in the planned family.
  @Test(arguments: [
    (aMinor, 0.9, [Key](), [Key](), CheckStatus.pass), (Key(PitchClass(9), .dorian), 0.9, [], [], .pass),
    (Key(PitchClass(9), .major), 0.9, [], [], .fail), (cMajor, 0.49, [], [aMinor, aMinor], .pass),
    (cMajor, 0.5, [aMinor, aMinor], [aMinor, aMinor], .fail), (cMajor, 0.49, [], [aMinor, cMajor], .fail),
    (Key(PitchClass(4), .minor), 0.79, [], [aMinor, aMinor], .pass),
    (Key(PitchClass(4), .minor), 0.8, [], [aMinor, aMinor], .fail),
    (Key(PitchClass(4), .minor), 0.8, [aMinor, aMinor], [], .pass),
  ])
  func `another key passes where it is in doubt and two published profiles find the planned one`(
    measured: Key, confidence: Double, all: [Key], ofFamily: [Key], status: CheckStatus
  ) {
    let profile = Self.profile { ($0.key, $0.keyConfidence) = (measured, confidence) }
    let result = KeyCheck.run(
      profile, others: PublishedKeys(all: all, ofFamily: ofFamily), Self.expecting { $0.key = .value(Self.aMinor) })
    #expect(result.status == status && result.target == .word("A minor"))
  }

  @Test(arguments: [
    (Target<Key>.value(aMinor), CheckStatus.fail, "No key was found, though A minor was planned."),
    (.declaredUndeterminable, .undetermined, "No key was found, and none was planned."),
    (.notGiven, .undetermined, "No key was found, and no target was given."),
  ])
  func `without a key a planned one fails`(target: Target<Key>, status: CheckStatus, detail: String) {
    let result = KeyCheck.run(
      Self.profile(), others: PublishedKeys(all: [], ofFamily: []), Self.expecting { $0.key = target })
    #expect(result.status == status && result.detail == detail)
  }

  @Test(arguments: [
    (-14.0, CheckStatus.pass), (-14.5, .pass), (-13.5, .pass), (-14.51, .fail), (-13.49, .fail),
  ])
  func `a loudness passes within half an LU`(measured: Double, status: CheckStatus) {
    let expected = Self.expecting { $0.loudness = .LUFS(-14) }
    #expect(LoudnessCheck.run(Self.profile { $0.loudness = .LUFS(measured) }, expected).status == status)
  }

  @Test func `a loudness is told with its distance from the target`() {
    let expected = Self.expecting { $0.loudness = .LUFS(-14) }
    let detail = LoudnessCheck.run(Self.profile { $0.loudness = .LUFS(-15.25) }, expected).detail
    #expect(detail == "Measured -15.25 LUFS, 1.25 LU below the target of -14 ± 0.5.")
  }

  @Test(arguments: [
    (
      Double?.none, Double?.some(-14), CheckStatus.fail,
      "Nothing is louder than −70 LUFS, so there is no loudness to measure."
    ),
    (nil, nil, .undetermined, "Nothing is louder than −70 LUFS, so there is no loudness to measure."),
    (-9, nil, .undetermined, "Measured -9 LUFS, but no target was given."),
  ])
  func `silence has no loudness, and without a target none is judged`(
    measured: Double?, target: Double?, status: CheckStatus, detail: String
  ) {
    let result = LoudnessCheck.run(
      Self.profile { $0.loudness = measured.map { .LUFS($0) } },
      Self.expecting { $0.loudness = target.map { .LUFS($0) } })
    #expect(result.status == status && result.detail == detail && result.tolerance == (target == nil ? nil : 0.5))
  }

  @Test(arguments: [
    (4.0, 40.0, CheckStatus.pass), (10, 40, .pass), (3.99, 40, .fail), (10.01, 40, .fail), (20, 39.9, .undetermined),
  ])
  func `a loudness range passes within the genre's, where there are passages to compare`(
    range: Double, seconds: Double, status: CheckStatus
  ) {
    let profile = Self.profile(seconds: seconds) { ($0.loudness, $0.loudnessRange) = (.LUFS(-14), .dB(range)) }
    let expected = Self.expecting { $0.loudnessRange = 4...10 }
    let result = LoudnessRangeCheck.run(profile, expected)
    #expect(result?.status == status && result?.target == .word("4 to 10"))
    #expect(LoudnessRangeCheck.run(profile, Expectations()) == nil)
  }

  @Test func `silence has no loudness range`() {
    let result = LoudnessRangeCheck.run(Self.profile(), Self.expecting { $0.loudnessRange = 1...14 })
    #expect(result?.status == .undetermined)
  }

  @Test(arguments: [
    (Double?.some(-1), Double?.some(-1), CheckStatus.pass), (-0.99, -1, .fail), (0, nil, .undetermined),
    (nil, -1, .pass), (nil, nil, .pass),
  ])
  func `a true peak passes up to the ceiling`(measured: Double?, ceiling: Double?, status: CheckStatus) {
    let result = TruePeakCheck.run(
      Self.profile { $0.truePeak = measured.map { .dBTP($0) } },
      Self.expecting { $0.truePeak = ceiling.map { .dBTP($0) } })
    #expect(result.status == status)
  }

  @Test(arguments: [
    ([-0.5, -0.8] as [Double]?, CheckStatus.pass), ([0], .pass), ([-3, 0.01], .fail), ([], .undetermined),
    (nil, .undetermined),
  ])
  func `the highest decoded peak passes up to full scale`(peaks: [Double]?, status: CheckStatus) {
    let result = CodecPeakCheck.run(peaks?.map { CodecPeak(codec: "MP3", peak: .dBTP($0)) })
    #expect(result.status == status && result.target == .number(0))
    #expect(result.value == (status == .undetermined ? nil : peaks?.max().map { .number($0) }))
  }

  @Test func `a likeness passes from exactly the least one on, and silence is like nothing`() throws {
    let reference = try #require(
      try SpectralFingerprint.measure(MemorySource(StereoBuffer(mono: Tones.noise(seconds: 4)))))
    let other = try #require(
      try SpectralFingerprint.measure(MemorySource(StereoBuffer(mono: Tones.pinkNoise(seconds: 4)))))
    let score = other.similarity(to: reference).score
    #expect(SimilarityCheck.run(other, reference, least: score).status == .pass)
    #expect(SimilarityCheck.run(other, reference, least: score.nextUp).status == .fail)
    #expect(SimilarityCheck.run(reference, reference, least: 1).status == .pass)
    #expect(SimilarityCheck.run(nil, reference, least: 0).status == .fail)
  }
}
