import Music

/// What a section does in the harmony of a song.
enum SectionFunction: CaseIterable {
  /// The main section and all that recalls it: it answers, and closes at home.
  case home
  /// The verse: at home, but elsewhere on its way.
  case away
  /// The pre-chorus: it ends on the dominant, or what stands for it.
  case asking
  /// The build, which rises towards the dominant.
  case rising
  /// The bridge: the relative key, the side of the subdominant, borrowed chords.
  case elsewhere

  /// The function of `kind` in a song with that main section.
  init(_ kind: SectionKind, main: SectionKind) {
    if kind == main { self = .home; return }
    switch kind {
    case .verse: self = .away
    case .preChorus: self = .asking
    case .build: self = .rising
    case .bridge: self = .elsewhere
    case .intro, .chorus, .drop, .breakdown, .groove, .solo, .outro: self = .home
    }
  }
}

extension [Section] {
  /// The kind of the loudest section, the first of equals: whose tune is the song's.
  var mainKind: SectionKind? {
    let inner = filter { ![.intro, .outro].contains($0.kind) }
    let all = inner.isEmpty ? self : inner
    return all.indices.max { (all[$0].energy, -$0) < (all[$1].energy, -$1) }.map { all[$0].kind }
  }
}
