import Foundation
import Music

/// The mixer: every fader at 1, what plays the notes muted.
extension DAWProject {
  func soundTrack(_ stem: StemFile, _ index: Int) -> XMLElement {
    track("stem\(index)", named: stem.name, holding: "audio", isMuted: false)
  }

  func noteTrack(_ part: Part, _ index: Int) -> XMLElement {
    track(
      "part\(index)", named: "\(part.name) notes", holding: "notes", isMuted: true,
      devices: part.lane(.brightness) == nil ? [] : [lowPass(of: "part\(index)")])
  }

  var gainTrack: XMLElement {
    let drive = String(format: "%+.1f", 20 * log10(greatestGain))
    return track(
      "gain", named: "Limiter gain below \(drive) dB (in the stems already)", holding: "automation", isMuted: false)
  }

  /// The gain that is shown as 1, since faders end at a factor of 2.
  var greatestGain: Double { gain.map(\.gain).max().flatMap { $0 > 0 ? $0 : nil } ?? 1 }

  var masterTrack: XMLElement {
    XMLElement("Track", ["id": "master", "name": "Master", "contentType": "audio notes", "loaded": "true"]) {
      XMLElement("Channel", ["id": "masterChannel", "audioChannels": "2", "role": "master", "solo": "false"]) {
        fader("master", isMuted: false)
      }
    }
  }

  private func track(
    _ id: String, named name: String, holding content: String, isMuted: Bool, devices: [XMLElement] = []
  ) -> XMLElement {
    XMLElement("Track", ["id": id, "name": name, "contentType": content, "loaded": "true"]) {
      XMLElement(
        "Channel",
        [
          "id": "\(id)Channel", "audioChannels": "2", "destination": "masterChannel", "role": "regular",
          "solo": "false",
        ]
      ) {
        if !devices.isEmpty { XMLElement("Devices") { devices } }
        fader(id, isMuted: isMuted)
      }
    }
  }

  private func fader(_ id: String, isMuted: Bool) -> [XMLElement] {
    [
      XMLElement("Mute", ["id": "\(id)Mute", "name": "Mute", "value": "\(isMuted)"]),
      XMLElement(
        "Pan", ["id": "\(id)Pan", "name": "Pan", "min": "0", "max": "1", "unit": "normalized", "value": "0.5"]),
      XMLElement(
        "Volume", ["id": "\(id)Volume", "name": "Volume", "min": "0", "max": "2", "unit": "linear", "value": "1"]),
    ]
  }
}
