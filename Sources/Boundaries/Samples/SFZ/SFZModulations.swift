import Foundation

/// The curve from a controller's value to its share, as ARIA numbers them (sfzformat.info, *curvecc*).
enum ModulationCurve: Int, Sendable {
  case linear, bipolar, inverse, inverseBipolar, square, root, inverseRoot

  /// The share, 0…1 or −1…1, of a value of 0…1.
  func share(of value: Double) -> Double {
    switch self {
    case .linear: value
    case .bipolar: 2 * value - 1
    case .inverse: 1 - value
    case .inverseBipolar: 1 - 2 * value
    case .square: value * value
    case .root: value.squareRoot()
    case .inverseRoot: (1 - value).squareRoot()
    }
  }
}

/// What controllers change.
extension SampleRegion {
  private static let modulated: [String: @Sendable (inout SampleRegion, Double) -> Void] = [
    "volume": { $0.level.volume += $1 }, "gain": { $0.level.volume += $1 }, "pan": { $0.level.pan += $1 },
    "width": { $0.level.width += $1 }, "tune": { $0.pitch.tune += $1 }, "pitch": { $0.pitch.tune += $1 },
    "amp_veltrack": { $0.level.velocityTrack += $1 },
    "cutoff": { region, cents in region.filter.cutoff = region.filter.cutoff.map { $0 * pow(2, cents / 1_200) } },
    "resonance": { $0.filter.resonance += $1 }, "offset": { $0.playback.offset += Int($1) },
    "delay": { $0.playback.delay += max(0, $1) }, "ampeg_delay": { $0.envelope.delay += $1 },
    "ampeg_attack": { $0.envelope.attack += $1 }, "ampeg_hold": { $0.envelope.hold += $1 },
    "ampeg_decay": { $0.envelope.decay += $1 }, "ampeg_sustain": { $0.envelope.sustain += $1 },
    "ampeg_release": { $0.envelope.release += $1 },
  ]

  /// Takes `name`, an opcode with `_oncc`, `_cc`, `cc` or `_curvecc` behind it; false for one that is not played.
  mutating func modulate(_ name: String, by controller: Int, _ amount: Double) -> Bool {
    guard let ending = ["_curvecc", "_oncc", "_cc", "cc"].first(where: name.hasSuffix) else { return false }
    let opcode = String(name.dropLast(ending.count))
    guard opcode == "amplitude" || Self.modulated[opcode] != nil else { return false }
    let known = modulations.firstIndex { $0.opcode == opcode && $0.controller == controller }
    let place = known ?? modulations.count
    if known == nil { modulations.append(Modulation(opcode: opcode, controller: controller, depth: 0)) }
    if ending != "_curvecc" {
      modulations[place].depth = max(-10_000, min(10_000, amount))
    } else if let curve = ModulationCurve(rawValue: Int(max(0, min(1_000, amount)))) {
      modulations[place].curve = curve
    } else {
      return false
    }
    return true
  }

  /// The last controller of MIDI; above are ARIA's, which follow each note.
  private static let lastController = 127

  /// The region as it is with controllers at `values`, 0…127; nil if it is not played then.
  ///
  /// Amplitudes are multiplied, everything else is added (sfzformat.info, *Modulations*).
  func settled(_ values: [Int: Double]) -> SampleRegion? {
    let isAllowed = condition.controllers.allSatisfy { $0.value.contains(values[$0.key] ?? 0) }
    guard isAllowed, !condition.isStartedByController else { return nil }
    guard !modulations.isEmpty else { return self }
    var region = self
    for modulation in modulations where modulation.controller <= Self.lastController {
      let share = modulation.curve.share(of: max(0, min(1, (values[modulation.controller] ?? 0) / 127)))
      if modulation.opcode == "amplitude" {
        region.level.amplitude *= max(0, share) * modulation.depth / 100
      } else {
        Self.modulated[modulation.opcode]?(&region, share * modulation.depth)
      }
    }
    region.bound()
    return region
  }

  private mutating func bound() {
    level.pan = max(-100, min(100, level.pan))
    level.velocityTrack = max(-100, min(100, level.velocityTrack))
    level.amplitude = max(0, min(1_000, level.amplitude))
    playback.offset = max(0, playback.offset)
    envelope.hold = max(0, envelope.hold)
    envelope.delay = max(0, envelope.delay)
  }
}
