import Clips
import HTTP

/// How ElevenLabs Music is asked.
public struct ElevenLabsSettings: Sendable {
  /// Nil for ElevenLabs itself; it has other servers for other regions.
  public var server: WebAddress?
  public var key: Secret
  /// Such as `music_v2`.
  public var model: String
  /// What comes back: `pcm_48000` and the like, which need a larger plan than `mp3_44100_128`.
  public var format = "pcm_48000"
  /// The same for stems, which know fewer formats.
  public var stemFormat = "pcm_48000"
  /// What a clip costs; the service publishes no price that could be used here.
  public var price: ClipPrice? = ClipPrice(unit: "calls", perCall: 1)
  /// How long a clip or its separation may take.
  public var patience: Duration = .seconds(900)
  /// How long its answer may come in slower than a kilobyte in a second.
  public var slowness: Duration = .seconds(30)
  /// In bytes.
  public var largestFile = 512 << 20

  public init(key: Secret, model: String) {
    self.key = key
    self.model = model
  }
}
