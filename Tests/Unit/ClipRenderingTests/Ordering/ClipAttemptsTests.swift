import Audio
import Diagnostics
import Music
import Planning
import TestSupport
import Testing

@testable import ClipRendering

@Suite struct ClipAttemptsTests {
  private static let silence = MemorySource(StereoBuffer(frames: 10))

  private static func failure(_ kind: ClipFailure.Kind) -> ClipFailure {
    ClipFailure(kind, Diagnosis(code: "service.x", location: "scripted", finding: "no", remedy: "none"))
  }

  private func attempts(_ orders: ScriptedOrders) throws -> (ClipAttempts, ClipOrder) {
    let assignment = try SmallJob().assignment(orders: orders)
    return (ClipAttempts(assignment: assignment), try #require(assignment.plan.orders.first))
  }

  @Test func `the first clip that fits is kept, and all before it are accounted for`() async throws {
    let orders = ScriptedOrders { _, number in
      if number == 0 { throw Self.failure(.failed) }
      return Self.silence
    }
    let (attempts, order) = try attempts(orders)
    let (fitted, provenance) = try await attempts.first(of: order) { result, _ -> String in
      if result.remoteID == "r1" { throw UnusableClip.silent(seconds: 0.1) }
      return result.remoteID ?? ""
    }
    #expect(fitted == "r2" && orders.requests.count == 3)
    #expect(provenance.tries.map(\.finding) == ["no", "the clip sounds for 0.1 s only", nil])
    #expect(provenance.tries.map(\.cost?.amount) == [nil, 0.5, 0.5], "one that failed has no known cost")
    #expect(provenance.tries.map(\.request) == orders.requests.map(\.id))
    #expect(Set(orders.requests.map(\.seed)).count == 3)
  }

  @Test(
    arguments: [
      (.rejected, 1), (.misconfigured, 1), (.notAllowed, 1), (.noCredit, 1), (.busy, 1), (.unavailable, 1),
      (.uncertain, 1), (.gone, 1), (.notStored, 1), (.notFound, 1), (.failed, 3), (.unusable, 3),
    ] as [(ClipFailure.Kind, Int)])
  func `another seed is tried only where it may do better`(kind: ClipFailure.Kind, orders count: Int) async throws {
    let orders = ScriptedOrders { _, _ in throw Self.failure(kind) }
    let (attempts, order) = try attempts(orders)
    do {
      _ = try await attempts.first(of: order) { result, _ in result }
      Issue.record("there is no clip")
    } catch let failure as ClipFailure {
      #expect(failure.kind == kind && count == 1)
    } catch let exhausted as ClipAttempts.Exhausted {
      #expect(count == 3 && exhausted.provenance.tries.count == 3)
      #expect(exhausted.diagnosis.finding.contains("none of 3 clips for"))
      #expect(exhausted.diagnosis.finding.hasSuffix("scripted: no"))
    }
    #expect(orders.requests.count == count)
  }

  @Test func `a damaged file is a reason to order again, a fault on this side is none`() async throws {
    struct DiskFull: Diagnosable {
      var diagnoses: [Diagnosis] { [Diagnosis(code: "disk.full", location: "x", finding: "full", remedy: "free some")] }
    }
    let orders = ScriptedOrders { _, _ in Self.silence }
    let (attempts, order) = try attempts(orders)
    await #expect(throws: ClipAttempts.Exhausted.self) {
      _ = try await attempts.first(of: order) { _, _ -> Int in throw ScriptedOrders.Defect.damaged }
    }
    #expect(orders.requests.count == 3)
    await #expect(throws: DiskFull.self) {
      _ = try await attempts.first(of: order) { _, _ -> Int in throw DiskFull() }
    }
    #expect(orders.requests.count == 4)
  }

  @Test func `a cancelled task orders nothing`() async throws {
    let orders = ScriptedOrders { _, _ in Self.silence }
    let (attempts, order) = try attempts(orders)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      _ = try await attempts.first(of: order) { result, _ in result }
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(orders.requests.isEmpty)
  }

  @Test(
    arguments: [
      (true, .rejected, true), (true, .noCredit, true), (true, .uncertain, true), (true, .busy, false),
      (true, .unavailable, false), (true, .notStored, false), (false, .rejected, false),
    ] as [(Bool, ClipFailure.Kind, Bool)])
  func `the engine plays instead where that is allowed and waiting would not help`(
    fallsBack: Bool, kind: ClipFailure.Kind, mayFallBack: Bool
  ) throws {
    let assignment = try SmallJob().assignment(fallsBack: fallsBack, orders: ScriptedOrders { _, _ in Self.silence })
    #expect(assignment.mayFallBack(from: Self.failure(kind)) == mayFallBack)
    #expect(assignment.mayFallBack(from: UnusableClip.silent(seconds: 0)) == fallsBack)
    #expect(!assignment.mayFallBack(from: CancellationError()))
    #expect(BackendAssignment.reason(Self.failure(kind)) == "scripted: no")
  }

  @Test func `a stem is made of its loops, and their origin is told`() async throws {
    var drums = BadClip()
    (drums.bpm, drums.seconds) = (118, 14)
    let sound = drums.source
    let orders = ScriptedOrders { _, number in number == 0 ? Self.silence : sound }
    let job = try SmallJob()
    let assignment = try job.assignment(orders: orders)
    let stem = try #require(job.plan.stems.first { $0.role == .drums })
    let sink = MemorySink()
    var provenance = StemProvenance()
    try await ClipStemRenderer(assignment, stem, of: job.plan).render(into: sink, noting: &provenance)
    #expect(sink.buffer.frames == job.plan.frames)
    #expect(sink.buffer.left.peak > 0.05)
    let first = try #require(provenance.clips.first)
    #expect(first.tries.first?.finding?.contains("sounds for 0.0 s only") == true)
    #expect(first.tries.last?.finding == nil && first.fit?.bars ?? 0 >= 4)
    let ids = provenance.clips.flatMap(\.tries).map(\.request)
    #expect(ids == orders.requests.map(\.id))
  }

  @Test func `clips that were in vain are told where nothing is made of them`() async throws {
    let orders = ScriptedOrders { _, _ in Self.silence }
    let job = try SmallJob()
    let assignment = try job.assignment(orders: orders)
    let stem = try #require(job.plan.stems.first { assignment.plan.makes($0) })
    var provenance = StemProvenance()
    await #expect(throws: ClipAttempts.Exhausted.self) {
      try await ClipStemRenderer(assignment, stem, of: job.plan).render(into: MemorySink(), noting: &provenance)
    }
    #expect(provenance.clips.count == 1 && provenance.clips[0].tries.count == 3)
  }

  @Test func `the parts of a song that is taken apart add up to it in every bit`() async throws {
    let job = try SmallJob(seconds: 16)
    var source = SilentSource(1...300)
    source.capabilities.makesStems = false
    let band = TinyBand(bpm: 120, chords: [[57, 60, 64], [53, 57, 60], [60, 64, 67], [55, 59, 62]], bars: 12)
    let mix = MemorySource(StereoBuffer(mono: band.samples))
    let orders = ScriptedOrders { request, _ in
      guard case .separate = request.task else { return mix }
      var part = mix.buffer
      part.scale(by: 0.25)
      return MemorySource(part)
    }
    let assignment = try job.assignment(source, separations: [["drums", "bass"]], orders: orders)
    #expect(assignment.plan.form == .song)
    let song = assignment.song
    let sinks = song.stems.map { _ in MemorySink() }
    let provenance = try await ClipSongRenderer(assignment, song).render(into: sinks)
    #expect(song.stems.map(\.name) == ["drums", "bass", SongPlan.residual])
    #expect(provenance.clips.count == 2 && orders.requests.count == 2)
    #expect(orders.requests[1].audio?.use == .separation && orders.requests[1].mayUpload)
    // Before the ending all three are plain sums; there the residual is what quarter and quarter lack.
    let frames = 48_000..<96_000
    for frame in frames where abs(sinks[0].buffer.left[frame]) > 0.01 {
      let (part, rest) = (sinks[0].buffer.left[frame], sinks[2].buffer.left[frame])
      #expect(sinks[1].buffer.left[frame] == part)
      #expect(abs(rest - 2 * part) < 0.02 * max(0.1, abs(part)))
    }
  }
}
