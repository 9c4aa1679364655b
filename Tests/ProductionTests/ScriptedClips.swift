import Audio
import AudioFiles
import ClipRendering
import Diagnostics
import Foundation
import Music
import Synchronization
import TestSupport

/// A source of clips that plays what a test wants to hear, and counts what it is asked for.
final class ScriptedClips: ClipSource {
  let name = "scripted"
  let capabilities: ClipCapabilities
  /// What becomes of an order; by default it is delivered.
  let script: @Sendable (ClipRequest, _ number: Int) throws -> Behaviour
  private let seen = Mutex<[ClipRequest]>([])
  private let polled = Mutex(0)

  enum Behaviour {
    case plays
    /// Takes the order and is cut off whenever somebody asks for it, until `isOpen`.
    case queues
    case hisses
  }

  let isOpen = Mutex(false)

  init(
    _ capabilities: ClipCapabilities,
    script: @escaping @Sendable (ClipRequest, Int) throws -> Behaviour = { _, _ in .plays }
  ) {
    self.capabilities = capabilities
    self.script = script
  }

  /// Everything that was submitted so far.
  var requests: [ClipRequest] { seen.withLock { $0 } }
  var polls: Int { polled.withLock { $0 } }

  static func capabilities(_ lengths: ClosedRange<Double> = 1...14) -> ClipCapabilities {
    var can = ClipCapabilities(
      lengths: .s(lengths.lowerBound)...(.s(lengths.upperBound)), licence: ClipLicence("MIT", isCommercial: true))
    can.price = ClipPrice(unit: "USD", perCall: 0.5)
    can.pollInterval = .milliseconds(1)
    return can
  }

  func submit(_ request: ClipRequest, into folder: String) async throws -> ClipSubmission {
    let number = seen.withLock { seen in
      seen.append(request)
      return seen.count - 1
    }
    if case .queues = try script(request, number) {
      return .accepted(ClipReceipt(source: name, server: "here", id: request.id))
    }
    return .delivered(try result(of: request, try script(request, number), into: folder))
  }

  func trace(_ request: ClipRequest, since time: Double) async throws -> ClipTrace { .unknown }

  func poll(_ receipt: ClipReceipt) async throws -> ClipState {
    polled.withLock { $0 += 1 }
    guard isOpen.withLock({ $0 }) else { throw CancellationError() }
    return .ready
  }

  func fetch(_ receipt: ClipReceipt, of request: ClipRequest, into folder: String) async throws -> ClipResult {
    try result(of: request, .plays, into: folder)
  }

  func cancel(_ receipt: ClipReceipt) async throws {}

  private func result(of request: ClipRequest, _ behaviour: Behaviour, into folder: String) throws -> ClipResult {
    let files = try request.task.fileNames.map { name in
      let path = "\(folder)/\(name).wav"
      try Self.write(try sound(of: request, behaviour, name), to: path)
      let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber
      return ClipFile(name: name, path: path, format: .wav, bytes: bytes?.intValue ?? 0)
    }
    return ClipResult(files: files, cost: ClipCost(unit: "USD", amount: 0.5))
  }

  private func sound(of request: ClipRequest, _ behaviour: Behaviour, _ name: String) throws -> StereoBuffer {
    if case .separate = request.task, let path = request.audio?.path {
      // Two fifths of the song each, so that two of them lack a fifth.
      var half = try AudioFileSource(path: path).readAll()
      // Writing makes it softer once more.
      half.scale(by: 0.4 / Self.level)
      return half
    }
    if case .hisses = behaviour {
      var random = SeededRandom(request.seed)
      return StereoBuffer(mono: (0..<480_000).map { _ in random.noise() * 0.1 })
    }
    var clip = BadClip()
    clip.bpm = request.tempo?.bpm ?? 120
    clip.seconds = request.duration?.value ?? 10
    clip.seed = request.seed.value
    guard name == "mix" else {
      clip.content = ["drums", "percussion"].contains(name) ? .drums : .chords
      return clip.source.buffer
    }
    var song = clip.source.buffer
    clip.content = .chords
    song.add(clip.source.buffer)
    return song
  }

  private static let level: Float = 0.7

  private static func write(_ sound: StereoBuffer, to path: String) throws {
    let integers = { (x: Float) in Int32(max(-1, min(1, x * level)) * 0x1p23) }
    let writer = try PCM24Writer(path: path)
    try writer.write(PCMBlock(left: sound.left.map(integers), right: sound.right.map(integers)))
    try writer.close()
  }
}
