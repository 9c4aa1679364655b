import Music

/// The regions of a plain folder of recordings, or of a single one.
struct FolderInstrument {
  /// A recording with what its name and its header say.
  struct Recording {
    let path: String
    let name: SampleFileName
    /// The key on which it has its own pitch, with the cents that it is above it.
    let key: (note: Int, cents: Double)?
  }

  /// A drum is played by the files of its name: harder ones by harder strokes, and those of one force in turn.
  static func kit(_ recordings: [Recording]) -> [SampleRegion] {
    DrumNote.allCases.flatMap { drum in
      let own = recordings.filter { $0.name.drum == drum }
      return layers(of: own) { region, _ in
        (region.condition.lowKey, region.condition.highKey) = (drum.rawValue, drum.rawValue)
        (region.pitch.keycenter, region.pitch.keytrack) = (drum.rawValue, 0)
        region.playback.loop = .oneShot
        guard [.closedHat, .pedalHat, .openHat].contains(drum) else { return }
        (region.playback.group, region.playback.offBy) = (hats, hats)
      }
    }
  }

  /// Hats end each other.
  private static let hats = 1

  /// Recordings of several notes: each is played where it is the nearest.
  static func multisample(_ recordings: [Recording]) -> [SampleRegion] {
    let keys = Set(recordings.compactMap { $0.key?.note }).sorted()
    return keys.enumerated().flatMap { index, key in
      let low = index == 0 ? 0 : (keys[index - 1] + key) / 2 + 1
      let high = index + 1 == keys.count ? 127 : (key + keys[index + 1]) / 2
      return layers(of: recordings.filter { $0.key?.note == key }) { region, recording in
        (region.condition.lowKey, region.condition.highKey) = (low, high)
        pitched(&region, recording)
      }
    }
  }

  /// One recording on all keys.
  static func oneShot(_ recording: Recording) -> [SampleRegion] {
    layers(of: [recording]) { pitched(&$0, $1) }
  }

  private static func pitched(_ region: inout SampleRegion, _ recording: Recording) {
    region.pitch.keycenter = recording.key?.note ?? 60
    region.pitch.tune = -(recording.key?.cents ?? 0)
    region.envelope.release = release
  }

  /// Seconds that a note goes on behind its key, where nothing says how long: as long as a damper takes.
  private static let release = 0.15

  /// Layers of force with equal parts of the velocities, and in each its recordings in turn.
  private static func layers(
    of recordings: [Recording], _ adjust: (inout SampleRegion, Recording) -> Void
  ) -> [SampleRegion] {
    let forces = Set(recordings.map { $0.name.force ?? 0 }).sorted()
    return forces.enumerated().flatMap { layer, force in
      let turns = recordings.filter { ($0.name.force ?? 0) == force }
      return turns.enumerated().map { turn, recording in
        var region = SampleRegion(path: recording.path, place: SFZPlace(file: recording.path, line: 1))
        region.condition.lowVelocity = layer == 0 ? 0 : 127 * layer / forces.count + 1
        region.condition.highVelocity = 127 * (layer + 1) / forces.count
        (region.condition.sequenceLength, region.condition.sequencePosition) = (turns.count, turn + 1)
        // Layers are as loud as they were struck; velocity works within them.
        region.level.velocityTrack = forces.count > 1 ? 50 : 100
        adjust(&region, recording)
        return region
      }
    }
  }
}
