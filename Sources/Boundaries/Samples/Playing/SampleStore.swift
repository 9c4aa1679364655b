import Audio
import Diagnostics

/// A recording in memory, at its own rate.
final class SampleData: Sendable {
  let left: [Float]
  /// Nil for mono.
  let right: [Float]?
  let rate: SampleRate
  /// What the file says of root key and loop.
  let chunks: SampleChunks

  init(_ sound: StereoBuffer, rate: SampleRate, chunks: SampleChunks) {
    left = sound.left
    right = sound.left == sound.right ? nil : sound.right
    (self.rate, self.chunks) = (rate, chunks)
  }

  var frames: Int { left.count }
  var bytes: Int { (left.count + (right?.count ?? 0)) * MemoryLayout<Float>.stride }
}

/// The recordings that a stem needs, in memory within a bound: those that were used last.
final class SampleStore {
  /// The most bytes that are kept.
  static let mostBytes = 512 << 20
  /// Seconds of a recording that are played.
  static let longest = 120.0

  private let reader: any SampleReader
  private let limit: Int
  private var kept: [String: SampleData] = [:]
  /// The least recently used first.
  private var order: [String] = []
  private(set) var bytes = 0

  init(_ reader: any SampleReader, limit: Int = mostBytes) { (self.reader, self.limit) = (reader, limit) }

  /// The recording at `path`, backwards if wanted; throws `Problems`.
  func recording(at path: String, isReversed: Bool = false) throws(Problems) -> SampleData {
    let key = isReversed ? "<\(path)" : path
    if let known = kept[key] {
      if order.last != key {
        order.removeAll { $0 == key }
        order.append(key)
      }
      return known
    }
    let data = try read(path, isReversed: isReversed)
    (kept[key], bytes) = (data, bytes + data.bytes)
    order.append(key)
    while bytes > limit, order.count > 1 {
      bytes -= kept.removeValue(forKey: order.removeFirst())?.bytes ?? 0
    }
    return data
  }

  private func read(_ path: String, isReversed: Bool) throws(Problems) -> SampleData {
    do {
      let source = try reader.sound(at: path)
      var sound = try source.read(0..<min(source.frameCount, source.rate.frames(in: .s(Self.longest))))
      if isReversed { sound = StereoBuffer(left: sound.left.reversed(), right: sound.right.reversed()) }
      return SampleData(sound, rate: source.rate, chunks: SampleChunks(at: path))
    } catch {
      let reason = Diagnosis.all(of: error, at: path).map(\.finding).joined(separator: ", ")
      throw Problems(SampleProblem.sample(path, reason))
    }
  }
}
