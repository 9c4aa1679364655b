import Audio

/// The outcome of an order.
public struct ClipResult: Sendable, Hashable, Codable {
  public var files: [ClipFile]
  /// The service's name for it; nil where it gave none.
  public var remoteID: String?
  public var cost: ClipCost?
  /// The service's remarks, such as the seed, the model and the time it took.
  public var remarks: [String: String]

  public init(
    files: [ClipFile], remoteID: String? = nil, cost: ClipCost? = nil, remarks: [String: String] = [:]
  ) {
    self.files = files
    self.remoteID = remoteID
    self.cost = cost
    self.remarks = remarks
  }
}

/// A file with sound in it, as the service made it.
public struct ClipFile: Sendable, Hashable, Codable {
  /// Such as `mix` or `drums`.
  public var name: String
  public var path: String
  public var format: ClipFormat
  /// Nil where only decoding would tell.
  public var rate: SampleRate?
  public var channels: Int?
  public var bytes: Int

  public init(name: String, path: String, format: ClipFormat, bytes: Int) {
    self.name = name
    self.path = path
    self.format = format
    self.bytes = bytes
  }
}

/// A file format; the raw value is the usual ending of its name.
public enum ClipFormat: String, Sendable, Hashable, Codable, CaseIterable {
  case wav, flac, mp3, ogg
}
