import Audio
import Music

/// A session that sequencers open: a track of sound for each stem, a muted track of notes for each part, sections as markers.
///
/// With all faders at 1 it sounds like the master, since the stems add up to it. The stems stay where they are, beside
/// the session. What the limiter did is in them already; it is shown, below its greatest gain, as the volume of a track
/// through which nothing plays. Source: *DAWproject 1.0* (Bitwig and PreSonus), whose schema wants the elements in this
/// order.
public struct DAWProject: Sendable {
  /// A stem as the session finds it.
  public struct StemFile: Sendable {
    public let name: String
    /// The path from the session's folder.
    public let file: String

    public init(name: String, file: String) {
      self.name = name
      self.file = file
    }
  }

  /// A point of the master's gain over time.
  public struct AutomationPoint: Sendable {
    public let time: Seconds
    /// As a factor.
    public let gain: Double

    public init(time: Seconds, gain: Double) {
      self.time = time
      self.gain = gain
    }
  }

  let score: Score
  let stems: [StemFile]
  let frames: Int
  let software: (name: String, version: String)
  let genre: String
  let comment: String
  let gain: [AutomationPoint]

  /// `frames` is the length of every stem at 48 kHz, and `gain` what glue and limiter have done to all of them alike.
  public init(
    _ score: Score, stems: [StemFile], frames: Int, software: (name: String, version: String), genre: String = "",
    comment: String = "", gain: [AutomationPoint] = []
  ) {
    self.score = score
    self.stems = stems
    self.frames = frames
    self.software = software
    self.genre = genre
    self.comment = comment
    self.gain = gain
  }

  /// The bytes of the `.dawproject` file.
  public var bytes: [UInt8] {
    ZipArchive([("project.xml", Array(project.document.utf8)), ("metadata.xml", Array(metadata.document.utf8))]).bytes
  }

  var metadata: XMLElement {
    XMLElement("MetaData") {
      XMLElement("Title", text: score.title)
      XMLElement("Genre", text: genre)
      XMLElement("Comment", text: comment)
    }
  }

  var project: XMLElement {
    XMLElement("Project", ["version": "1.0"]) {
      XMLElement("Application", ["name": software.name, "version": software.version])
      XMLElement("Transport") {
        XMLElement(
          "Tempo",
          [
            "id": "tempo", "name": "Tempo", "min": "20", "max": "666", "unit": "bpm",
            "value": "\(score.tempo.quartersPerMinute)",
          ])
        XMLElement(
          "TimeSignature",
          ["id": "signature", "numerator": "\(score.meter.beats)", "denominator": "\(score.meter.unit)"])
      }
      XMLElement("Structure") {
        for (index, stem) in stems.enumerated() { soundTrack(stem, index) }
        for (index, part) in score.parts.enumerated() { noteTrack(part, index) }
        if !gain.isEmpty { gainTrack }
        masterTrack
      }
      arrangement
      XMLElement("Scenes")
    }
  }
}
