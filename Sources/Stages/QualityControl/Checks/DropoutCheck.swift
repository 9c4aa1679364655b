import Signal

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
