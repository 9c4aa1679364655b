import Audio
import Diagnostics
import Music
import Planning
import Prompt

/// The clips that a song is made of, by what a generator can do.
public struct ClipPlan: Sendable, Equatable {
  public let form: ClipForm
  /// The orders, in the order of the stems.
  public let orders: [ClipOrder]
  /// The ways in which a song is taken apart: the stems of each request.
  public let separations: [[String]]
  /// The stems that the program's own engine plays, and why.
  public let embedded: [EmbeddedStem]

  /// A stem that is not made of clips.
  public struct EmbeddedStem: Sendable, Hashable, Codable {
    public let stem: String
    /// Such as `the backend does not sing`.
    public let reason: String

    public init(stem: String, reason: String) {
      self.stem = stem
      self.reason = reason
    }
  }

  /// The facts about a backend that a plan depends on.
  public struct Settings: Sendable {
    /// The backend's name, for messages.
    public var name: String
    public var can: ClipCapabilities
    /// Nil for the best that it can do.
    public var form: ClipForm?
    /// The sets of stems that songs can be taken apart into; empty where nothing can.
    public var separations: [[String]]
    /// The recording that the track shall resemble, where the backend may have it.
    public var reference: String?
    public var mayUpload: Bool

    public init(
      name: String, can: ClipCapabilities, form: ClipForm? = nil, separations: [[String]] = [],
      reference: String? = nil, mayUpload: Bool = false
    ) {
      self.name = name
      self.can = can
      self.form = form
      self.separations = separations
      self.reference = reference
      self.mayUpload = mayUpload
    }
  }

  /// The clips for `plan`; throws `Problems` when the backend cannot make such a song in any way.
  public init(_ plan: SongPlan, _ brief: Brief, _ settings: Settings) throws(Problems) {
    guard plan.tempoMap == nil else { throw Self.changingTempo(settings) }
    let length = ClipLength(plan, settings.can).whole
    guard let form = settings.form ?? ClipForm(settings.can, length: length),
      form.isPossible(settings.can, length: length)
    else {
      throw Self.impossible(settings, length)
    }
    let maker = ClipOrderPlanner(plan: plan, brief: brief, settings: settings)
    self.form = form
    embedded = plan.stems.compactMap { stem in
      maker.objection(to: stem, form).map { EmbeddedStem(stem: stem.name, reason: $0) }
    }
    let own = Set(embedded.map(\.stem))
    let played = plan.stems.filter { !own.contains($0.name) }
    orders = form == .song ? [maker.song(of: played)] : played.flatMap { maker.orders(for: $0, form) }
    separations = form == .song ? maker.separations(of: played) : []
  }

  /// True if `stem` is made of clips.
  public func makes(_ stem: StemPlan) -> Bool { orders.contains { $0.stem == stem.name } }

  /// The orders for `stem`, take by take.
  public func orders(for stem: StemPlan) -> [ClipOrder] { orders.filter { $0.stem == stem.name } }

  /// The order to take the recording at `path` apart into `names`.
  public func separation(of path: String, into names: [String], seed: Seed) -> ClipOrder {
    var draft = ClipRequest(id: "", .separate(names), words: "", seed: seed.derived("separation"))
    draft.audio = ClipAudio(path: path, use: .separation)
    // It was made for this job, and is nobody's secret.
    draft.mayUpload = true
    return ClipOrder(stem: nil, sections: [], bars: 0, draft: draft)
  }

  private static func changingTempo(_ settings: Settings) -> Problems {
    Problems(
      Diagnosis(
        code: "clips.unfit", location: settings.name,
        finding: "it makes clips of one tempo, and the tempo of this song changes",
        remedy: "let the engine play what a backend cannot (fallback), or ask for one tempo"))
  }

  private static func impossible(_ settings: Settings, _ length: Seconds) -> Problems {
    let range = settings.can.lengths
    return Problems(
      Diagnosis(
        code: "clips.unfit", location: settings.name,
        finding: "it makes clips of \(ClipPrompt.plain(range.lowerBound.value))…"
          + "\(ClipPrompt.plain(range.upperBound.value)) s, and the song needs \(ClipPrompt.plain(length.value)) s"
          + (settings.form.map { " as \($0.rawValue)" } ?? ""),
        remedy: "ask for another duration, or use another backend"))
  }
}

extension SongPlan {
  /// The name of what a separation leaves over.
  public static let residual = "residual"

  /// The same song with the stems of a recording that was taken apart into `names`, and `others`, which are added to it.
  ///
  /// Separated stems keep their levels: together with the residual they are the recording. Without names, all of it is one
  /// stem called `song`.
  public func separated(into names: [String], besides others: [StemPlan]) -> SongPlan {
    let parts = names.isEmpty ? ["song"] : names + [Self.residual]
    let everywhere = Array(sections.indices)
    let separated = parts.enumerated().map { index, name in
      StemPlan(
        recorded: name, role: Self.role(of: name), number: index + 1, genre: genre, sections: everywhere)
    }
    return replacing(stems: separated + others.enumerated().map { $1.numbered(parts.count + $0 + 1) })
  }

  private static func role(of name: String) -> StemRole {
    switch name {
    case "drums": .drums
    case "percussion": .percussion
    case "bass": .bass
    case "vocals", "backing_vocals": .vocals
    case "strings", "brass", "woodwinds", "synth": .pad
    case "fx", residual: .effects
    default: .chords
    }
  }
}
