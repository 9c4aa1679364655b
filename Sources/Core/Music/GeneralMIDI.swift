/// An instrument of General MIDI, level 1: a program, 0…127, or a kit.
///
/// Source: MIDI Manufacturers Association, *General MIDI System Level 1* (RP-003); ranges as usual in orchestration books.
public struct GeneralMIDI: Sendable, Hashable {
  /// 0…127; from 128 on, the drum kit of that number less 128.
  public let program: Int

  /// Nil outside 0…255.
  public init?(program: Int) {
    guard (0...255).contains(program) else { return nil }
    self.program = program
  }

  /// The standard drum kit.
  public static let kit = 128

  /// True for a drum kit, whose notes mean drums.
  public var isKit: Bool { program >= Self.kit }

  /// True if the sound dies away while a key is held, as of what is struck or plucked.
  public var decays: Bool { isKit || Self.decaying.contains { $0.contains(program) } }

  /// The number that a program change carries, 0…127.
  public var change: Int { program % 128 }

  /// The notes that the instrument can play; instruments without a nature of their own play all.
  public var range: ClosedRange<Int> {
    isKit ? 0...127 : Self.ranges.first { $0.programs.contains(program) }?.notes ?? 0...127
  }

  /// `pitch` moved by octaves into the instrument's range.
  public func folded(_ pitch: Pitch) -> Pitch {
    var note = pitch.note
    while note < range.lowerBound { note += 12 }
    while note > range.upperBound { note -= 12 }
    // A range below an octave could send it back and forth; there is none, so that one way is enough.
    return Pitch(note)
  }

  /// The program of an instrument that people name, as the lexicon calls it; nil for what a synthesiser plays better.
  public static func program(of name: String) -> Int? { named[name] }

  private static let named: [String: Int] = [
    "piano": 0, "harpsichord": 6, "celesta": 8, "glockenspiel": 9, "music box": 10,
    "vibraphone": 11, "marimba": 12, "xylophone": 13, "dulcimer": 15, "church organ": 19, "accordion": 21,
    "harmonica": 22, "ukulele": 24, "mandolin": 25, "lute": 24, "pizzicato": 45, "recorder": 74, "pan flute": 75,
    "shakuhachi": 77, "whistle": 78, "koto": 107, "bagpipes": 109, "steel drums": 114, "guitar": 25, "nylon guitar": 24,
    "acoustic guitar": 25, "steel guitar": 25,
    "electric guitar": 27, "distorted guitar": 30, "upright bass": 32, "bass guitar": 33, "electric bass": 33,
    "slap bass": 36, "violin": 40, "viola": 41, "cello": 42, "strings": 48, "harp": 46, "timpani": 47, "trumpet": 56,
    "trombone": 57, "tuba": 58, "french horn": 60, "brass": 61, "saxophone": 66, "oboe": 68, "bassoon": 70,
    "clarinet": 71, "flute": 73, "banjo": 105, "sitar": 104, "kalimba": 108, "acoustic drums": 128, "brushes": 168,
    "bandoneon": 23, "piccolo": 72, "fife": 72, "tin whistle": 75, "bansuri": 73, "bass clarinet": 71,
    "viola da gamba": 42, "cavaquinho": 24, "cuatro": 24, "oud": 24, "bouzouki": 25, "balalaika": 25,
    "kora": 46, "guzheng": 107, "pipa": 105,
    "tanpura": 104,
  ]

  /// Keys and mallets, guitars and basses, plucked strings and drums, lutes of all kinds, bells and more drums.
  private static let decaying = [0...15, 24...39, 45...47, 104...108, 112...118]

  private static let ranges: [(programs: ClosedRange<Int>, notes: ClosedRange<Int>)] = [
    (0...3, 21...108), (4...5, 28...103), (6...6, 29...89), (7...7, 28...88), (8...8, 60...108), (9...9, 72...108),
    (10...10, 60...96), (11...11, 53...89), (12...12, 45...96), (13...13, 65...108), (14...14, 60...77),
    (15...15, 48...84), (16...20, 36...96), (21...23, 53...96), (24...31, 40...88), (32...39, 28...67),
    (40...40, 55...103), (41...41, 48...91), (42...42, 36...76), (43...43, 28...67), (44...45, 28...100),
    (46...46, 24...103), (47...47, 36...57), (48...51, 28...100), (52...54, 41...81), (56...56, 52...84),
    (57...57, 40...72), (58...58, 28...58), (59...59, 52...84), (60...60, 34...77), (61...63, 36...84),
    (64...64, 56...88), (65...65, 49...81), (66...66, 44...76), (67...67, 36...69), (68...68, 58...91),
    (69...69, 52...81), (70...70, 34...75), (71...71, 50...91), (72...72, 74...108), (73...73, 60...96),
    (74...79, 60...96), (104...104, 48...77), (105...105, 48...84), (106...106, 50...79), (107...107, 55...84),
    (108...108, 48...79), (109...109, 36...77), (110...110, 55...96), (111...111, 48...72),
  ]
}
