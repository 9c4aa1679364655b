import Audio
import Genres
import Music

/// A version of a sound of the library, named `kit-909-tight`: the same instrument, built or set otherwise.
public enum SoundVariant: String, Sendable, CaseIterable {
  /// With more of the upper partials.
  case bright
  /// With fewer of the upper partials.
  case dark
  /// Detuned further, with more oscillators.
  case fat
  /// Dying away sooner.
  case snappy
  /// Setting in and dying away more slowly.
  case slow
  /// Saturated.
  case driven
  /// In a larger room.
  case roomy
  /// In hardly any room.
  case dry
  /// A kit with short, damped drums.
  case tight
  /// A kit that is tuned lower.
  case deep

  /// The versions of the sound called `name`; none for sounds that have no others.
  public static func variants(of name: String) -> [SoundVariant] {
    families.first { $0.prefixes.contains(where: name.hasPrefix) }?.variants ?? []
  }

  /// The sound that `name` is a version of, and the version; nil for the plain sound.
  public static func parts(of name: String) -> (base: String, variant: SoundVariant)? {
    guard let dash = name.lastIndex(of: "-"),
      let variant = SoundVariant(rawValue: String(name[name.index(after: dash)...]))
    else { return nil }
    let base = String(name[..<dash])
    return variants(of: base).contains(variant) ? (base, variant) : nil
  }

  /// The name of this version of `sound`.
  public func name(of sound: String) -> String { "\(sound)-\(rawValue)" }

  private static let families: [(prefixes: [String], variants: [SoundVariant])] = [
    (
      ["kit-hand", "kit-tabla", "kit-batucada", "kit-palmas", "kit-cajon", "kit-bodhran", "kit-taiko"],
      [.dry, .roomy, .deep, .bright]
    ),
    (["kit-8bit"], []), (["kit"], [.tight, .deep, .bright, .roomy, .driven]),
    (["bass-upright", "bass-electric", "bass-slap", "bass-pick"], [.bright, .dark, .snappy]),
    (["bass-growl", "bass-talk", "bass-neuro", "bass-riddim", "bass-rumble", "bass-log", "bass-chip"], []),
    (["bass-drone", "bass-sub", "bass-808"], [.driven]),
    (["bass-fm"], [.bright, .dark, .snappy]), (["bass"], [.bright, .dark, .driven, .snappy]),
    (["lead-chip", "lead-talkbox", "lead-screech", "lead-cowbell"], []),
    (["lead-bell", "lead-flute"], [.bright, .dark, .roomy, .dry]),
    (["lead-squelch"], [.bright, .dark, .snappy, .roomy]), (["mallet-kalimba", "mallet-music-box"], [.roomy]),
    (["lead"], [.bright, .dark, .fat, .snappy, .roomy]), (["pad-glass"], [.bright, .dark, .roomy]),
    (["pad"], [.bright, .dark, .fat, .slow, .roomy]), (["stab"], [.bright, .dark, .snappy, .roomy]),
    (["keys", "mallet", "guitar", "harp", "koto", "sitar", "banjo", "mandolin"], [.bright, .dark, .roomy]),
    (
      [
        "strings", "brass", "horns", "trumpet", "trombone", "saxophone", "violin", "viola", "cello", "clarinet",
        "flute",
      ], [.bright, .dark, .roomy]
    ),
  ]
}

/// The sound of a stem in a song: one of the genre's, plain or in one of its versions, and the program of a sampled instrument
/// that goes with it.
struct SoundChoice {
  /// The chance that a sound is played in one of its versions.
  private static let share = 0.75

  let sound: String
  let program: Int?

  /// `isAsked` keeps the instrument exactly as it was asked for.
  init(of stem: StemDefinition, program: Int?, isAsked: Bool, random: inout SeededRandom) {
    let base = random.pick(stem.sounds.map { ($0, weight: 1) })
    let variants = SoundVariant.variants(of: base)
    let isVaried = random.chance(Self.share)
    let variant = variants.randomElement(using: &random)
    let own = base == stem.sounds.first ? program : program.map { Self.program(of: base) ?? $0 }
    let programs = own.map { Self.alike($0) } ?? []
    let other = programs.randomElement(using: &random)
    guard !isAsked else {
      (sound, self.program) = (base, own)
      return
    }
    sound = isVaried ? variant?.name(of: base) ?? base : base
    self.program = other ?? own
  }

  /// The program of the instrument that a sound is named after, as `lead-flute` and `guitar-nylon` are; nil for none.
  private static func program(of sound: String) -> Int? {
    let words = sound.split(separator: "-").map(String.init)
    let names = [words.reversed().joined(separator: " "), words.last ?? sound, words[0]]
    return names.lazy.compactMap(GeneralMIDI.program).first
  }

  /// Programs of General MIDI, level 1 and Roland's GS kits from 128 on, that serve as well as another one.
  private static let groups: [[Int]] = [
    [0, 1], [4, 5], [16, 17, 18], [24], [25], [26, 27], [29, 30], [32], [33, 34], [48, 49], [50, 51], [61],
    [64, 65, 66],
    [80, 81], [88, 89, 95], [128, 136], [152, 153], [160, 168],
  ]

  private static func alike(_ program: Int) -> [Int] { groups.first { $0.contains(program) } ?? [program] }
}
