import Analysis
import Audio

/// What was measured of a stem.
struct HeardStem: Sendable {
  let name: String
  let track: PeakTrack
  let dropouts: [Dropout]
  /// Nil for silence.
  let loudness: Loudness?
  /// Only around places where the master has clicks.
  var clicks: [Click] = []

  /// Where its largest sample is, in seconds.
  var highestAt: Double? { track.peaks.firstIndex(of: track.highest).map(PeakTrack.time) }

  /// How much of the planned time is sounding, in windows of two seconds, and the first of them that is not.
  func share(of planned: PlannedStem) -> (share: Double, firstGap: Double?) {
    let limit = Decibels.dB(StemContentCheck.floor).amplitude
    var (sounding, all, gap) = (0, 0, Double?.none)
    for range in planned.sounding {
      for start in stride(from: range.start, to: range.end, by: 2) {
        all += 1
        if track.peak(in: (start, min(start + 2, range.end))) > limit {
          sounding += 1
        } else {
          gap = gap ?? start
        }
      }
    }
    return (all == 0 ? 1 : Double(sounding) / Double(all), gap)
  }

  /// The loudest that is heard of it where it should be silent; nil when there is no such place.
  func stray(beside planned: PlannedStem) -> (peak: Float, at: Double)? {
    var silent: [TimeSpan] = []
    var end = 0.0
    for range in planned.sounding {
      // What leads into a section begins before it.
      silent.append((end, range.start - 0.5))
      end = max(end, range.end + planned.ringing)
    }
    silent.append((end, PeakTrack.time(of: track.peaks.count)))
    return silent.filter { $0.end - $0.start > 0.1 }.map { (peak: track.peak(in: $0), at: $0.start) }
      .max { $0.peak < $1.peak }
  }
}
