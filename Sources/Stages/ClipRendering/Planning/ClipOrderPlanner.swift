import Audio
import Music
import Planning
import Prompt

/// Writes down what is ordered for each stem.
struct ClipOrderPlanner {
  let plan: SongPlan
  let brief: Brief
  let settings: ClipPlan.Settings

  private var can: ClipCapabilities { settings.can }
  private var words: ClipPrompt { ClipPrompt(plan: plan, brief: brief, fields: can.fields) }
  private var length: ClipLength { ClipLength(plan, can) }

  /// Up to this energy a section is a calm one.
  private static let calm = 0.5

  /// The reason why the backend cannot make `stem`; nil if it can.
  func objection(to stem: StemPlan, _ form: ClipForm) -> String? {
    switch stem.role {
    case .vocals where can.vocals == .none: "the backend does not sing"
    case .vocals where brief.lyrics != nil && can.vocals != .lyrics: "the backend does not sing given words"
    case .vocals where form == .loops: "sung words are not repeated"
    // Risers and impacts belong to one moment of the song.
    case .effects where form != .song: "effects have their places in the song"
    default: nil
    }
  }

  /// The takes of `stem`.
  func orders(for stem: StemPlan, _ form: ClipForm) -> [ClipOrder] {
    let sections = stem.sections.sorted()
    guard form == .loops else {
      var draft = draft(.stem(stem.name), words.words(for: stem, in: sections), length.whole, stem.role)
      if stem.role == .vocals { draft.lyrics = brief.lyrics }
      return [ClipOrder(stem: stem.name, sections: sections, bars: plan.bars, draft: draft)]
    }
    return takes(sections).enumerated().map { take, own in
      let (bars, duration) = length.loop(filling: longestRun(of: own))
      let draft = draft(.stem(stem.name), words.words(for: stem, in: own), duration, stem.role)
      return ClipOrder(stem: stem.name, take: take, sections: own, bars: bars, draft: draft)
    }
  }

  /// The whole song with `stems` in it.
  func song(of stems: [StemPlan]) -> ClipOrder {
    var draft = draft(.song, words.words(forSongWith: stems), length.whole, nil)
    if stems.contains(where: { $0.role == .vocals }) { draft.lyrics = brief.lyrics }
    return ClipOrder(stem: nil, sections: Array(plan.sections.indices), bars: plan.bars, draft: draft)
  }

  /// The stems that the song is taken apart into: as many as one request gives, or else the main ones one by one.
  func separations(of stems: [StemPlan]) -> [[String]] {
    let isSung = stems.contains { $0.role == .vocals }
    let useful = settings.separations.map { $0.filter { isSung || !$0.contains("vocal") } }
    guard let richest = useful.max(by: { $0.count < $1.count }), !richest.isEmpty else { return [] }
    if richest.count > 1 { return [richest] }
    let roles = Set(stems.map(\.role.rawValue))
    return useful.filter { !$0.isEmpty && roles.isSuperset(of: $0) }
  }

  /// Calm sections apart from lively ones, if the stem plays in both for long enough to be worth two clips.
  private func takes(_ sections: [Int]) -> [[Int]] {
    let calm = sections.filter { plan.sections[$0].energy < Self.calm }
    let lively = sections.filter { plan.sections[$0].energy >= Self.calm }
    let bars = { (own: [Int]) in own.reduce(0) { $0 + plan.sections[$1].bars } }
    return min(bars(calm), bars(lively)) >= 4 ? [lively, calm] : [sections]
  }

  /// The most bars in a row.
  private func longestRun(of sections: [Int]) -> Int {
    var (longest, run, last) = (0, 0, -2)
    for index in sections {
      run = (index == last + 1 ? run : 0) + plan.sections[index].bars
      (longest, last) = (max(longest, run), index)
    }
    return max(1, longest)
  }

  private func draft(_ task: ClipTask, _ words: String, _ duration: Seconds, _ role: StemRole?) -> ClipRequest {
    var draft = ClipRequest(id: "", task, words: words, duration: duration)
    draft.tempo = plan.bpm
    draft.meter = plan.meter
    if role != .drums, role != .percussion { draft.key = plan.key }
    draft.mayUpload = settings.mayUpload
    draft.audio = audio(for: role)
    return draft
  }

  /// The reference, where the backend takes it and may have it.
  private func audio(for role: StemRole?) -> ClipAudio? {
    guard let path = settings.reference, can.isLocal || settings.mayUpload else { return nil }
    if can.audio.contains(.style) { return ClipAudio(path: path, use: .style) }
    let isTune = role.map { [.chords, .pad, .lead, .arpeggio].contains($0) } ?? true
    return isTune && can.audio.contains(.melody) ? ClipAudio(path: path, use: .melody) : nil
  }
}
