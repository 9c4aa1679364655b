import Foundation
import Music

/// The automation of parts, on the tracks of their notes: the stems' sound has it already.
///
/// Level moves the fader and brightness a low-pass in front of it; the format has no parameter for the width.
extension DAWProject {
  /// The corner that leaves a sound as it is, and the octaves of the corner to an octave of brightness: what a saw needs, whose
  /// spectrum falls with 6 dB per octave.
  private static let (openCorner, slope) = (16_000.0, 3.0)

  /// The low-pass that a part's brightness moves.
  func lowPass(of track: String) -> XMLElement {
    XMLElement(
      "Equalizer", ["id": "\(track)Filter", "name": "Brightness", "deviceName": "Low-pass", "deviceRole": "audioFX"]
    ) {
      XMLElement("Band", ["type": "lowPass"]) {
        XMLElement(
          "Freq",
          [
            "id": "\(track)Corner", "name": "Corner", "min": "20", "max": "20000", "unit": "hertz",
            "value": "\(Self.openCorner)",
          ])
        XMLElement("Q", ["name": "Q", "unit": "linear", "value": "0.707"])
      }
    }
  }

  /// The points of a part's level and brightness.
  func automation(of part: Part, _ track: String) -> [XMLElement] {
    part.automation.compactMap { lane in
      switch lane.target {
      case .level:
        points(of: lane, "\(track)Level", moving: "\(track)Volume", unit: "linear") { min(2, pow(10, $0 / 20)) }
      case .brightness:
        points(of: lane, "\(track)Brightness", moving: "\(track)Corner", unit: "hertz") {
          (Self.openCorner * exp2(Self.slope * min(0, $0))).rounded()
        }
      case .width: nil
      }
    }
  }

  private func points(
    of lane: AutomationLane, _ id: String, moving parameter: String, unit: String, _ value: (Double) -> Double
  ) -> XMLElement {
    XMLElement("Points", ["id": id, "unit": unit]) {
      XMLElement("Target", ["parameter": parameter])
      for point in lane.points {
        XMLElement(
          "RealPoint",
          ["time": "\(point.at.quarters)", "value": "\(value(point.value))", "interpolation": "linear"])
      }
    }
  }
}
