import ClipRendering
import HTTP

/// The settings of ElevenLabs Music.
public struct ElevenLabsSettings: Sendable {
  static let usualPatience = Duration.seconds(900)

  /// Nil for ElevenLabs itself; it has other servers for other regions.
  public var server: WebAddress?
  public var key: Secret
  /// Such as `music_v2`.
  public var model: String
  /// The format of the sound: `pcm_48000` and the like, which need a larger plan than `mp3_44100_128`.
  public var format = "pcm_48000"
  /// The same for stems, which know fewer formats.
  public var stemFormat = "pcm_48000"
  /// The price of a clip; the service publishes none that could be used here, so that calls are counted.
  public var price: ClipPrice? = ClipPrice(unit: "calls", perCall: 1)
  /// The longest time that a clip or its separation may take.
  public var patience = usualPatience
  /// The longest time that its answer may come in slower than a kilobyte a second.
  public var slowness: Duration = .seconds(30)
  /// In bytes.
  public var largestFile = 512 << 20

  public init(key: Secret, model: String) {
    self.key = key
    self.model = model
  }
}

extension ClipServiceKind {
  /// ElevenLabs Music, which answers with the sound itself and bills each call.
  static let elevenLabs = {
    var kind = ClipServiceKind("elevenlabs", .hosted, patience: { _ in ElevenLabsSettings.usualPatience }) { context in
      try context.made(
        ElevenLabsMusic(name: context.name, try ElevenLabsSettings(context), client: context.client))
    }
    kind.hasFormats = true
    return kind
  }()
}

extension ElevenLabsSettings {
  fileprivate init(_ context: ServiceContext) throws {
    self.init(key: try context.neededKey(), model: context.text(SharedSettings.model) ?? "music_v1")
    server = try context.ownServer()
    if let format = context.text(SharedSettings.format) { (self.format, stemFormat) = (format, format) }
    price = context.price ?? price
    patience = context.patience ?? patience
    largestFile = context.largestFile ?? largestFile
  }
}
