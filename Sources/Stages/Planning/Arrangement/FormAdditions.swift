import Music
import Prompt

/// Sections that a form needs for wishes about them: a solo before the last chorus, a bridge that shall be quiet.
struct FormAdditions {
  typealias Template = FormWishes.Template

  let details: [SectionDetail]

  /// The usual length of a section that a form has not got, in bars.
  private static let bars = 8

  /// The form with a section for every wish that has none.
  func added(to template: Template) -> Template { details.reduce(template) { added($1, to: $0) } }

  private func added(_ detail: SectionDetail, to template: Template) -> Template {
    guard let kind = detail.place.section else { return template }
    let kinds = template.map(\.kind)
    let standing = PlaceFinder.kind(standingFor: kind, in: kinds)
    var result = template
    guard kinds.contains(standing) else {
      result.insert((kind, detail.place.bars ?? Self.bars), at: position(of: kind, in: template))
      return result
    }
    guard detail.arrangement.solo != nil, !kinds.contains(.solo), [.before, .after].contains(detail.place.relation)
    else { return template }
    let matches = kinds.indices.filter { kinds[$0] == standing }
    let number = detail.place.occurrence ?? 1
    let index = number < 0 ? matches.count + number : number - 1
    guard matches.indices.contains(index) else { return template }
    let at = matches[index] + (detail.place.relation == .after ? 1 : 0)
    result.insert((.solo, detail.place.bars ?? Self.bars), at: at)
    return result
  }

  /// An intro opens, an outro closes, a contrast comes before the last climax, everything else before the end.
  private func position(of kind: SectionKind, in template: Template) -> Int {
    let end = template.last?.kind == .outro ? template.count - 1 : template.count
    switch kind {
    case .intro: return 0
    case .outro: return template.count
    case .bridge, .solo, .breakdown, .build, .preChorus:
      return template.lastIndex { $0.kind == .chorus || $0.kind == .drop } ?? end
    default: return end
    }
  }
}
