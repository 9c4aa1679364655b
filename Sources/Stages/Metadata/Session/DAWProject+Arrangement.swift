import Audio
import Music

/// The arrangement, in quarter notes; audio is positioned in seconds, so that nothing stretches it.
extension DAWProject {
  var arrangement: XMLElement {
    XMLElement("Arrangement", ["id": "arrangement"]) {
      XMLElement("Lanes", ["id": "lanes", "timeUnit": "beats"]) {
        for (index, stem) in stems.enumerated() { soundLane(stem, index) }
        for (index, part) in score.parts.enumerated() { noteLane(part, index) }
        if !gain.isEmpty { gainLane }
      }
      if !score.sections.isEmpty { markers }
      if let map = score.tempoMap { tempoAutomation(map) }
    }
  }

  private func soundLane(_ stem: StemFile, _ index: Int) -> XMLElement {
    let time = SampleRate.standard.time(of: frames).value
    let file = XMLElement("File", ["path": stem.file, "external": "true"])
    return XMLElement("Lanes", ["id": "stem\(index)Lane", "track": "stem\(index)"]) {
      XMLElement("Clips", ["id": "stem\(index)Clips"]) {
        XMLElement(
          "Clip",
          [
            "name": stem.name, "time": "0", "duration": "\(beats(in: time))", "contentTimeUnit": "seconds",
            "playStart": "0",
          ]
        ) {
          XMLElement(
            "Audio", ["id": "stem\(index)Audio", "duration": "\(time)", "channels": "2", "sampleRate": "48000"]
          ) { file }
        }
      }
    }
  }

  private func noteLane(_ part: Part, _ index: Int) -> XMLElement {
    let end = max(part.notes.map(\.end).max() ?? .zero, length)
    return XMLElement("Lanes", ["id": "part\(index)Lane", "track": "part\(index)"]) {
      XMLElement("Clips", ["id": "part\(index)Clips"]) {
        XMLElement("Clip", ["name": part.name, "time": "0", "duration": "\(end.quarters)", "playStart": "0"]) {
          XMLElement("Notes", ["id": "part\(index)Notes"]) {
            for note in part.notes { self.note(note, channel: part.isPercussion ? 9 : 0) }
          }
        }
      }
      automation(of: part, "part\(index)")
    }
  }

  private func note(_ note: Note, channel: Int) -> XMLElement {
    XMLElement(
      "Note",
      [
        "time": "\(note.onset.quarters)", "duration": "\(note.length.quarters)", "channel": "\(channel)",
        "key": "\(note.pitch.note)", "vel": "\(note.velocity)", "rel": "\(note.velocity)",
      ])
  }

  private var gainLane: XMLElement {
    XMLElement("Lanes", ["id": "gainLane", "track": "gain"]) {
      XMLElement("Points", ["id": "gainPoints", "unit": "linear"]) {
        XMLElement("Target", ["parameter": "gainVolume"])
        for point in gain {
          XMLElement(
            "RealPoint",
            [
              "time": "\(beats(in: point.time.value))", "value": "\(point.gain / greatestGain)",
              "interpolation": "linear",
            ])
        }
      }
    }
  }

  private var markers: XMLElement {
    XMLElement("Markers", ["id": "markers", "timeUnit": "beats"]) {
      for (section, bar) in zip(score.sections, score.sectionStarts) {
        XMLElement("Marker", ["name": section.name, "time": "\((score.meter.bar * bar).quarters)"])
      }
    }
  }

  private func tempoAutomation(_ map: TempoMap) -> XMLElement {
    XMLElement("TempoAutomation", ["id": "tempoPoints", "timeUnit": "beats", "unit": "bpm"]) {
      XMLElement("Target", ["parameter": "tempo"])
      for point in map.points {
        XMLElement(
          "RealPoint",
          [
            "time": "\(point.at.quarters)", "value": "\(point.bpm * map.opening.beat.quarters)",
            "interpolation": point.ramps ? "linear" : "hold",
          ])
      }
    }
  }

  /// The end of the last section.
  private var length: Beats { score.meter.bar * score.sections.reduce(0) { $0 + $1.bars } }

  private func beats(in seconds: Double) -> Double { score.clock.quarters(after: seconds) }
}
