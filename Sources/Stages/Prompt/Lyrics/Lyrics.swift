import Music

/// Words to sing, as people write them: what is sung, told from the marks of structure around it.
///
/// Marks are lines in square brackets (`[Verse 1]`), names of sections in parentheses, with a colon or alone (`(Chorus)`,
/// `Bridge:`, `CHORUS`), headings (`### Verse`), rules (`---`) and lines of chords. `x2` in a mark repeats its lines and at
/// the end of a line that line; a mark that names a section again without any lines repeats the lines it had before.
public struct Lyrics: Sendable, Equatable {
  /// A line to sing.
  public struct Line: Sendable, Equatable {
    public let text: String
    /// Its line number in the text, from 1; repeats have the number of the line that they repeat.
    public let number: Int
  }

  /// The lines to sing, in order, repeats written out.
  public private(set) var lines: [Line] = []
  /// The marks that name sections, in order.
  private(set) var marks: [LyricsMark] = []
  /// The sections that the marks name, in order.
  public var structure: [SectionKind] { marks.compactMap(\.section) }
  /// True if the last mark asks for the track to fade out.
  private(set) var endsInFade = false
  /// True if a mark says that nobody sings.
  public private(set) var saysInstrumental = false

  /// The lines to sing, one after another.
  public var text: String { lines.map(\.text).joined(separator: "\n") }

  public init(_ written: String) {
    var block = Block()
    var refrains: [SectionKind: [Line]] = [:]
    for (index, line) in written.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      switch LyricsLine(String(line)) {
      case .mark(let mark, let rest):
        end(&block, &refrains)
        block = Block(mark: mark)
        saysInstrumental = saysInstrumental || mark.isInstrumental
        if mark.section != nil, !(mark.isInstrumental && marks.isEmpty && block.lines.isEmpty && lines.isEmpty) {
          marks.append(mark)
        }
        endsInFade = mark.name.hasPrefix("fade out") || mark.name.hasSuffix("fade out")
        if !rest.isEmpty { block.lines.append(Line(text: rest, number: index + 1)) }
      case .again(let times):
        let once = block.lines
        for _ in 1..<max(2, times) where block.lines.count < Self.mostLines { block.lines += once }
      case .sung(let text, let times):
        let line = Line(text: text, number: index + 1)
        for _ in 0..<times { block.lines.append(line) }
      case .nothing: break
      }
    }
    end(&block, &refrains)
  }

  /// The lines under one mark.
  private struct Block {
    var mark: LyricsMark?
    var lines: [Line] = []
  }

  /// More lines than this nobody sings; repeats are not written out beyond.
  private static let mostLines = 2_000

  private mutating func end(_ block: inout Block, _ refrains: inout [SectionKind: [Line]]) {
    if let mark = block.mark, let section = mark.section, mark.recurs {
      if block.lines.isEmpty { block.lines = refrains[section] ?? [] }
      refrains[section] = block.lines
    }
    for _ in 0..<(block.mark?.times ?? 1) where lines.count < Self.mostLines { lines += block.lines }
  }
}

extension Lyrics {
  /// The note for an author whose words from the character at `offset` of `text` on are not sung; nil without lines.
  public func overflow(from offset: Int) -> String? {
    guard let (index, line) = line(at: offset) else { return nil }
    let start = lines[..<index].reduce(0) { $0 + $1.text.unicodeScalars.count + 1 }
    let quoted = line.text.count > 40 ? "\(line.text.prefix(39))…" : line.text
    let left = lines.count - index
    let position = offset > start ? "in the middle of" : "before"
    return
      "The words do not all fit: the singing ends \(position) line \(line.number) of the lyrics, \"\(quoted)\"; "
      + "\(left) of \(lines.count) lines are not sung\(offset > start ? " to their end" : ""). "
      + "Ask for a longer track or give fewer words."
  }

  /// The line that holds the character at `offset` of `text`; the last one beyond its end.
  public func line(at offset: Int) -> (index: Int, line: Line)? {
    var end = 0
    for (index, line) in lines.enumerated() {
      end += line.text.unicodeScalars.count + 1
      if offset < end { return (index, line) }
    }
    return lines.indices.last.map { ($0, lines[$0]) }
  }
}
