import Music
import Planning

extension EffectSettings {
  /// The effects of a stem in a song with a character: more or less of rooms and echoes, more or less saturation.
  func characterised(by plan: SongPlan, _ role: StemRole) -> EffectSettings {
    var effects = self
    let space = plan.character(.space)
    if space > 0 { effects.open(by: space, role) } else if space < 0 { effects.close(by: -space) }
    let drive = plan.character(.drive)
    if drive > 0 { effects.saturate(by: drive, role) } else if drive < 0 { effects.clean(by: -drive) }
    return effects
  }

  /// Louder and longer rooms; a stem without one gets one, but for basses, which would lose their outline.
  private mutating func open(by space: Double, _ role: StemRole) {
    if reverb == nil, role != .bass, role != .effects {
      reverb = .init(decay: 1.4, damping: 6000, preDelay: 0.02, level: -20, size: 1)
    }
    if var room = reverb {
      (room.level, room.decay) = (min(-5, room.level + 4 * space), room.decay * (1 + 0.35 * space))
      reverb = room
    }
    delay?.level += 2 * space
  }

  private mutating func close(by dryness: Double) {
    if var room = reverb {
      (room.level, room.decay) = (room.level - 9 * dryness, room.decay * max(0.4, 1 - 0.35 * dryness))
      reverb = room
    }
    delay?.level -= 5 * dryness
  }

  /// Saturation of what carries the song; below 110 Hz a drum or a bass stays as it is.
  private mutating func saturate(by amount: Double, _ role: StemRole) {
    guard [.drums, .bass, .chords, .lead, .arpeggio, .counter].contains(role) else { return }
    var own = drive ?? .init(amount: 2, lowCut: 110)
    own.amount += 10 * amount
    drive = own
  }

  private mutating func clean(by amount: Double) {
    let rest = max(0, 1 - 0.7 * amount)
    drive?.amount *= rest
    crusher?.mix *= rest
    tape?.drive *= rest
  }
}
