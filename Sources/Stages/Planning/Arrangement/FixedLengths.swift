import Music
import Prompt

/// The sections whose length was said, which keep it while the others share what is left of the duration.
struct FixedLengths {
  typealias Template = FormWishes.Template

  let structure: [StructureItem]

  /// The least length of a section that nobody gave one, in bars.
  private static let least = 2

  /// `template` filling `bars`; nil where all lengths are free, or all are given, or the others have no room.
  ///
  /// `scale` brings sections without a given length to so many bars.
  func kept(in template: Template, filling bars: Int, scale: (Template, Int) -> Template) -> Template? {
    var items = structure[...]
    let isFixed = template.map { entry -> Bool in
      guard let item = items.first, item.section == entry.kind else { return false }
      items.removeFirst()
      return item.bars != nil
    }
    let free = template.indices.filter { !isFixed[$0] }
    let fixed = template.indices.filter { isFixed[$0] }.reduce(0) { $0 + template[$1].bars }
    guard fixed > 0, !free.isEmpty, bars - fixed >= Self.least * free.count else { return nil }
    let shared = scale(free.map { template[$0] }, bars - fixed)
    guard shared.count == free.count else { return nil }
    var result = template
    for (index, section) in zip(free, shared) { result[index].bars = section.bars }
    return result
  }
}
