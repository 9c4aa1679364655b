import ClipRendering
import HTTP

/// The settings of one of Stability AI's audio models.
public struct StableAudioSettings: Sendable {
  static let usualPatience = Duration.seconds(600)

  public enum Model: String, Sendable, Hashable, CaseIterable {
    /// Answers with the sound itself.
    case stableAudio25 = "stable-audio-2.5"
    /// Takes orders, which are asked for later.
    case stableAudio3 = "stable-audio-3"
  }

  /// Nil for Stability AI itself.
  public var server: WebAddress?
  public var key: Secret
  public var model: Model
  /// 4…8; nil for the service's own choice.
  public var steps: Int?
  /// The classifier-free guidance: the closeness to the words, 1…25; nil for the service's own choice.
  public var guidance: Double?
  /// The price of a clip; the published one by default.
  public var price: ClipPrice?
  /// The longest time that a clip may take that is answered at once.
  public var patience = usualPatience
  /// The longest time that its answer may come in slower than a kilobyte a second.
  public var slowness: Duration = .seconds(30)
  /// In bytes.
  public var largestFile = 256 << 20

  public init(key: Secret, model: Model) {
    self.key = key
    self.model = model
    price = ClipPrice(unit: "credits", perCall: model == .stableAudio3 ? 26 : 20)
  }
}

extension ClipServiceKind {
  /// Stability AI's Stable Audio, which bills each call in credits.
  static let stableAudio = ClipServiceKind(
    "stable-audio", .hosted,
    patience: { settings in
      // What is answered with the sound itself is lost when nobody waits for it any more.
      settings[SharedSettings.model] == StableAudioSettings.Model.stableAudio3.rawValue
        ? .seconds(3600) : StableAudioSettings.usualPatience
    },
    make: { context in
      try context.made(
        StableAudioService(name: context.name, try StableAudioSettings(context), client: context.client))
    })
}

extension StableAudioSettings {
  fileprivate init(_ context: ServiceContext) throws {
    let known = Model.allCases.map(\.rawValue)
    let name = context.text(SharedSettings.model) ?? known[0]
    guard let model = Model(rawValue: name) else {
      throw context.problem("model", "\"\(name)\" is not known", "write one of \(known.joined(separator: ", "))")
    }
    self.init(key: try context.neededKey(), model: model)
    server = try context.ownServer()
    steps = context.steps
    price = context.price ?? price
    patience = context.patience ?? patience
    largestFile = context.largestFile ?? largestFile
  }
}
