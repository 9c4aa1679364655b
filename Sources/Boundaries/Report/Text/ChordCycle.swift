/// The chords of a section, said as briefly as they repeat.
struct ChordCycle: Equatable {
  /// The shortest run of bars that makes up the whole when repeated.
  let bars: [String]
  /// How often it is played.
  let times: Int

  init(_ chords: [String]) {
    let period = (1...max(1, chords.count)).first { period in
      chords.count.isMultiple(of: period) && chords.indices.allSatisfy { chords[$0] == chords[$0 % period] }
    }
    bars = Array(chords.prefix(period ?? chords.count))
    times = bars.isEmpty ? 0 : chords.count / bars.count
  }
}
