import Audio
import CRubberBand

/// Stretches and shifts sound at 48 kHz with Rubber Band, in two passes over the source and block by block.
///
/// Rubber Band studies all of the source before it makes any sound, so that length and anchors are met exactly.
public struct Stretcher: Sendable {
  private let engine: StretchEngine
  private let map: TimeMap
  private let pitchScale: Double

  private static let block = 4_096

  /// `pitchScale` is the factor of all frequencies.
  public init(_ engine: StretchEngine, _ map: TimeMap, pitchScale: Double = 1) {
    (self.engine, self.map, self.pitchScale) = (engine, map, pitchScale)
  }

  /// Writes exactly `map.frames` frames.
  public func run(_ source: any AudioSource, into sink: any AudioSink) throws {
    guard engine != .none else { return try copy(source, into: sink) }
    guard let state = made() else { fatalError("Rubber Band has no memory for a stretcher") }
    defer { rubberband_delete(state) }
    rubberband_set_expected_input_duration(state, UInt32(map.source.count))
    rubberband_set_max_process_size(state, UInt32(Self.block))
    setAnchors(state)
    try forEachBlock(source) { block, isLast in
      block.withPointers { rubberband_study(state, $0, UInt32(block.frames), isLast ? 1 : 0) }
    }
    var writer = ExactWriter(frames: map.frames, sink: sink)
    try forEachBlock(source) { block, isLast in
      block.withPointers { rubberband_process(state, $0, UInt32(block.frames), isLast ? 1 : 0) }
      try Self.retrieve(state, &writer)
    }
    try writer.finish()
  }

  // One thread, so that the sound is the same every time; both channels together, so that the image stands still.
  private func made() -> RubberBandState? {
    let common =
      RubberBandOptionThreadingNever.rawValue | RubberBandOptionChannelsTogether.rawValue
      | RubberBandOptionPitchHighQuality.rawValue
    let own =
      engine == .finer ? RubberBandOptionEngineFiner.rawValue : RubberBandOptionTransientsCrisp.rawValue
    return rubberband_new(
      UInt32(SampleRate.standard.value), 2, Int32(bitPattern: common | own), map.ratio, pitchScale)
  }

  private func setAnchors(_ state: RubberBandState) {
    // A map of nothing but the end is what the ratio says already, and the engines are smoother with that.
    guard map.anchors.count > 1 else { return }
    var (from, to) = (map.anchors.map { UInt32($0.from) }, map.anchors.map { UInt32($0.to) })
    rubberband_set_key_frame_map(state, UInt32(from.count), &from, &to)
  }

  private func forEachBlock(_ source: any AudioSource, _ body: (StereoBuffer, Bool) throws -> Void) throws {
    for start in stride(from: map.source.lowerBound, to: map.source.upperBound, by: Self.block) {
      let end = min(start + Self.block, map.source.upperBound)
      try body(source.read(start..<end), end == map.source.upperBound)
    }
  }

  private func copy(_ source: any AudioSource, into sink: any AudioSink) throws {
    var writer = ExactWriter(frames: map.frames, sink: sink)
    try forEachBlock(source) { block, _ in try writer.write(block) }
    try writer.finish()
  }

  private static func retrieve(_ state: RubberBandState, _ writer: inout ExactWriter) throws {
    while true {
      let count = Int(rubberband_available(state))
      guard count > 0 else { return }
      var made = StereoBuffer(frames: count)
      let got = made.withMutablePointers { rubberband_retrieve(state, $0, UInt32(count)) }
      guard got > 0 else { return }
      try writer.write(Int(got) == count ? made : made[frames: 0..<Int(got)])
    }
  }
}

/// Cuts what comes to a length, or fills it up with silence.
private struct ExactWriter {
  let frames: Int
  let sink: any AudioSink
  private var written = 0

  init(frames: Int, sink: any AudioSink) {
    self.frames = frames
    self.sink = sink
  }

  mutating func write(_ block: StereoBuffer) throws {
    let count = min(block.frames, frames - written)
    guard count > 0 else { return }
    try sink.write(count == block.frames ? block : block[frames: 0..<count])
    written += count
  }

  mutating func finish() throws {
    while written < frames { try write(StereoBuffer(frames: min(16_384, frames - written))) }
  }
}

extension StereoBuffer {
  fileprivate func withPointers(_ body: (UnsafePointer<UnsafePointer<Float>?>) -> Void) {
    left.withUnsafeBufferPointer { l in
      right.withUnsafeBufferPointer { r in
        let channels = [l.baseAddress, r.baseAddress]
        channels.withUnsafeBufferPointer { if let base = $0.baseAddress { body(base) } }
      }
    }
  }

  fileprivate mutating func withMutablePointers(
    _ body: (UnsafePointer<UnsafeMutablePointer<Float>?>) -> UInt32
  ) -> UInt32 {
    left.withUnsafeMutableBufferPointer { l in
      right.withUnsafeMutableBufferPointer { r in
        let channels = [l.baseAddress, r.baseAddress]
        return channels.withUnsafeBufferPointer { pointers in pointers.baseAddress.map(body) ?? 0 }
      }
    }
  }
}

/// The engine that stretches and shifts.
public enum StretchEngine: String, Sendable, Hashable, Codable {
  /// Nothing: the clip fits as it is.
  case none
  /// Rubber Band R2: keeps attacks crisp, and is the faster one.
  case faster
  /// Rubber Band R3: keeps tones smooth.
  case finer
}

extension StretchEngine {
  /// The least percussive over harmonic energy for the faster engine, in dB.
  ///
  /// On a steady chord stretched by 5 % the faster engine more than doubles the flutter of the level that the finer one adds;
  /// on drums that is not heard, and it takes a third of the time.
  private static let percussiveEnough = 0.0
  /// The largest distance of attacks from the grid (median, in seconds) that the faster engine may leave; beyond it the
  /// finer one is used.
  static let loose = 0.003

  /// The engine for a clip of this percussiveness.
  static func suited(percussiveDb: Double?) -> StretchEngine {
    (percussiveDb ?? -60) > percussiveEnough ? .faster : .finer
  }
}
