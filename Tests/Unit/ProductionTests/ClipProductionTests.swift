import Audio
import AudioFiles
import ClipRendering
import Diagnostics
import Foundation
import Genres
import Music
import Planning
import Prompt
import QualityControl
import Synchronization
import TestSupport
import Testing

@testable import Production

/// Jobs whose sound a backend makes.
@Suite struct ClipProductionTests {
  @Test func `a backend's loops become a delivery that passes its checks, and are paid for once`() async throws {
    let source = ScriptedClips(ScriptedClips.capabilities())
    let location = ClipPlace()
    let result = try await location.attempt(source)
    #expect(result.quality.passed, "\(result.record.failed)")
    let manifest = try location.manifest()
    #expect(manifest.backend == "scripted")
    let names = Set(manifest.plan.stems.map(\.name)).subtracting(manifest.clips.embedded.map(\.stem))
    #expect(names == Set(manifest.clips.clips.map(\.stem)) && !names.isEmpty)
    for clip in manifest.clips.clips {
      #expect(clip.tries.count == 1 && clip.fit != nil)
      #expect((clip.loop?.seam.level_db ?? 9) <= 1.5)
    }
    #expect(manifest.clips.embedded.allSatisfy { !$0.reason.isEmpty })
    let paid = source.requests.count
    #expect(paid == manifest.clips.clips.count)
    try location.clearDelivery()
    _ = try await location.attempt(source)
    #expect(source.requests.count == paid)
    // The sound is made anew from clips that are there.
    for name in try location.workFiles() where name.contains("rendered") { try location.remove("work/\(name)") }
    try location.clearDelivery()
    _ = try await location.attempt(source)
    #expect(source.requests.count == paid)
  }

  @Test func `another attempt orders only the clips that are made anew`() async throws {
    let source = ScriptedClips(ScriptedClips.capabilities())
    let location = ClipPlace()
    _ = try await location.attempt(source)
    let paid = source.requests.count
    var course = RetryAdjustments()
    course.loudness = -0.5
    try location.clearDelivery()
    _ = try await location.attempt(source, course: course)
    #expect(source.requests.count == paid, "another aim of the mastering costs nothing")
    course.variations = ["drums": 1]
    try location.clearDelivery()
    _ = try await location.attempt(source, course: course)
    #expect(source.requests.count > paid)
    #expect(source.requests[paid...].allSatisfy { $0.task == .stem("drums") })
    #expect(Set(source.requests.map(\.id)).count == source.requests.count)
  }

  @Test func `a stem whose clips did not pass the checks is the engine's in the next attempt`() async throws {
    let source = ScriptedClips(ScriptedClips.capabilities())
    let location = ClipPlace()
    var course = RetryAdjustments()
    course.embedded = ["drums"]
    _ = try await location.attempt(source, course: course)
    let manifest = try location.manifest()
    #expect(manifest.clips.embedded.map(\.stem) == ["drums"])
    #expect(manifest.clips.embedded.map(\.reason) == ["its clips did not pass the checks"])
    #expect(source.requests.allSatisfy { $0.task != .stem("drums") })
  }

  @Test func `a clip that is noise or failed is ordered again with another seed`() async throws {
    let source = ScriptedClips(ScriptedClips.capabilities()) { request, _ in
      guard request.task == .stem("drums") else { return .plays }
      return request.words.contains("exactly") ? .plays : .hisses
    }
    let location = ClipPlace()
    _ = try await location.attempt(source)
    let drums = try #require(try location.manifest().clips.clips.first { $0.stem == "drums" })
    #expect(drums.tries.count == 2)
    #expect(drums.tries[0].finding?.contains("noise") == true && drums.tries[1].finding == nil)
    #expect(Set(drums.tries.map(\.seed)).count == 2)
  }

  @Test(arguments: [true, false])
  func `what never works is the engine's where the ticket allows it, and else the job fails with the reason`(
    fallback: Bool
  ) async throws {
    let source = ScriptedClips(ScriptedClips.capabilities()) { request, _ in
      guard request.task == .stem("drums") else { return .plays }
      throw ClipFailure(
        .failed, Diagnosis(code: "api.failed", location: "scripted", finding: "is out of drums", remedy: "wait"))
    }
    let location = ClipPlace()
    do {
      let result = try await location.attempt(source, fallback: fallback)
      #expect(fallback && result.quality.passed, "\(result.record.failed)")
      let manifest = try location.manifest()
      #expect(manifest.clips.embedded.contains { $0.stem == "drums" && $0.reason.contains("out of drums") })
      #expect(manifest.notes.contains { $0.contains("plays drums instead of scripted") })
    } catch let error as ProductionError {
      #expect(!fallback)
      guard case .failed(.generate, let diagnoses) = error else { throw error }
      #expect(diagnoses.first?.code == "clips.unusable" && diagnoses.first?.finding.contains("out of drums") == true)
      #expect(!error.isTransient)
    }
    #expect(source.requests.filter { $0.task == .stem("drums") }.count == 3)
  }

  @Test func `a service that is busy holds the job, whatever the ticket allows`() async throws {
    let source = ScriptedClips(ScriptedClips.capabilities()) { _, _ in
      throw ClipFailure(.busy, Diagnosis(code: "api.busy", location: "scripted", finding: "is busy", remedy: "wait"))
    }
    await #expect {
      _ = try await ClipPlace().attempt(source, fallback: true)
    } throws: { ($0 as? ProductionError)?.isTransient == true }
  }

  @Test func `an order that was accepted before the program stopped is asked for, not made again`() async throws {
    let source = ScriptedClips(ScriptedClips.capabilities()) { _, _ in .queues }
    let location = ClipPlace()
    await #expect(throws: ProductionError.self) { _ = try await location.attempt(source) }
    let ordered = Set(source.requests.map(\.id))
    #expect(!ordered.isEmpty)
    source.isOpen.withLock { $0 = true }
    _ = try await location.attempt(source)
    #expect(Set(source.requests.map(\.id)).count == source.requests.count)
    #expect(ordered.isSubset(of: Set(source.requests.map(\.id))))
  }

  @Test func `a backend that nobody knows is refused with the names of those that there are`() async throws {
    let location = ClipPlace()
    await #expect {
      _ = try await location.attempt(ScriptedClips(ScriptedClips.capabilities()), backend: "scriptd")
    } throws: { error in
      let diagnosis = (error as? ProductionError)?.diagnoses.first
      return diagnosis?.code == "backend.unknown" && diagnosis?.remedy.contains("embedded, scripted") == true
        && diagnosis?.remedy.contains("did you mean \"scripted\"") == true
    }
  }

  @Test func `a whole song is taken apart, and what that loses is a stem of its own`() async throws {
    var can = ScriptedClips.capabilities(1...300)
    can.makesStems = false
    can.separations = [["drums", "other", "vocals"]]
    let source = ScriptedClips(can)
    let location = ClipPlace()
    let result = try await location.attempt(source)
    let manifest = try location.manifest()
    #expect(manifest.plan.stems.map(\.name) == ["drums", "other", "residual"])
    #expect(!result.record.failed.contains("stem_sum"))
    #expect(source.requests.map(\.task) == [.song, .separate(["drums", "other"])])
    // Each separated stem is 0.4 of the song before, so that 0.2 of it is left over.
    let stems = try ["01-drums", "02-other", "03-residual"].map {
      try FloatSource(path: location.path("work/\($0).rendered")).readAll()
    }
    let power = stems.map { $0.left.reduce(0) { $0 + Double($1 * $1) } }
    #expect(abs(power[0] / power[1] - 1) < 0.001)
    #expect(abs(power[2] / power[0] - 0.25) < 0.005, "\(power)")
  }

  @Test func `the engine sings to a song of a backend that does not, and plays all of a song that never comes`()
    async throws
  {
    var can = ScriptedClips.capabilities(1...300)
    can.makesStems = false
    let location = ClipPlace()
    let result = try await location.attempt(
      ScriptedClips(can), prompt: "house with only drums, chords and vocals, 8 seconds")
    let sung = try location.manifest()
    #expect(sung.plan.stems.map(\.name) == ["song", "vocals"])
    #expect(sung.clips.embedded.map(\.stem) == ["vocals"])
    #expect(!result.record.failed.contains("stem_sum"))

    let mute = ScriptedClips(can) { _, _ in .hisses }
    let other = ClipPlace()
    _ = try await other.attempt(mute, fallback: true)
    let manifest = try other.manifest()
    #expect(mute.requests.count == 3)
    #expect(manifest.backend == "embedded" && manifest.clips.form == nil)
    #expect(manifest.plan.stems.map(\.name) == manifest.clips.embedded.map(\.stem))
  }

  @Test(arguments: [(true, false, true), (false, true, true), (false, false, false)])
  func `a reference goes along as a file of its own, where it may`(isLocal: Bool, mayUpload: Bool, goes: Bool)
    async throws
  {
    var can = ScriptedClips.capabilities()
    (can.audio, can.isLocal) = ([.style], isLocal)
    let source = ScriptedClips(can) { request, _ in
      let sound = try request.audio.map { try AudioFileSource(path: $0.path) }
      // Nothing else is of interest.
      throw ClipFailure(
        .busy, Diagnosis(code: "seen", location: "\(sound?.frameCount ?? 0)", finding: "seen", remedy: "none"))
    }
    let location = ClipPlace()
    try FileManager.default.createDirectory(atPath: location.folder, withIntermediateDirectories: true)
    let reference = location.path("reference.wav")
    let tone = (0..<96_000).map { Int32(sin(Double($0) * 0.05) * 1e6) }
    let writer = try PCM24Writer(path: reference)
    try writer.write(PCMBlock(left: tone, right: tone))
    try writer.close()
    var ticket = Ticket(prompt: "house with only drums, 8 seconds")
    ticket.backend = "scripted"
    let order = ProductionJob(
      jobID: "job", name: "test", ticket: ticket, ticketText: [], ticketSHA256: String(repeating: "0", count: 64),
      reference: reference)
    await #expect {
      _ = try await location.attempt(order, ClipBackend(source, mayUpload: mayUpload))
    } throws: { ($0 as? ProductionError)?.diagnoses.first?.location == (goes ? "96000" : "0") }
  }

  @Test func `takes as long as the song are heard in their sections only`() async throws {
    let source = ScriptedClips(ScriptedClips.capabilities(1...300))
    let location = ClipPlace()
    let result = try await location.attempt(source)
    #expect(result.quality.passed, "\(result.record.failed)")
    #expect(try location.manifest().clips.form == "takes")
    #expect(source.requests.allSatisfy { ($0.duration?.value ?? 0) > 8 })
  }
}
