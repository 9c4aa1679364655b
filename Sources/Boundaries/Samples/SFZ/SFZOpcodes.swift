import Foundation

/// The account of opcodes that were not understood, and of values that were none.
struct SFZAccount: Sendable {
  /// How often each opcode stands there that is not played.
  private(set) var unknown: [String: Int] = [:]
  /// Values that cannot be read, the first of each opcode.
  private(set) var unreadable: [(place: SFZPlace, opcode: String, value: String)] = []

  mutating func addUnknown(_ opcode: String) { unknown[Self.family(of: opcode), default: 0] += 1 }

  mutating func addUnreadable(_ opcode: String, _ value: String, _ place: SFZPlace) {
    guard !unreadable.contains(where: { $0.opcode == opcode }) else { return }
    unreadable.append((place, opcode, value))
  }

  /// The opcode with N in place of its number at the end: `eq1_gain` stays, `gain_oncc12` becomes `gain_onccN`.
  private static func family(of opcode: String) -> String {
    let digits = opcode.reversed().prefix { $0.isASCII && $0.isNumber }.count
    return digits == 0 ? opcode : opcode.dropLast(digits) + "N"
  }
}

/// The application of opcodes to a region.
extension SampleRegion {
  /// Sets what an opcode says; `shift` is added to keys.
  ///
  /// Returns false for an opcode that is not played.
  mutating func apply(
    _ opcode: String, _ value: String, at place: SFZPlace, shift: Int, account: inout SFZAccount
  ) -> Bool {
    if let set = SFZNumbers.setters[opcode] {
      guard let number = Self.number(value) else {
        account.addUnreadable(opcode, value, place)
        return true
      }
      set(&self, number)
      return true
    }
    if let set = Self.keys[opcode] {
      // −1 is no key at all.
      guard let key = SFZKey.number(value) else {
        if opcode == "pitch_keycenter", value == "sample" {
          pitch.isCenterInFile = true
        } else {
          account.addUnreadable(opcode, value, place)
        }
        return true
      }
      set(&self, key < 0 ? key : key + shift)
      return true
    }
    return applyWord(opcode, value) || applyControlled(opcode, value)
  }

  /// A finite number, also one with a comma or something behind it, as hand-written files have them.
  static func number(_ text: String) -> Double? {
    let plain = text.prefix { $0.isASCII && ($0.isNumber || "+-.eE,".contains($0)) }.replacing(",", with: ".")
    guard let number = Double(plain), number.isFinite else { return nil }
    return number
  }

  private static let keys: [String: @Sendable (inout SampleRegion, Int) -> Void] = [
    "key": { ($0.condition.lowKey, $0.condition.highKey, $0.pitch.keycenter) = ($1, $1, $1) },
    "lokey": { $0.condition.lowKey = $1 }, "hikey": { $0.condition.highKey = $1 },
    "pitch_keycenter": { ($0.pitch.keycenter, $0.pitch.isCenterInFile) = ($1, false) },
    "sw_last": { ($0.condition.lowSwitch, $0.condition.highSwitch) = ($1, $1) },
    "sw_lolast": { $0.condition.lowSwitch = $1 }, "sw_hilast": { $0.condition.highSwitch = $1 },
    "sw_default": { $0.condition.switchDefault = $1 }, "fil_keycenter": { $0.filter.keycenter = $1 },
    "amp_keycenter": { $0.level.keytrackCenter = $1 },
    "xfin_lokey": { $0.level.keyFadeIn = SFZNumbers.widened($0.level.keyFadeIn, low: $1) },
    "xfin_hikey": { $0.level.keyFadeIn = SFZNumbers.widened($0.level.keyFadeIn, high: $1) },
    "xfout_lokey": { $0.level.keyFadeOut = SFZNumbers.widened($0.level.keyFadeOut, low: $1) },
    "xfout_hikey": { $0.level.keyFadeOut = SFZNumbers.widened($0.level.keyFadeOut, high: $1) },
  ]

  private mutating func applyWord(_ opcode: String, _ value: String) -> Bool {
    let word = value.lowercased()
    switch opcode {
    case "trigger": condition.trigger = RegionCondition.Trigger(rawValue: word) ?? condition.trigger
    case "loop_mode", "loopmode": playback.loop = RegionPlayback.Loop(rawValue: word) ?? playback.loop
    case "off_mode": playback.off = RegionPlayback.Off(rawValue: word) ?? playback.off
    case "direction": playback.isReversed = word == "reverse"
    case "fil_type":
      guard let shape = RegionFilter.Shape(rawValue: word) else { return false }
      filter.shape = shape
    default: return Self.isSilentOpcode(opcode)
    }
    return true
  }

  /// Opcodes for displays, and ranges of keyswitches, which nothing is played by.
  private static func isSilentOpcode(_ opcode: String) -> Bool {
    ["sw_lokey", "sw_hikey", "sw_label", "group_label", "region_label", "master_label", "global_label", "image"]
      .contains(opcode) || opcode.hasPrefix("label_") || opcode.hasPrefix("hint_")
  }

  /// Opcodes that name a controller or a velocity by a number at their end.
  private mutating func applyControlled(_ opcode: String, _ value: String) -> Bool {
    let digits = opcode.reversed().prefix { $0.isASCII && $0.isNumber }.count
    guard digits > 0, digits < 4, let number = Int(opcode.suffix(digits)), let amount = Self.number(value) else {
      return false
    }
    let name = String(opcode.dropLast(digits))
    switch name {
    case "locc": restrict(number, low: amount)
    case "hicc": restrict(number, high: amount)
    case "on_locc", "on_hicc", "start_locc", "start_hicc": condition.isStartedByController = true
    case "amp_velcurve_": level.velocityCurve[max(0, min(127, number))] = max(0, min(1, amount))
    default: return modulate(name, by: number, amount)
    }
    return true
  }

  private mutating func restrict(_ controller: Int, low: Double? = nil, high: Double? = nil) {
    let now = condition.controllers[controller] ?? 0...127
    let (low, high) = (low ?? now.lowerBound, high ?? now.upperBound)
    // An empty range is one that no controller can be in.
    condition.controllers[controller] = low <= high ? low...high : 1_000...1_000
  }
}
