import Audio
import Diagnostics
import Synchronization

/// Adds up the frames of several sinks, and reports their share of the whole in steps of a hundredth.
final class ProgressMeter: Sendable {
  private let total: Int
  private let done = Mutex(0)
  private let report: @Sendable (Double) -> Void

  /// `total` is in frames; `report` is told a share, 0…1.
  init(total: Int, report: @escaping @Sendable (Double) -> Void) {
    self.total = max(1, total)
    self.report = report
  }

  func add(_ frames: Int) {
    let (before, after) = done.withLock { done in
      defer { done += frames }
      return (done, done + frames)
    }
    if before * 100 / total < after * 100 / total { report(Double(after) / Double(total)) }
  }
}

/// A sink that counts the frames of one stem and passes them on.
final class MeteredSink: AudioSink {
  private let sink: any AudioSink
  private let meter: ProgressMeter
  private var frames = 0

  init(_ sink: any AudioSink, _ meter: ProgressMeter) {
    self.sink = sink
    self.meter = meter
  }

  /// Throws `CancellationError` where the sound is no longer wanted.
  func write(_ block: StereoBuffer) throws {
    try Task.checkCancellation()
    try sink.write(block)
    meter.add(block.frames)
    frames += block.frames
  }

  /// Throws `Problems` where a generator has not kept its promise to write exactly as many frames as were planned.
  func requireFrames(_ planned: Int, of stem: String) throws(Problems) {
    guard frames != planned else { return }
    throw Problems(
      Diagnosis(
        code: "generator.length", location: stem,
        finding: "its sound has \(frames) frames, and \(planned) were planned",
        remedy: "let another backend make it, and report this as a fault of the generator"))
  }
}
