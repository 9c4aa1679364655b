import Foundation
import Music

/// What a recording's file name says of it: a drum, a note, a tempo, how hard it was struck.
struct SampleFileName: Equatable {
  /// The drum; nil for anything else.
  private(set) var drum: DrumNote?
  /// The MIDI note number in `bass-C2`, of which C4 is 60.
  private(set) var key: Int?
  /// Beats per minute, as in `break-174bpm`.
  private(set) var bpm: Double?
  /// How hard it was struck, in the order of names that say so; nil for names that do not.
  private(set) var force: Int?

  /// Reads a path within the owner's folder: folders may say the drum that their files are.
  init(_ path: String) {
    let parts = path.split(separator: "/").map(String.init)
    let stem = (parts.last ?? "").split(separator: ".", omittingEmptySubsequences: false).dropLast().joined(
      separator: ".")
    let words = Self.words(of: stem)
    drum = Self.drum(in: words) ?? parts.dropLast().last.flatMap { Self.drum(in: Self.words(of: $0)) }
    bpm = Self.tempo(in: stem.lowercased())
    key = words.lazy.compactMap(Self.key).last
    force = words.lazy.compactMap(Self.force).first
  }

  /// Lower-case words: parted at all but letters, digits and `#`, and where capitals begin.
  static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var last: Character = " "
    for character in name {
      let isPart = character.isLetter || character.isNumber || character == "#"
      if !isPart || (character.isUppercase && last.isLowercase) {
        if !word.isEmpty { words.append(word.lowercased()) }
        word = ""
      }
      if isPart { word.append(character) }
      last = character
    }
    return word.isEmpty ? words : words + [word.lowercased()]
  }

  private static func drum(in words: [String]) -> DrumNote? {
    let plain = words.map { $0.filter(\.isLetter) }
    let name = words.joined()
    for (drum, whole, parts) in drums {
      if plain.contains(where: whole.contains) || parts.contains(where: name.contains) {
        return Self.variant(of: drum, plain, words)
      }
    }
    return nil
  }

  /// The open one of hats, the high one of toms and so on.
  private static func variant(of drum: DrumNote, _ plain: [String], _ words: [String]) -> DrumNote {
    let says = { (names: [String]) in names.contains { name in plain.contains { $0 == name || $0.hasPrefix(name) } } }
    switch drum {
    case .closedHat: return says(["pedal", "foot"]) ? .pedalHat : says(["open", "oh"]) ? .openHat : .closedHat
    case .midTom:
      if says(["low", "floor", "lt"]) || words.contains("tom3") { return .lowTom }
      return says(["hi", "high", "ht"]) || words.contains("tom1") ? .highTom : .midTom
    case .conga: return says(["low"]) ? .lowConga : says(["mute", "slap"]) ? .mutedConga : .conga
    case .highBongo: return says(["low"]) ? .lowBongo : .highBongo
    case .highTimbale: return says(["low"]) ? .lowTimbale : .highTimbale
    case .highAgogo: return says(["low"]) ? .lowAgogo : .highAgogo
    case .highWoodblock: return says(["low"]) ? .lowWoodblock : .highWoodblock
    default: return drum
    }
  }

  /// Drums by whole words and by parts of a name, the most particular first.
  private static let drums: [(drum: DrumNote, words: Set<String>, parts: [String])] = [
    (.closedHat, ["hh", "oh", "ch", "hat", "hats", "ohh", "chh"], ["hihat", "openhat", "closedhat", "pedalhat"]),
    (.rim, ["rim", "rs", "rimshot", "stick", "sidestick"], ["rimshot", "sidestick", "crossstick"]),
    (.kick, ["bd", "kick", "kicks", "kik"], ["kick", "bassdrum"]),
    (.snare, ["sd", "sn", "snare", "snares"], ["snare"]),
    (.clap, ["cp", "clap", "claps", "snap"], ["clap", "fingersnap"]),
    (.midTom, ["tom", "toms", "lt", "mt", "ht"], ["floortom", "racktom", "tom1", "tom2", "tom3"]),
    (.ride, ["ride", "rides", "rd"], ["ride"]),
    (.crash, ["crash", "cymbal", "cy", "splash", "china", "cymbals"], ["crash", "cymbal"]),
    (.tambourine, ["tamb", "tambourine"], ["tambourine"]), (.cowbell, ["cb", "cowbell"], ["cowbell"]),
    (.highBongo, ["bongo", "bongos"], ["bongo"]), (.conga, ["conga", "congas", "perc", "percussion"], ["conga"]),
    (.highTimbale, ["timbale", "timbales"], ["timbale"]), (.highAgogo, ["agogo"], ["agogo"]),
    (.shaker, ["shaker", "shakers", "maracas", "maraca", "cabasa"], ["shaker", "maraca"]),
    (.guiro, ["guiro"], ["guiro"]), (.claves, ["clave", "claves"], ["claves"]),
    (.highWoodblock, ["woodblock", "block"], ["woodblock"]), (.triangle, ["triangle"], ["triangle"]),
    (.sleighBells, ["sleigh"], ["sleighbell"]), (.castanets, ["castanet", "castanets"], ["castanet"]),
    (.surdo, ["surdo"], ["surdo"]),
  ]

  /// `c2`, `f#3`, `bb1`, and `ds4` for d sharp.
  private static func key(_ word: String) -> Int? {
    guard (2...3).contains(word.count), let octave = word.last, octave.isASCII, octave.isNumber,
      word.dropLast().allSatisfy({ !$0.isNumber })
    else { return nil }
    let name = word.dropLast().count == 2 && word.dropFirst().first == "s" ? "\(word.prefix(1))#\(octave)" : word
    return SFZKey.number(name)
  }

  private static func force(_ word: String) -> Int? {
    if let known = forces[word] { return known }
    for prefix in ["velocity", "vel", "v"] where word.hasPrefix(prefix) {
      return Int(word.dropFirst(prefix.count)).flatMap { (0...127).contains($0) ? 100 + $0 : nil }
    }
    return nil
  }

  private static let forces = [
    "ppp": 0, "pp": 1, "ghost": 1, "p": 2, "soft": 2, "quiet": 2, "mp": 3, "med": 4, "medium": 4, "mf": 5, "f": 6,
    "hard": 7, "loud": 7, "ff": 7, "accent": 8, "fff": 8,
  ]

  /// A number of 40 to 240 before or behind "bpm".
  private static func tempo(in name: String) -> Double? {
    let found =
      name.firstMatch(of: #/(\d{2,3}(?:\.\d+)?)[ _-]?bpm/#).map(\.1)
      ?? name.firstMatch(of: #/bpm[ _-]?(\d{2,3}(?:\.\d+)?)/#).map(\.1)
    return found.flatMap { Double($0) }.flatMap { (40...240).contains($0) ? $0 : nil }
  }
}
