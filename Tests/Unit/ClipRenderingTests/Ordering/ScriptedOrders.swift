import Audio
import ClipRendering
import Diagnostics
import Genres
import Music
import Planning
import Prompt
import Synchronization
import TestSupport

/// Orders whose outcome a test decides by their number, counted from 0; their sound is in memory.
final class ScriptedOrders: ClipOrdering, ClipFiles {
  enum Defect: Error, Diagnosable {
    case damaged

    var diagnoses: [Diagnosis] {
      [Diagnosis(code: "audio.damaged", location: "clip", finding: "is damaged", remedy: "order it again")]
    }
  }

  private let script: @Sendable (ClipRequest, Int) throws -> any AudioSource
  private let state = Mutex<(requests: [ClipRequest], sounds: [String: any AudioSource])>(([], [:]))

  init(_ script: @escaping @Sendable (ClipRequest, Int) throws -> any AudioSource) { self.script = script }

  var requests: [ClipRequest] { state.withLock(\.requests) }

  func named(_ draft: ClipRequest, for source: any ClipSource) -> ClipRequest {
    var request = draft
    request.id = "\(draft.task.fileNames.joined(separator: "+"))-\(draft.seed.value)"
    return request
  }

  func clip(_ request: ClipRequest, from backend: ClipBackend) throws -> ClipResult {
    let number = state.withLock { state in
      state.requests.append(request)
      return state.requests.count - 1
    }
    let sound = try script(request, number)
    let files = request.task.fileNames.map { name in
      state.withLock { $0.sounds["\(request.id)/\(name)"] = sound }
      return ClipFile(name: name, path: "\(request.id)/\(name)", format: .wav, bytes: 1)
    }
    return ClipResult(files: files, remoteID: "r\(number)", cost: ClipCost(unit: "USD", amount: 0.5))
  }

  func sound(at path: String) throws -> any AudioSource {
    guard let sound = state.withLock({ $0.sounds[path] }) else { throw Defect.damaged }
    return sound
  }

  func workFile() -> any WorkFile { MemorySink() }

  func isDefect(_ error: any Error) -> Bool { error is Defect }
}

/// A source that nobody asks, for what a backend is able to do.
struct SilentSource: ImmediateClipSource {
  let name = "scripted"
  var capabilities: ClipCapabilities

  init(_ lengths: ClosedRange<Double> = 1...14, price: Double? = 0.5) {
    capabilities = ClipCapabilities(
      lengths: .s(lengths.lowerBound)...(.s(lengths.upperBound)), licence: ClipLicence("MIT", isCommercial: true))
    capabilities.price = price.map { ClipPrice(unit: "USD", perCall: $0) }
  }

  func submit(_ request: ClipRequest, into folder: String) async throws -> ClipSubmission {
    .delivered(ClipResult(files: []))
  }

  func fetch(_ receipt: ClipReceipt, of request: ClipRequest, into folder: String) async throws -> ClipResult {
    ClipResult(files: [])
  }
}

/// A short song, and what a backend makes of it.
struct SmallJob {
  let plan: SongPlan
  let brief: Brief

  init(_ prompt: String = "house", seconds: Double = 16) throws {
    var brief = Brief()
    (brief.genre, brief.bpm, brief.key, brief.duration) = (prompt, Tempo(bpm: 120), Key("A minor"), .s(seconds))
    self.brief = brief
    let defaults = Planner.Defaults(genre: "house", duration: .s(20), loudness: .LUFS(-14), truePeak: .dBTP(-1))
    plan = try Planner(catalogue: .standard, defaults: defaults)
      .plan(title: "t", brief: brief, style: nil, seed: Seed(1))
  }

  func assignment(
    _ source: SilentSource = SilentSource(), separations: [[String]] = [], fallsBack: Bool = false,
    orders: ScriptedOrders
  ) throws -> BackendAssignment {
    let settings = ClipPlan.Settings(name: source.name, can: source.capabilities, separations: separations)
    return BackendAssignment(
      backend: ClipBackend(source), separator: separations.isEmpty ? nil : ClipBackend(source),
      plan: try ClipPlan(plan, brief, settings), composed: plan, seeds: ClipSeeds(job: Seed(1)), fallsBack: fallsBack,
      orders: orders, files: orders)
  }
}
