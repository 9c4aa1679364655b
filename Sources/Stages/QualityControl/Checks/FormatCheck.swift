import Audio

/// Whether the files are 24-bit 48 kHz stereo, of the planned length, and all stems as long as the master.
enum FormatCheck {
  static func run(_ delivery: Delivery, _ expected: Expectations) -> Check {
    let faults = [(delivery.facts, nil)] + delivery.stems.map { ($0.facts, Optional($0.facts.name)) }
    let master = delivery.facts
    let found = describe(master)
    let wanted = expected.deliveryFormat || expected.frames != nil
    for (facts, stem) in faults {
      guard let fault = fault(of: facts, master, expected) else { continue }
      return Check(
        "format", .fail, value: .word(format(facts)), target: .word(format(expected)), detail: fault, stem: stem)
    }
    guard wanted || !delivery.stems.isEmpty else {
      return Check("format", .undetermined, value: .word(format(master)), detail: "\(found), but no target was given.")
    }
    let stems = delivery.stems.isEmpty ? "" : " and \(delivery.stems.count) stems of the same length"
    return Check(
      "format", .pass, value: .word(format(master)), target: .word(format(expected)), detail: "\(found)\(stems).")
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
