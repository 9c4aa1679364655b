import Audio
import Diagnostics

/// A recording in memory.
final class SampleData: Sendable {
  let left: [Float]
  /// Nil for mono.
  let right: [Float]?
  let rate: SampleRate
  /// The rate of the file, by which positions in it count.
  let fileRate: SampleRate
  /// What the file says of root key and loop.
  let chunks: SampleChunks

  init(_ sound: StereoBuffer, rate: SampleRate, of fileRate: SampleRate, chunks: SampleChunks) {
    left = sound.left
    right = sound.left == sound.right ? nil : sound.right
    (self.rate, self.fileRate, self.chunks) = (rate, fileRate, chunks)
  }

  /// The frame that a frame of the file has become.
  func frame(ofFile frame: Int) -> Int {
    rate == fileRate ? frame : Int((Double(frame) * rate.value / fileRate.value).rounded())
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

  /// The recording at `path`, backwards if wanted, and at 48 kHz if it is `converted`, unless it has a loop; throws `Problems`.
  func recording(
    at path: String, isReversed: Bool = false, converted: Bool = false
  ) throws(Problems) -> SampleData {
    let key = (isReversed ? "<" : "") + (converted ? "48 " : "") + path
    if let known = kept[key] {
      if order.last != key {
        order.removeAll { $0 == key }
        order.append(key)
      }
      return known
    }
    let data = try read(path, isReversed: isReversed, converted: converted)
    (kept[key], bytes) = (data, bytes + data.bytes)
    order.append(key)
    while bytes > limit, order.count > 1 {
      bytes -= kept.removeValue(forKey: order.removeFirst())?.bytes ?? 0
    }
    return data
  }

  private func read(_ path: String, isReversed: Bool, converted: Bool) throws(Problems) -> SampleData {
    do {
      let source = try reader.sound(at: path)
      var sound = try source.read(0..<min(source.frameCount, source.rate.frames(in: .s(Self.longest))))
      let chunks = SampleChunks(at: path)
      var rate = source.rate
      if converted, rate != .standard, chunks.loop == nil {
        sound = sound.resampled(from: rate)
        rate = .standard
      }
      sound.dropSilentEnd()
      if isReversed { sound = StereoBuffer(left: sound.left.reversed(), right: sound.right.reversed()) }
      return SampleData(sound, rate: rate, of: source.rate, chunks: chunks)
    } catch {
      let reason = Diagnosis.all(of: error, at: path).map(\.finding).joined(separator: ", ")
      throw Problems(SampleProblem.sample(path, reason))
    }
  }
}

extension StereoBuffer {
  /// At 48 kHz, by libsoxr.
  func resampled(from rate: SampleRate) -> StereoBuffer {
    guard rate != .standard, frames > 0 else { return self }
    let resampler = Resampler(from: rate)
    var result = resampler.process(self)
    let rest = resampler.finish()
    result.left += rest.left
    result.right += rest.right
    return result
  }

  /// Below it (−100 dB) the end of a recording is silence.
  private static let silence: Float = 1e-5

  /// Takes the silence at the end away.
  fileprivate mutating func dropSilentEnd() {
    var end = frames
    while end > 1, abs(left[end - 1]) < Self.silence, abs(right[end - 1]) < Self.silence { end -= 1 }
    guard end < frames else { return }
    left.removeSubrange(end...)
    right.removeSubrange(end...)
  }
}
