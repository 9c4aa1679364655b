import Audio
import Music

/// A piece of sound that a service is asked for.
public struct ClipRequest: Sendable, Hashable, Codable {
  /// Names this order: the same whenever it is repeated after a crash, another one for each new attempt.
  ///
  /// 1…64 letters, digits, `-` and `_`; services that know orders by name get it.
  public var id: String
  public var task: ClipTask
  /// What it shall sound like; neither tempo nor key.
  public var words: String
  /// Nil for music without singing.
  public var lyrics: String?
  public var tempo: Tempo?
  public var key: Key?
  public var meter: Meter?
  /// Nil for as long as the service finds right.
  public var duration: Seconds?
  public var seed: Seed
  public var audio: ClipAudio?
  /// Whether `audio` may leave this house.
  public var mayUpload: Bool

  public init(
    id: String, _ task: ClipTask, words: String, duration: Seconds? = nil, seed: Seed = Seed(0)
  ) {
    self.id = id
    self.task = task
    self.words = words
    self.duration = duration
    self.seed = seed
    mayUpload = false
  }

  /// What the words and the wishes come to in one text, for a service that has fields of its own for `fields` only.
  public func prompt(besides fields: Set<ClipWish>) -> String {
    var parts = [words]
    if case .stem(let name) = task { parts.append("\(name) only, no other instruments") }
    if let tempo, !fields.contains(.tempo) { parts.append("\(Self.short(tempo.bpm)) BPM") }
    if let key, !fields.contains(.key) { parts.append("in \(key)") }
    if lyrics == nil, !fields.contains(.lyrics) { parts.append("instrumental") }
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private static func short(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\((value * 10).rounded() / 10)"
  }

  /// The seed as services take it: the same for the same seed, in 1…`largest`, as 0 often means chance.
  public func seed(upTo largest: UInt64) -> Int {
    1 + Int(seed.value % max(1, min(largest, UInt64(Int.max))))
  }
}

/// A field of a request that a service may know as such; what it does not know is spelled out in words.
public enum ClipWish: String, Sendable, Hashable, Codable, CaseIterable {
  case tempo, key, meter, duration, seed, lyrics
}
