import Audio

/// Whether the sound breaks off and comes back at once, as it does where a buffer ran empty.
///
/// A hole begins within 2 ms of sound above −45 dBFS that is 40 dB louder than what is left in it, and ends as abruptly:
/// equalisers smear into holes what lies around them. Music that pauses decays into its rests, and a low wave may linger
/// where it crosses zero, but not in silence: under 4 ms only silence is a hole. What lasts longer than half a second is
/// `SilenceCheck`'s.
enum DropoutCheck {
  static func run(_ master: [Dropout], stems: [HeardStem]) -> Check {
    let own = stems.first { !$0.dropouts.isEmpty }
    guard let first = master.first ?? own?.dropouts.first else {
      return Check(
        "dropouts", .pass, value: .number(0), target: .number(0), detail: "The sound never breaks off and comes back.")
    }
    let count = master.isEmpty ? own?.dropouts.count ?? 0 : master.count
    let suspect = stems.first { $0.dropouts.contains { abs($0.start - first.start) < 0.005 } }
    let where_ = master.isEmpty ? "\(own?.name ?? "A stem") breaks off" : "The sound breaks off"
    return Check(
      "dropouts", .fail, value: .number(Double(count)), target: .number(0),
      detail: "\(where_) \(count == 1 ? "once" : "\(count) times"), first at \(place(first.start)) "
        + "for \(number(1000 * (first.end - first.start))) ms.",
      at: first.start, stem: suspect?.name)
  }
}

/// A hole in the sound, in seconds.
struct Dropout: Sendable, Equatable {
  let start: Double
  let end: Double
}

extension PeakTrack {
  /// The holes in the sound, in order.
  var dropouts: [Dropout] {
    let (quiet, least, silent) = (Decibels.dB(-55).amplitude, Decibels.dB(-45).amplitude, Decibels.dB(-100).amplitude)
    var holes: [Dropout] = []
    var step = 0
    while step < peaks.count {
      guard peaks[step] < quiet else {
        step += 1
        continue
      }
      let start = step
      while step < peaks.count, peaks[step] < quiet { step += 1 }
      // What is left between its edges.
      let inner = peaks[min(start + 1, step - 1)..<max(start + 1, step - 1)].max() ?? peaks[start]
      let loud = max(least, 100 * inner)
      // Where a hole begins within a millisecond, that one is partly loud.
      let isCut = start >= 2 && peaks[start - 2..<start].contains { $0 > loud }
      let isBack = step + 2 <= peaks.count && peaks[step..<step + 2].contains { $0 > loud }
      let isNoCrossing = step - start >= 4 || peaks[start..<step].allSatisfy { $0 < silent }
      if isCut, isBack, isNoCrossing, (2...500).contains(step - start) {
        holes.append(Dropout(start: Self.time(of: start), end: Self.time(of: step)))
      }
    }
    return holes
  }
}
