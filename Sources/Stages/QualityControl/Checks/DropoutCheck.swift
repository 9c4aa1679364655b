import Audio

extension CheckDefinition {
  /// The number of times that the sound breaks off and comes back at once, as where a buffer ran empty.
  ///
  /// Silence of more than half a second is another check's.
  static let dropouts = CheckDefinition(
    "dropouts", title: "Dropouts", repair: .anotherSeed(of: .named)
  ) { measured, _ in
    DropoutCheck.run(measured.master.faults.peaks.dropouts, stems: measured.stems?.stems ?? [])
  }
}

enum DropoutCheck {
  /// Those of the master, or else those of a stem that the others hide.
  static func run(_ master: [Dropout], stems: [StemMeasurement]) -> CheckResult {
    let own = stems.first { !$0.dropouts.isEmpty }
    guard let first = master.first ?? own?.dropouts.first else {
      return CheckResult(
        .dropouts, .pass, value: .number(0), target: .number(0),
        detail: "The sound never breaks off and comes back.")
    }
    let count = master.isEmpty ? own?.dropouts.count ?? 0 : master.count
    let suspect = stems.first { $0.dropouts.contains { abs(($0.start - first.start).value) < 0.005 } }
    let subject = master.isEmpty ? "\(own?.name ?? "A stem") breaks off" : "The sound breaks off"
    return CheckResult(
      .dropouts, .fail, value: .number(Double(count)), target: .number(0),
      detail: "\(subject) \(count == 1 ? "once" : "\(count) times"), first at \(timestamp(first.start)) "
        + "for \(number(1000 * (first.end - first.start).value)) ms.",
      at: first.start, stem: suspect?.name)
  }
}

/// A hole in the sound, as where a buffer ran empty.
struct Dropout: Sendable, Equatable {
  let start: Seconds
  let end: Seconds
}

extension PeakTrack {
  /// The holes in the sound, in order.
  ///
  /// One begins within 2 ms of sound above −45 dBFS that is 40 dB louder than what is left in it, and ends as abruptly:
  /// equalisers smear into holes what lies around them. Music that pauses decays into its rests, and a low wave may linger
  /// where it crosses zero, but not in silence: under 4 ms only silence is a hole. None is longer than half a second.
  var dropouts: [Dropout] {
    let (quiet, least, silent) = (Decibels.dB(-55).amplitude, Decibels.dB(-45).amplitude, Decibels.dB(-100).amplitude)
    var holes: [Dropout] = []
    var step = 0
    while step < steps.count {
      guard steps[step] < quiet else {
        step += 1
        continue
      }
      let start = step
      while step < steps.count, steps[step] < quiet { step += 1 }
      // What is left between its edges.
      let inner = steps[min(start + 1, step - 1)..<max(start + 1, step - 1)].max() ?? steps[start]
      let loud = max(least, 100 * inner)
      // Where a hole begins within a millisecond, that one is partly loud.
      let isCut = start >= 2 && steps[start - 2..<start].contains { $0 > loud }
      let isBack = step + 2 <= steps.count && steps[step..<step + 2].contains { $0 > loud }
      let isNoCrossing = step - start >= 4 || steps[start..<step].allSatisfy { $0 < silent }
      if isCut, isBack, isNoCrossing, (2...500).contains(step - start) {
        holes.append(Dropout(start: Self.time(of: start), end: Self.time(of: step)))
      }
    }
    return holes
  }
}
