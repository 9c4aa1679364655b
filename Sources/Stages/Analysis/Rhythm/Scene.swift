/// All that was heard of a recording, over time.
struct Scene {
  let curves: OnsetCurves
  let pitches: PitchTrack
  let texture: TextureTrack
}
