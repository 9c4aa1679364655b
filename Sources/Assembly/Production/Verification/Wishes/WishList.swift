import Analysis
import Foundation
import Music
import Planning
import Prompt
import QualityControl

/// Everything that a brief asks for, with the plan's answer to it and the target that is measured.
///
/// Inferred fields of the brief, such as the tempo that an artist's name brings along, are no wishes.
struct WishList {
  let brief: Brief
  let plan: SongPlan
  let score: Score
  /// The share of the words to sing that had notes, 0…1.
  var sungShare = 1.0
  var measures = GenreMeasures.standard
  /// Notes of all stages, among which are the reasons for what could not be kept.
  var notes: [String]

  init(_ brief: Brief, _ plan: SongPlan, _ score: Score, notes: [String] = []) {
    (self.brief, self.plan, self.score) = (brief, plan, score)
    self.notes = brief.notes + plan.notes + notes
  }

  /// The wishes in the order of the report.
  var wishes: [Wish] { unread + style + tempo + tonality + form + players + voices + places + characters + ending }

  /// The prompt itself, where the track is made although next to nothing of it was understood.
  private var unread: [Wish] {
    guard brief.isGuess else { return [] }
    let words = brief.notUnderstood.prefix(6).joined(separator: ", ")
    let reason = brief.notes.first ?? "Next to nothing of the prompt was understood."
    return [followed(words, as: "\(plan.genre), a guess", false, reason)]
  }

  // MARK: The users' words

  /// The confidence from which on evidence was said and not inferred.
  private static let said = 0.45

  /// The words that led to a field, the ones about `part` of it where there are several; nil where it was not said.
  func words(for field: String, about part: String? = nil) -> String? {
    let said = brief.evidence.filter { $0.field == field && $0.confidence >= Self.said }
    guard let first = said.first else { return nil }
    let key = part.map { $0.lowercased().prefix(5) }
    let named = key.flatMap { key in said.first { $0.words.lowercased().contains(key) } }
    if let named { return named.words == "ticket" ? "\(part ?? field) (in the ticket)" : named.words }
    if first.words == "ticket" { return "\(part ?? field) (in the ticket)" }
    return part.map { said.count == 1 ? first.words : $0 } ?? first.words
  }

  /// The note that says why something is not done; nil where none does.
  func obstacle(mentioning names: String...) -> String? {
    let signs = [" not ", " no ", "cannot", "n't", "instead", "left open", "stays", " only "]
    return notes.first { note in
      let text = note.lowercased()
      return names.contains { text.contains($0.lowercased()) } && signs.contains { text.contains($0) }
    }
  }

  // MARK: Places

  /// The times of the sections by their index, neighbours joined.
  func times(ofSections indices: [Int]) -> [TimeRange] {
    indices.sorted().reduce(into: []) { times, index in
      let first = plan.sectionStarts[index]
      let time = plan.time(of: first..<first + plan.sections[index].bars)
      if let last = times.last, time.start - last.end < 0.01 {
        times[times.count - 1].end = time.end
      } else {
        times.append(time)
      }
    }
  }

  /// A wish that is kept where the plan follows it.
  func followed(_ asked: String, as planned: String, _ isFollowed: Bool, _ obstacle: String? = nil) -> Wish {
    Wish(.planned, asked: asked, planned: planned, target: .with { $0.isFollowed = isFollowed }, obstacle: obstacle)
  }
}

extension WishList {
  /// The wishes of an attempt.
  init(_ attempt: PlannedAttempt) {
    self.init(attempt.brief, attempt.plan, attempt.score)
    guard let lyrics = attempt.brief.lyrics.map(Lyrics.init), let unsung = attempt.firstUnsung else { return }
    sungShare = Double(unsung) / Double(max(1, lyrics.text.count))
  }
}
