import Analysis
import Audio
import Music
import Testing

@testable import QualityControl

struct TempoCheckTests {
  private func profile(_ sections: [(start: Double, end: Double, bpm: Double, last: Double)], drift: Double)
    -> StyleProfile
  {
    var profile = StyleProfile.undetermined(duration: .s(60))
    profile.bpm = sections.first?.bpm
    profile.tempoDrift = drift
    profile.tempoSections = sections.map {
      TempoSection(start: .s($0.start), end: .s($0.end), bpm: $0.bpm, lastBpm: $0.last)
    }
    return profile
  }

  private func expected(_ bpm: Double?, in meter: Meter? = nil) -> Expectations {
    var expected = Expectations()
    if let bpm { expected.tempo = .value(Tempo(bpm: bpm)) }
    expected.meter = meter
    return expected
  }

  @Test func `a step fails and says where, from what and to what`() {
    let check = DriftCheck.run(
      profile([(0, 19.1, 100, 100), (19.1, 36, 130, 130)], drift: 30), expected(100))
    #expect(check.status == .fail && check.value == .number(30) && check.at == .s(19.1))
    #expect(check.detail == "The tempo goes from 100 to 130 BPM at 0:19.1.")
  }

  @Test func `a rise says between which places`() {
    let check = DriftCheck.run(profile([(0, 60, 100, 110)], drift: 10), expected(100))
    #expect(check.status == .fail)
    #expect(check.detail == "The tempo goes from 100 to 110 BPM between 0:00.0 and 1:00.0.")
  }

  @Test func `many changes are not all told`() {
    let sections = (0..<9).map { i in
      let bpm = i.isMultiple(of: 2) ? 120.0 : 124
      return (start: 6.0 * Double(i), end: 6.0 * Double(i + 1), bpm: bpm, last: bpm)
    }
    let check = DriftCheck.run(profile(sections, drift: 3.3), expected(120))
    #expect(check.detail.hasSuffix(", and 4 more times."))
  }

  @Test func `what nobody asked to be steady is told and not judged`() {
    let check = DriftCheck.run(profile([(0, 30, 120, 120), (30, 60, 124, 124)], drift: 3.3), expected(nil))
    #expect(check.status == .undetermined)
    #expect(check.detail == "No steady tempo was asked for. The tempo goes from 120 to 124 BPM at 0:30.0.")
  }

  /// 90 to 150 BPM over 120 quarters, which last 61 s: means over 8 s at both ends are 93.4 and 145.6.
  private func accelerating() throws -> Expectations {
    var expected = expected(90)
    expected.tempoCurve = TempoMap(
      [TempoPoint(at: .zero, bpm: 90, ramps: true), TempoPoint(at: Beats(120), bpm: 150)], in: .fourFour)
    return expected
  }

  @Test(arguments: [
    (90.0, 150.0, CheckStatus.pass), (90, 90, .fail), (150, 90, .fail), (45, 75, .pass), (90, 120, .fail),
  ])
  func `a tempo that was planned to change is expected to`(first: Double, last: Double, status: CheckStatus) throws {
    let profile = profile([(0, 60, first, last)], drift: 100 * (last / first - 1))
    #expect(TempoCheck.run(profile, try accelerating()).status == status)
  }

  @Test(arguments: [(55.0, CheckStatus.pass), (0, .fail), (-30, .fail)]) func `and to drift as far`(
    drift: Double, status: CheckStatus
  ) throws {
    #expect(DriftCheck.run(profile([(0, 60, 90, 150)], drift: drift), try accelerating()).status == status)
  }

  @Test func `drums at half time may give the pulse`() {
    var expected = expected(140, in: .fourFour)
    #expect(TempoCheck.run(profile([(0, 60, 70, 70)], drift: 0), expected).status == .fail)
    expected.tempoLevels = [1, 0.5]
    #expect(TempoCheck.run(profile([(0, 60, 70, 70)], drift: 0), expected).status == .pass)
    #expect(TempoCheck.run(profile([(0, 60, 93, 93)], drift: 0), expected).status == .fail)
  }

  @Test func `one tempo passes`() {
    #expect(DriftCheck.run(profile([(0, 60, 120, 120)], drift: 0), expected(120)).status == .pass)
  }

  /// Measured, and what was planned in six eighths.
  @Test(arguments: [(90.0, 90.0), (135, 90), (270, 90), (45, 90), (60, 90)])
  func `the levels of six eighths are one pulse`(measured: Double, planned: Double) {
    let heard = profile([(0, 60, measured, measured)], drift: 0)
    #expect(TempoCheck.run(heard, expected(planned, in: .sixEight)).status == .pass)
  }

  @Test(arguments: [80.0, 100, 120]) func `another tempo in six eighths fails`(measured: Double) {
    let heard = profile([(0, 60, measured, measured)], drift: 0)
    #expect(TempoCheck.run(heard, expected(90, in: .sixEight)).status == .fail)
  }
}
