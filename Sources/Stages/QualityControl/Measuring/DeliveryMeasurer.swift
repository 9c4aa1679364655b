import Analysis
import Audio
import Music

/// Everything that was measured in the files of a delivery.
struct DeliveryMeasurement: Sendable {
  /// The files' headers.
  let facts: FileFacts
  let stemFacts: [FileFacts]
  let master: MasterMeasurement
  /// Nil for a lone file.
  let stems: StemsMeasurement?
  /// Nil when the master was not compressed; empty when there was no encoder for it.
  let codecPeaks: [CodecPeak]?
  /// Nil where no notes were delivered or nobody said what they are for.
  let song: SongMeasures?
}

/// Measures a delivery, its master and its stems at the same time.
struct DeliveryMeasurer: Sendable {
  let delivery: Delivery
  let tempoPrior: TempoPrior
  /// Major or minor, as planned.
  let family: Mode?
  /// Nil where the notes are not what sounds.
  let song: PlannedSong?

  /// The measurements; every file is read once.
  func measure() throws -> DeliveryMeasurement {
    var parts: [MeasuredFiles] = [.master(nil), .stems(nil)]
    try concurrently(on: &parts) { part in
      switch part {
      case .master:
        part = .master(try MasterMeasurement(delivery, tempoPrior: tempoPrior, family: family))
      case .stems:
        guard let samples = delivery.samples, !delivery.stems.isEmpty else { return }
        part = .stems(try StemsMeasurement(master: samples, stems: delivery.stems))
      }
    }
    var (master, stems): (MasterMeasurement?, StemsMeasurement?)
    for part in parts {
      switch part {
      case .master(let measured): master = measured
      case .stems(let measured): stems = measured
      }
    }
    guard let master else { throw CancellationError() }
    let clicks = master.faults.clicks.map(\.time)
    if !clicks.isEmpty { try stems?.findClicks(around: clicks, in: delivery.stems) }
    return DeliveryMeasurement(
      facts: delivery.facts, stemFacts: delivery.stems.map(\.facts), master: master, stems: stems,
      codecPeaks: try delivery.codecs?(master.faults.peaks.loudestPositions.map(\.value)),
      song: song.flatMap { song in delivery.notes.map { SongMeasures($0, of: song) } })
  }

  private enum MeasuredFiles {
    case master(MasterMeasurement?)
    case stems(StemsMeasurement?)
  }
}
