import AudioFiles
import Metadata

/// What a delivery's files are called, and which there are besides the master and its stems.
public struct DeliveryWishes: Sendable, Hashable {
  /// Further formats of the master.
  public var formats: [SoundFormat] = []
  /// Further formats of every stem.
  public var stemFormats: [SoundFormat] = []
  public var naming = Naming()

  public init() {}

  /// What files are called, without their endings.
  public struct Naming: Sendable, Hashable {
    public var master = FileNaming.master
    public var stem = FileNaming.stem

    public init() {}
  }

  /// All formats, those of the master first.
  var allFormats: [SoundFormat] { formats + stemFormats.filter { !formats.contains($0) } }
}
