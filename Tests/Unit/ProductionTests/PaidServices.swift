import Audio
import ClipTestSupport
import Foundation
import Synchronization
import TestSupport

/// Servers on loopback that make music as paid services do, and count what they charge for.
///
/// Whether every request keeps to the contract is for the tests of each service; here is what whole jobs need.
final class PaidServices: Sendable {
  /// What one order asked for: the words that say it, and how long it shall be.
  struct ProductionJob: Sendable, Hashable {
    let words: String
    let seconds: Double
  }

  private let taken = Mutex<[ProductionJob]>([])
  private let server = Mutex<ScriptedServer?>(nil)
  static let bpm = 124.0

  var orders: [ProductionJob] { taken.withLock { $0 } }

  /// The address of a server that answers as `script` says.
  func start(_ script: @escaping @Sendable (PaidServices, ScriptedRequest) -> [ScriptedAct]) throws -> String {
    let server = try ScriptedServer { [unowned self] request, _ in script(self, request) }
    self.server.withLock { $0 = server }
    return server.address("")
  }

  /// Charges for an order; returns its number.
  func take(_ words: String, seconds: Double) -> Int {
    taken.withLock { taken in
      taken.append(ProductionJob(words: words, seconds: seconds))
      return taken.count - 1
    }
  }

  /// The sound of an order: what its words name first, or drums and chords.
  func sound(_ number: Int) -> StereoBuffer {
    let order = orders[number]
    if order.words.contains("drums only") { return Self.sound(.drums, order) }
    if order.words.contains(" only") { return Self.sound(.chords, order) }
    var song = Self.sound(.drums, order)
    song.add(Self.sound(.chords, order))
    song.scale(by: 0.6)
    return song
  }

  static func sound(_ content: BadClip.Content, _ order: ProductionJob) -> StereoBuffer {
    var clip = BadClip()
    (clip.content, clip.bpm, clip.seconds) = (content, bpm, order.seconds)
    return clip.source.buffer
  }

  /// Two channels of 16-bit samples.
  static func samples(_ sound: StereoBuffer) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: sound.frames * 4)
    for i in 0..<sound.frames {
      for (channel, value) in [sound.left[i], sound.right[i]].enumerated() {
        let whole = UInt16(bitPattern: Int16(max(-1, min(1, value)) * 32_767))
        bytes[i * 4 + channel * 2] = UInt8(truncatingIfNeeded: whole)
        bytes[i * 4 + channel * 2 + 1] = UInt8(whole >> 8)
      }
    }
    return bytes
  }

  /// The same as a WAV file at 48 kHz.
  static func wav(_ sound: StereoBuffer) -> [UInt8] {
    let head = TinySound.wav(frames: 0, rate: 48_000, channels: 2)
    let samples = samples(sound)
    let length = TinySound.number(samples.count, 4)
    return Array(head[..<4]) + TinySound.number(36 + samples.count, 4) + head[8..<40] + length + samples
  }

  static func file(_ bytes: [UInt8], _ headers: [String: String] = [:], type: String = "audio/wav") -> [ScriptedAct] {
    [.send(Array(ScriptedAct.head(200, type: type, headers, length: bytes.count).utf8) + bytes)]
  }

  static func json(_ body: [String: Any], status: Int = 200) -> [ScriptedAct] {
    let data = (try? JSONSerialization.data(withJSONObject: body)) ?? Data()
    return [.answer(status, [:], String(decoding: data, as: UTF8.self))]
  }

  static func object(_ request: ScriptedRequest) -> [String: Any] {
    ((try? JSONSerialization.jsonObject(with: Data(request.body))) as? [String: Any]) ?? [:]
  }
}

/// The services, each in its own way.
extension PaidServices {
  @Sendable static func replicate(_ service: PaidServices, _ request: ScriptedRequest) -> [ScriptedAct] {
    let last = request.target.split(separator: "/").last.map(String.init) ?? ""
    if request.method == "POST" {
      let input = object(request)["input"] as? [String: Any] ?? [:]
      let number = service.take(input["prompt"] as? String ?? "", seconds: input["duration"] as? Double ?? 0)
      return json(["id": "p\(number)", "status": "starting", "input": input], status: 201)
    }
    guard let number = Int(last.dropFirst().prefix { $0 != "." }) else { return json([:], status: 404) }
    if last.hasSuffix(".wav") { return file(wav(service.sound(number))) }
    let location = "http://\(request.header("host") ?? "")/out/p\(number).wav"
    return json(["id": "p\(number)", "status": "succeeded", "output": location, "metrics": ["predict_time": 2]])
  }

  @Sendable static func stableAudio(_ service: PaidServices, _ request: ScriptedRequest) -> [ScriptedAct] {
    if request.method == "GET" {
      let number = Int(request.target.split(separator: "/").last?.suffix(8) ?? "") ?? 0
      return file(wav(service.sound(number)), ["finish-reason": "SUCCESS"])
    }
    guard let form = MultipartReader(request) else { return json([:], status: 400) }
    let number = service.take(form["prompt"] ?? "", seconds: Double(form["duration"] ?? "") ?? 0)
    if form["model"] == "stable-audio-3" {
      let id = String(number)
      return json(["id": String(repeating: "0", count: 64 - id.count) + id], status: 202)
    }
    return file(wav(service.sound(number)), ["finish-reason": "SUCCESS"])
  }

  @Sendable static func aceStep(_ service: PaidServices, _ request: ScriptedRequest) -> [ScriptedAct] {
    let body = object(request)
    if request.target == "/release_task" {
      let number = service.take(body["prompt"] as? String ?? "", seconds: body["audio_duration"] as? Double ?? 0)
      return json(["data": ["task_id": "t\(number)", "status": "queued"], "code": 200])
    }
    if request.target == "/query_result" {
      let id = (body["task_id_list"] as? [String])?.first ?? ""
      let items = #"[{"file":"/v1/audio?path=%2Ftmp%2F\#(id)","status":1,"seed_value":"7"}]"#
      return json(["data": [["task_id": id, "status": 1, "result": items]], "code": 200])
    }
    return file(wav(service.sound(Int(request.target.split(separator: "t").last ?? "") ?? 0)))
  }

  /// A song, and its six stems with a tenth of each missing.
  @Sendable static func elevenLabs(_ service: PaidServices, _ request: ScriptedRequest) -> [ScriptedAct] {
    guard request.target.contains("stem-separation") else {
      let body = object(request)
      let length = (body["music_length_ms"] as? Double ?? 0) / 1000
      let number = service.take(body["prompt"] as? String ?? "", seconds: length)
      return file(samples(service.sound(number)), ["song-id": "s\(number)"], type: "audio/pcm")
    }
    guard let song = service.orders.first else { return json([:], status: 400) }
    _ = service.take("separation", seconds: song.seconds)
    var stems: [String: StereoBuffer] = [:]
    for (name, content) in [("drums", BadClip.Content.drums), ("other", .chords)] {
      var stem = sound(content, song)
      stem.scale(by: 0.6 * 0.9)
      stems[name] = stem
    }
    let silence = StereoBuffer(mono: [Float](repeating: 0, count: stems["other"]?.frames ?? 0))
    for name in ["vocals", "bass", "guitar", "piano"] { stems[name] = silence }
    guard let archive = try? archive(stems.mapValues(samples)) else { return json([:], status: 500) }
    return file(archive, type: "application/zip")
  }

  /// Made by another program.
  private static func archive(_ contents: [String: [UInt8]]) throws -> [UInt8] {
    let folder = Scratch.path("stems")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, bytes) in contents { try Data(bytes).write(to: URL(filePath: "\(folder)/\(name).pcm")) }
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/python3")
    python.arguments =
      ["-m", "zipfile", "-c", "\(folder)/all.zip"] + contents.keys.sorted().map { "\(folder)/\($0).pcm" }
    try python.run()
    python.waitUntilExit()
    return try Array(Data(contentsOf: URL(filePath: "\(folder)/all.zip")))
  }
}
