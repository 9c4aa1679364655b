import Audio
import Planning

/// The versions of a patch: the same sound with some of its settings moved as far as one hears at once and no further.
extension Patch {
  func varied(_ variant: SoundVariant) -> Patch {
    Patch(
      variant.name(of: name), from: source.varied(variant), effects: effects.varied(variant),
      isMonophonic: isMonophonic, isStruck: isStruck)
  }
}

extension Patch.Source {
  fileprivate func varied(_ variant: SoundVariant) -> Self {
    switch self {
    case .subtractive(let patch): .subtractive(patch.varied(variant))
    case .frequencyModulation(let patch): .frequencyModulation(patch.varied(variant))
    case .modal(let patch): .modal(patch.varied(variant))
    case .string(let patch): .string(patch.varied(variant))
    case .kit(let kit): .kit(kit.varied(variant))
    case .growl, .voice: self
    }
  }
}

extension SubtractivePatch {
  fileprivate func varied(_ variant: SoundVariant) -> Self {
    var patch = self
    switch variant {
    case .bright: (patch.cutoff, patch.sweep) = (min(18_000, cutoff * 1.7), sweep * 1.1)
    case .dark: (patch.cutoff, patch.sweep) = (cutoff * 0.6, sweep * 0.9)
    case .fat:
      for i in layers.indices where layers[i].unison > 1 {
        patch.layers[i].unison = min(7, layers[i].unison + 2)
        patch.layers[i].detune = layers[i].detune * 1.45
      }
    case .snappy:
      patch.amplitude.decay *= 0.6
      patch.amplitude.sustain *= 0.6
      patch.filterEnvelope.decay *= 0.65
    case .slow:
      patch.amplitude.attack *= 2.2
      patch.amplitude.release *= 1.5
    case .driven: patch.drive = max(drive + 5, 6)
    case .roomy, .dry, .tight, .deep: break
    }
    return patch
  }
}

extension FMPatch {
  fileprivate func varied(_ variant: SoundVariant) -> Self {
    var patch = self
    switch variant {
    case .bright: for i in operators.indices { patch.operators[i].index *= 1.45 }
    case .dark: for i in operators.indices { patch.operators[i].index *= 0.55 }
    case .snappy: (patch.amplitude.decay, patch.amplitude.sustain) = (amplitude.decay * 0.6, amplitude.sustain * 0.6)
    default: break
    }
    return patch
  }
}

extension ModalPatch {
  /// Bright ones have louder upper modes, by the square root of their distance from the lowest.
  fileprivate func varied(_ variant: SoundVariant) -> Self {
    guard variant == .bright || variant == .dark else { return self }
    var patch = self
    for i in modes.indices { patch.modes[i].level *= max(0.2, modes[i].ratio).squareRoot(variant == .bright) }
    return patch
  }
}

extension Double {
  /// The fourth root of a ratio that lifts, or what lowers as much.
  fileprivate func squareRoot(_ lifts: Bool) -> Double {
    let root = squareRoot().squareRoot()
    return lifts ? root : 1 / root
  }
}

extension StringPatch {
  fileprivate func varied(_ variant: SoundVariant) -> Self {
    var patch = self
    switch variant {
    case .bright: (patch.brightness, patch.pluck) = (min(0.92, brightness + 0.14), pluck * 1.5)
    case .dark: (patch.brightness, patch.pluck) = (max(0.12, brightness - 0.14), pluck * 0.65)
    case .snappy: patch.decay = decay * 0.55
    default: break
    }
    return patch
  }
}

extension EffectSettings {
  fileprivate func varied(_ variant: SoundVariant) -> Self {
    var effects = self
    switch variant {
    case .roomy:
      var room = reverb ?? .init(decay: 1.2, damping: 6000, preDelay: 0.015, level: -20, size: 0.9)
      (room.level, room.decay) = (min(-8, room.level + 4), room.decay * 1.35)
      effects.reverb = room
    case .dry, .tight:
      effects.reverb?.level -= 6
      effects.delay?.level -= 4
    default: break
    }
    return effects
  }
}
