import Audio

extension CheckDefinition {
  /// The files' word length, rate, channels and length; all stems are as long as the master.
  static let format = CheckDefinition("format", title: "Format", repair: .anotherSeed(of: .named)) {
    FormatCheck.run($0.facts, stems: $0.stemFacts, $1)
  }
}

enum FormatCheck {
  static func run(_ master: FileFacts, stems: [FileFacts], _ expected: Expectations) -> CheckResult {
    let files = [(master, nil)] + stems.map { ($0, Optional($0.name)) }
    for (facts, stem) in files {
      guard let fault = fault(of: facts, master, expected) else { continue }
      return CheckResult(
        .format, .fail, value: .word(format(facts)), target: .word(format(expected)), detail: fault, stem: stem)
    }
    let found = describe(master)
    guard expected.deliveryFormat || expected.frames != nil || !stems.isEmpty else {
      return CheckResult(
        .format, .undetermined, value: .word(format(master)), detail: "\(found), but no target was given.")
    }
    let suffix = stems.isEmpty ? "" : " and \(stems.count) stems of the same length"
    return CheckResult(
      .format, .pass, value: .word(format(master)), target: .word(format(expected)), detail: "\(found)\(suffix).")
  }

  private static func fault(of facts: FileFacts, _ master: FileFacts, _ expected: Expectations) -> String? {
    if expected.deliveryFormat, facts.bits != 24 || facts.rate != .standard || facts.channels != 2 {
      return "\(facts.name) is \(describe(facts)), and \(format(expected)) was planned."
    }
    if facts.frames != master.frames {
      return "\(facts.name) has \(facts.frames) frames, and the master has \(master.frames)."
    }
    if let frames = expected.frames, facts.frames != frames {
      return "\(facts.name) has \(facts.frames) frames, and \(frames) were planned."
    }
    return nil
  }

  private static func format(_ expected: Expectations) -> String {
    expected.deliveryFormat ? "24-bit 48 kHz stereo" : "any format"
  }

  private static func format(_ facts: FileFacts) -> String {
    let channels = facts.channels == 2 ? "stereo" : (facts.channels == 1 ? "mono" : "\(facts.channels) channels")
    return "\(facts.bits)-bit \(number(facts.rate.value / 1000)) kHz \(channels)"
  }

  private static func describe(_ facts: FileFacts) -> String { "\(format(facts)), \(facts.frames) frames" }
}
