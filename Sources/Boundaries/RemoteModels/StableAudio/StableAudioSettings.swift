import Clips
import HTTP

/// Which of Stability AI's audio models is asked.
public struct StableAudioSettings: Sendable {
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
  /// How closely it keeps to the words, 1…25; nil for the service's own choice.
  public var guidance: Double?
  /// What a clip costs; the published price by default.
  public var price: ClipPrice?
  /// How long a clip may take that is answered at once.
  public var patience: Duration = .seconds(600)
  /// How long its answer may come in slower than a kilobyte in a second.
  public var slowness: Duration = .seconds(30)
  /// In bytes.
  public var largestFile = 256 << 20

  public init(key: Secret, model: Model) {
    self.key = key
    self.model = model
    price = ClipPrice(unit: "credits", perCall: model == .stableAudio3 ? 26 : 20)
  }
}
