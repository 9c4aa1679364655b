import Music

/// The sections of a genre's form with their usual lengths, written `intro:8 drop:16 outro:8`.
public struct SongForm: Sendable, Equatable {
  public let sections: [(kind: SectionKind, bars: Int)]

  /// Nil when a word is not `<section>:<bars>`.
  public init?(_ text: String) {
    var sections: [(kind: SectionKind, bars: Int)] = []
    for word in text.split(separator: " ") {
      let halves = word.split(separator: ":").map(String.init)
      guard halves.count == 2, let kind = SectionKind(rawValue: halves[0]), let bars = Int(halves[1]), bars > 0 else {
        return nil
      }
      sections.append((kind, bars))
    }
    guard !sections.isEmpty else { return nil }
    self.sections = sections
  }

  public var bars: Int { sections.reduce(0) { $0 + $1.bars } }

  public static func == (a: SongForm, b: SongForm) -> Bool {
    a.sections.elementsEqual(b.sections) { $0.kind == $1.kind && $0.bars == $1.bars }
  }
}
