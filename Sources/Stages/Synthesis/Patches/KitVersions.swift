import Planning

extension DrumKit {
  /// The kit with its drums tuned, damped, struck or driven otherwise.
  func varied(_ variant: SoundVariant) -> DrumKit {
    switch variant {
    case .tight: damped(by: 0.7)
    case .roomy: damped(by: 1.2)
    case .deep: tuned(by: 0.88)
    case .bright: tuned(by: 1.06).crisp
    case .driven: driven(by: 4)
    default: self
    }
  }

  private func damped(by factor: Double) -> DrumKit {
    var kit = self
    kit.kick.decay *= factor
    for path in [\DrumKit.snare, \.clap, \.shaker] { kit[keyPath: path].noiseDecay *= factor }
    kit.snare.toneDecay *= factor
    for path in [\DrumKit.closedHat, \.openHat, \.ride] { kit[keyPath: path].decay *= factor }
    return kit
  }

  /// The drums by `factor` higher; hand drums keep the pitch that the song's key gives them.
  private func tuned(by factor: Double) -> DrumKit {
    var kit = self
    (kit.kick.body, kit.kick.start) = (kick.body * factor, kick.start * factor)
    kit.snare.modes = snare.modes.map { $0 * factor }
    for path in [\DrumKit.closedHat, \.openHat, \.ride, \.crash] {
      kit[keyPath: path].pitch *= factor
      kit[keyPath: path].highPass *= factor
    }
    for (drum, settings) in struck where !settings.isTuned {
      kit.struck[drum]?.modes = settings.modes.map { .init(pitch: $0.pitch * factor, level: $0.level, decay: $0.decay) }
    }
    kit.shaker.noiseLow *= factor
    return kit
  }

  private var crisp: DrumKit {
    var kit = self
    (kit.kick.click, kit.kick.clickTone) = (kick.click * 1.35, kick.clickTone * 1.2)
    kit.snare.noiseHigh = min(14_000, snare.noiseHigh * 1.15)
    kit.clap.noiseHigh = min(12_000, clap.noiseHigh * 1.3)
    return kit
  }

  private func driven(by gain: Double) -> DrumKit {
    var kit = self
    kit.kick.drive += gain
    kit.snare.drive += gain
    kit.clap.drive += gain
    return kit
  }
}
