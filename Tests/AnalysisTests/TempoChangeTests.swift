import Analysis
import Audio
import Foundation
import Music
import TestSupport
import Testing

/// A simple beat whose tempo changes: kick, snare and hats, each beat as long as `bpm` says for its time.
private struct Beat {
  var seconds = 56.0
  /// Places of hats in a beat.
  var hats = [0.0, 0.5]
  var isSilent: (Double) -> Bool = { _ in false }
  var bpm: (Double) -> Double

  var samples: [Float] {
    var (kicks, snares, cymbals): ([Double], [Double], [Double]) = ([], [], [])
    var (time, count) = (0.4, 0)
    while time < seconds {
      let beat = 60 / bpm(time)
      if !isSilent(time) {
        if count.isMultiple(of: 2) { kicks.append(time) } else { snares.append(time) }
        cymbals += hats.map { time + $0 * beat }
      }
      (time, count) = (time + beat, count + 1)
    }
    return Hits.mix(
      [
        Hits(hz: 60, level: 0.7, times: kicks), Hits(hz: 220, level: 0.5, times: snares),
        Hits(hz: 7000, level: 0.25, times: cymbals),
      ], seconds: seconds)
  }
}

struct TempoChangeTests {
  /// What `found` is of `bpm`, at the octave at which the recording was counted: a bare beat has no level of its own.
  private func share(_ measured: Double, of bpm: Double) -> Double {
    measured / bpm / exp2(log2(measured / bpm).rounded())
  }

  /// Before and after, and where the step is, in seconds.
  @Test(arguments: [
    (100.0, 130.0, 28.0), (120, 124, 28), (120, 126, 42), (110, 100, 14), (90, 120, 28), (128, 126, 28), (95, 97, 28),
  ])
  func `a step of tempo is found with its time and with both tempi`(from: Double, to: Double, at: Double) throws {
    let measured = try profile(Beat { $0 < at ? from : to }.samples)
    let sections = try #require(measured.tempoSections)
    #expect(abs(try #require(measured.tempoDrift) - 100 * (to / from - 1)) < 0.5)
    #expect(sections.count == 2)
    #expect(abs(share(sections[0].bpm, of: from) - 1) < 0.004 && abs(share(sections[1].lastBpm, of: to) - 1) < 0.004)
    #expect(abs(sections[1].start.value - at) < 3)
    #expect(measured.bpmConfidence < 0.95)
  }

  @Test(arguments: [(100.0, 130.0), (120, 124)])
  func `a tempo that comes back has changed all the same`(outside: Double, middle: Double) throws {
    let measured = try profile(Beat { (19..<38).contains($0) ? middle : outside }.samples)
    #expect(try #require(measured.tempoSections).count == 3)
    #expect(abs(try #require(measured.tempoDrift) - 100 * (middle / outside - 1)) < 0.5)
  }

  @Test func `three tempi are three sections`() throws {
    let measured = try profile(Beat { $0 < 19 ? 90 : $0 < 38 ? 100 : 110 }.samples)
    let sections = try #require(measured.tempoSections)
    #expect(sections.count == 3)
    for (section, bpm) in zip(sections, [90.0, 100, 110]) { #expect(abs(share(section.bpm, of: bpm) - 1) < 0.004) }
    #expect(measured.bpmConfidence < 0.6)
  }

  @Test(arguments: [(100.0, 110.0), (120, 123)])
  func `a tempo that rises evenly is one section with two ends`(from: Double, to: Double) throws {
    let measured = try profile(Beat { from + (to - from) * $0 / 56 }.samples)
    let sections = try #require(measured.tempoSections)
    #expect(sections.count == 1)
    #expect(abs(share(sections[0].bpm, of: from) - 1) < 0.01 && abs(share(sections[0].lastBpm, of: to) - 1) < 0.01)
  }

  @Test func `a tempo that falls by a quarter is found though the whole is not alike with itself`() throws {
    let measured = try profile(Beat { 120 - 30 * $0 / 56 }.samples)
    #expect(abs(try #require(measured.tempoDrift) + 25) < 3)
    #expect(measured.bpmConfidence < 0.5)
  }

  @Test func `a tempo that wanders drifts`() throws {
    let measured = try profile(Beat { 120 * (1 + 0.03 * sin($0 / 28 * 2 * .pi)) }.samples)
    #expect(abs(try #require(measured.tempoDrift)) > 2)
  }

  @Test(arguments: [92.0, 120.37, 140])
  func `a pause in an even pulse is no change of tempo`(bpm: Double) throws {
    let measured = try profile(Beat(isSilent: { (20..<32).contains($0) }) { _ in bpm }.samples)
    #expect(measured.tempoDrift == 0 && measured.bpmConfidence > 0.9)
    #expect(try #require(measured.tempoSections).count == 1)
  }

  @Test func `half time in the middle of an even pulse is no change of tempo`() throws {
    let phases = { (time: Double) in (20..<36).contains(time) }
    let outside = Beat(isSilent: phases) { _ in 140 }.samples
    let inside = Beat(hats: [0], isSilent: { !phases($0) }) { _ in 70 }.samples
    let measured = try profile(zip(outside, inside).map(+))
    #expect(measured.tempoDrift == 0)
  }

  @Test func `beats follow a step of tempo`() throws {
    let measured = try profile(Beat { $0 < 28 ? 100 : 130 }.samples)
    let gaps = zip(measured.beats, measured.beats.dropFirst()).filter { $0.0 > 33 && $0.1 < 54 }.map { $0.1 - $0.0 }
    #expect(gaps.count > 30)
    let mean = gaps.reduce(0, +) / Double(max(1, gaps.count))
    #expect(abs(share(60 / mean, of: 130) - 1) < 0.02)
  }
}
