import Audio
import Music
import Planning

/// What sounds on the downbeat after the last bar, so that a track ends instead of stopping.
struct Ending {
  let plan: SongPlan
  let stem: StemPlan

  /// The tonic chord, a low root, or a last kick and crash.
  var notes: [Note] {
    let onset = plan.meter.bar * plan.bars
    let tonic = Chord(plan.key.tonic, plan.key.mode.family == .minor ? .minor : .major)
    switch stem.role {
    case .drums:
      return [DrumNote.kick, .crash].map { Note($0.pitch, velocity: 0.8, at: onset, for: Beats(1)) }
    case .bass:
      return [Note(Pitch.nearest(tonic.root, to: Pitch(stem.register)), velocity: 0.75, at: onset, for: held)]
    case .chords, .pad:
      let voicing = Voicing(tonic, near: Pitch(stem.register))
      return voicing.pitches.map { Note($0, velocity: 0.7, at: onset, for: held) }
    case .percussion, .lead, .arpeggio, .vocals, .effects:
      return []
    }
  }

  /// Half of the tail, so that the release and the room fit into the rest.
  private var held: Beats {
    let tail = Double(plan.frames) / SampleRate.standard.value - plan.barTime.value * Double(plan.bars)
    let quarters = max(0.25, min(4, tail / 2 * plan.bpm.quartersPerMinute / 60))
    return Beats(ticks: Int(quarters * Double(Beats.ticksPerQuarter)))
  }
}
