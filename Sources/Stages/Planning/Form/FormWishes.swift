import Audio
import Genres
import Music
import Prompt

/// Changes of a genre's form by wishes for single sections: "long intro", "two drops", "no outro".
struct FormWishes {
  typealias Template = [(kind: SectionKind, bars: Int)]

  let wishes: [SectionWish]
  /// The duration of a bar, in seconds.
  let barTime: Double

  /// The form with every wish granted; a form of which nothing would be left is returned as it was.
  func granted(in template: Template) -> Template {
    let bent = wishes.reduce(template) { resized(counted($0, $1), $1) }
    return bent.isEmpty ? template : bent
  }

  /// As many sections of the kind as were asked for: surplus ones go, missing ones are repeated before the end.
  private func counted(_ template: Template, _ wish: SectionWish) -> Template {
    guard let count = wish.count else { return template }
    var result = template
    let present = template.filter { $0.kind == wish.section }
    for _ in 0..<max(0, present.count - count) {
      if let last = result.lastIndex(where: { $0.kind == wish.section }) { result.remove(at: last) }
    }
    for _ in 0..<max(0, min(count, 8) - present.count) {
      let bars = present.first?.bars ?? 8
      result.insert((wish.section, bars), at: insertionIndex(for: wish.section, in: result))
    }
    return result
  }

  /// An intro opens, an outro closes, everything else comes before the outro.
  private func insertionIndex(for kind: SectionKind, in template: Template) -> Int {
    switch kind {
    case .intro: 0
    case .outro: template.count
    default: template.last?.kind == .outro ? template.count - 1 : template.count
    }
  }

  private func resized(_ template: Template, _ wish: SectionWish) -> Template {
    template.map { item in
      guard item.kind == wish.section else { return item }
      if let bars = wish.bars { return (item.kind, bars) }
      if let duration = wish.duration { return (item.kind, max(1, Int((duration.value / barTime).rounded()))) }
      switch wish.length {
      case .long: return (item.kind, 2 * item.bars)
      case .short: return (item.kind, max(1, item.bars / 2))
      case nil: return item
      }
    }
  }
}
