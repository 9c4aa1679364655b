import AudioFiles
import Metadata
import Planning
import QualityControl

extension Production {
  /// The choices of the installation's owner.
  public struct Options: Sendable {
    public var planning: Planner.Defaults
    public var tolerances: Tolerances
    public var severities = Severities()
    /// The number of stems that are rendered at a time.
    public var width: Int
    /// Names everything else that decides how prompts are read; with another one, they are read again.
    public var reading: String
    /// True if something is made of prompts that say next to nothing; otherwise they are refused.
    public var makesUnclearPrompts = false
    public var delivery: DeliveryOptions

    public init(
      planning: Planner.Defaults, tolerances: Tolerances, width: Int, reading: String = "",
      delivery: DeliveryOptions = DeliveryOptions()
    ) {
      self.planning = planning
      self.tolerances = tolerances
      self.width = width
      self.reading = reading
      self.delivery = delivery
    }
  }
}

/// The names of a delivery's files, and the formats that there are besides the WAVs of the master and its stems.
public struct DeliveryOptions: Sendable, Hashable {
  /// Further formats of the master.
  public var formats: [AudioFileFormat] = []
  /// Further formats of every stem.
  public var stemFormats: [AudioFileFormat] = []
  public var naming = Naming()

  public init() {}

  /// The patterns of the files' names, without their endings.
  public struct Naming: Sendable, Hashable {
    public var master = FileNaming.master
    public var stem = FileNaming.stem

    public init() {}
  }

  /// All formats, those of the master first.
  var allFormats: [AudioFileFormat] { formats + stemFormats.filter { !formats.contains($0) } }
}
