import Audio
import Music
import Planning

/// All patches, by the names that genres use.
public enum PatchLibrary {
  private static let plain =
    Patch.drumKits + Patch.basses + Patch.heavyBasses + Patch.keys + Patch.mallets + Patch.guitars + Patch.pads
    + Patch.choirs + Patch.leads + Patch.winds + Patch.worldPlucked + Patch.worldWinds + Patch.chips
    + Patch.styleSynthesisers + Patch.transitions
    + Patch.soloists + Patch.freeReeds + Patch.pluckedStrings + Patch.moreKeys + Patch.regionalKits

  /// The names of all patches.
  public static var names: [String] { plain.map(\.name) }

  /// The names of the versions that patches have beside their plain settings.
  public static var versions: [String] {
    names.flatMap { name in SoundVariant.variants(of: name).map { $0.name(of: name) } }
  }

  static func patch(named name: String) -> Patch? {
    if let patch = plain.first(where: { $0.name == name }) { return patch }
    guard let (base, variant) = SoundVariant.parts(of: name) else { return nil }
    return plain.first { $0.name == base }?.varied(variant)
  }

  /// True if the instrument of `stem` dies away while a key is held: struck or plucked ones.
  public static func decays(_ stem: StemPlan) -> Bool {
    patch(named: stem.sound)?.isStruck ?? false || stem.program.flatMap(GeneralMIDI.init)?.decays ?? false
  }

  /// The decay of a patch's delay and reverb by 60 dB; 0 for unknown names.
  public static func ringing(of name: String, at tempo: Tempo) -> Seconds {
    guard let effects = patch(named: name)?.effects else { return .s(0) }
    return effects.ringing(at: tempo)
  }

  /// The decay of the effects of a stem of `plan` by 60 dB, at the plan's slowest tempo.
  public static func ringing(of stem: StemPlan, in plan: SongPlan) -> Seconds {
    let effects = patch(named: stem.sound)?.effects ?? EffectSettings()
    return effects.characterised(by: plan, stem.role).ringing(at: plan.tempi.min() ?? plan.bpm)
  }
}

extension PatchLibrary {
  /// The General MIDI program that comes nearest to a sound, so that a MIDI file sounds like what was delivered wherever it
  /// is opened; nil for names that are no sound.
  ///
  /// Kits are numbered from 128 on, as in `GeneralMIDI`: the variations of Roland's GS (power 16, electronic 24, TR-808 25,
  /// jazz 32, orchestra 48), in whose place a device that lacks them plays its standard kit.
  public static func program(of name: String) -> Int? {
    programs[name] ?? SoundVariant.parts(of: name).flatMap { programs[$0.base] }
  }

  private static let programs: [String: Int] = [
    "kit-808": 153, "kit-909": 152, "kit-acoustic": 128, "kit-break": 128, "kit-dusty": 128, "kit-gated": 144,
    "kit-hand": 128, "kit-hardstyle": 152, "kit-heavy": 144, "kit-jazz": 160, "kit-latin": 128, "kit-lofi": 128,
    "kit-rock": 144, "kit-soft": 128, "kit-taiko": 176, "kit-techno": 152, "kit-trap": 153,
    "kit-reggae": 128, "kit-batucada": 128, "kit-tabla": 128, "kit-8bit": 152, "kit-industrial": 144, "kit-drill": 153,
    "kit-phonk": 153,

    "bass-808": 39, "bass-acid": 38, "bass-analog": 38, "bass-drone": 39, "bass-electric": 33, "bass-fm": 39,
    "bass-growl": 39, "bass-neuro": 39, "bass-organ": 16, "bass-pluck": 38, "bass-reese": 39, "bass-reverse": 39,
    "bass-riddim": 39, "bass-rolling": 38, "bass-round": 33, "bass-rumble": 39, "bass-slap": 36, "bass-sub": 39,
    "bass-talk": 39, "bass-upright": 32, "bass-wobble": 39, "bass-chip": 38, "bass-log": 38, "bass-dub": 33,
    "bass-psy": 38,

    "keys-clav": 7, "keys-electric": 4, "keys-felt": 0, "keys-glass": 5, "keys-house": 5, "keys-organ": 16,
    "keys-piano": 0, "stab-dub": 90, "stab-organ": 17, "stab-rave": 90, "stab-saw": 90, "mallet-bells": 14,
    "mallet-kalimba": 108, "mallet-marimba": 12, "mallet-vibes": 11,

    "guitar-clean": 27, "guitar-crunch": 29, "guitar-funk": 28, "guitar-lead": 30, "guitar-nylon": 24,
    "guitar-steel": 25, "guitar-skank": 28, "guitar-cavaquinho": 25, "guitar-highlife": 27, "harp": 46, "sitar": 104,
    "tanpura": 104, "koto": 107, "steel-pan": 114, "shakuhachi": 77, "erhu": 110, "melodica": 22, "accordion": 21,
    "harmonium": 20,

    "pad-analog": 89, "pad-brass": 62, "pad-dark": 89, "pad-gated": 90, "pad-glass": 88, "pad-strings": 50,
    "pad-super": 90, "pad-warm": 89, "pad-wide": 95, "choir-aah": 52, "choir-low": 52, "choir-ooh": 53,
    "vocal-chop": 54, "vocal-low": 54, "vocal-solo": 52, "vocal-solo-low": 52, "vocal-hum": 53,

    "lead-arp": 80, "lead-bell": 14, "lead-flute": 73, "lead-hoover": 81, "lead-pluck": 81, "lead-saw": 81,
    "lead-screech": 84, "lead-square": 80, "lead-super": 81, "lead-chip": 80, "lead-chip-square": 80,
    "lead-chip-blip": 80, "lead-cowbell": 113, "lead-hyper": 81, "lead-squelch": 84, "lead-talkbox": 85,

    "brass-section": 61, "horns": 60, "saxophone": 66, "strings-low": 48, "strings-section": 48, "strings-short": 48,
    "trumpet": 56,

    "effects": 122, "effects-air": 122, "texture-vinyl": 122,

    "violin-solo": 40, "viola-solo": 41, "cello-solo": 42, "strings-pizzicato": 45, "trombone": 57, "tuba": 58,
    "clarinet": 71, "flute": 73, "tin-whistle": 72, "harmonica": 22, "banjo": 105, "mandolin": 25,
    "dulcimer": 15, "bass-pick": 34, "guitar-heavy": 30, "guitar-pedal": 27, "keys-upright": 3,
    "keys-organ-church": 19, "mallet-music-box": 10,
    "kit-march": 176, "kit-bodhran": 176, "kit-cajon": 128, "kit-palmas": 128, "kit-metal": 144,
  ]
}

extension EffectSettings {
  fileprivate func ringing(at tempo: Tempo) -> Seconds { .s((delay?.ringing(at: tempo) ?? 0) + (reverb?.decay ?? 0)) }
}
