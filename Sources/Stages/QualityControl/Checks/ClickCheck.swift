import Audio

extension CheckDefinition {
  /// The number of clicks: jumps of a sample or two that belong to no sound around them.
  static let clicks = CheckDefinition("clicks", title: "Clicks", repair: .anotherSeed(of: .named)) { measured, _ in
    let faults = measured.master.faults
    return ClickCheck.run(
      faults.clicks, explainedBy: faults.explainedJumps, stems: measured.stems?.stems ?? [])
  }
}

enum ClickCheck {
  /// As many quiet clicks only warn: a growling bass has corners that cannot be told from them.
  static let usual = 3
  /// The height from which on one click is enough; full scale is 1.
  static let loud: Float = 0.08

  /// Jumps within 4 ms of `explained` have a check of their own.
  static func run(_ clicks: [Click], explainedBy explained: [Seconds], stems: [StemMeasurement]) -> CheckResult {
    let clicks = clicks.filter { click in !explained.contains { abs(($0 - click.time).value) < 0.004 } }
    guard let first = clicks.first else {
      return CheckResult(
        .clicks, .pass, value: .number(0), target: .number(0), detail: "No sample jumps out of the sound.")
    }
    let loudest = clicks.max { $0.height < $1.height } ?? first
    let suspect = stems.first { stem in stem.clicks.contains { abs(($0.time - loudest.time).value) < 0.001 } }
    let isFault = clicks.count > usual || loudest.height >= loud
    return CheckResult(
      .clicks, isFault ? .fail : .warn, value: .number(Double(clicks.count)), target: .number(0),
      detail:
        "\(clicks.count == 1 ? "One click" : "\(clicks.count) clicks"), the loudest at \(timestamp(loudest.time)) and "
        + "\(number(Decibels(ofPeak: loudest.height))) dBFS high.",
      at: loudest.time, stem: suspect?.name)
  }
}

/// A jump in the waveform.
struct Click: Sendable, Equatable {
  let time: Seconds
  /// Distance of the sample from its neighbours; full scale is 1.
  let height: Float
}

/// Finds jumps in one channel by their fourth difference, which is small for everything that a sound predicts.
///
/// A lone sample that is `h` off has a fourth difference of 6 h with nothing before or after it. The attack of a drum has
/// noise behind it, or the sound is louder from there on; the jumps of a sawtooth come again and again. All of these are
/// no clicks.
struct ClickMeter: Sendable {
  /// A jump that comes again within this time is an edge of a wave.
  private static let period = Seconds.ms(60)
  /// Distance within which jumps are one and the same.
  private static let tolerance = Seconds.ms(1)
  /// The least height of an edge of the same wave, relative to the jump: differences grow with the fourth power of the
  /// frequency, so a wave that changes its colour changes its edges much.
  private static let kinship: Float = 0.12
  /// So many edges on one side of it are a wave that begins or ends.
  private static let train = 3
  /// Factor by which an edge exceeds the differences around it; noise hardly reaches it.
  private static let edge: Float = 7
  /// Frames that are examined together.
  private static let cell = 32
  /// The number of cells on either side that must be calm.
  private static let reach = 5
  /// The smallest height of a click: −40 dBFS, and a share of the loudest sample around.
  private static let least: Float = 0.01
  private static let leastShare: Float = 0.1
  /// Factor by which a click's difference exceeds the root mean square of the differences around.
  private static let prominence: Float = 16
  /// The least product of both shares: what stands out little from the sound must stand out much from its differences.
  private static let evidence: Float = 25

  private var line: [Float] = []
  /// The frame at which `line` begins.
  private var position: Int
  private var jumps: [Click] = []
  /// Everything that stands out of its surroundings somewhat, the jumps among them: the edges of a growling bass vary.
  private var edges: [Click] = []

  /// For sound that begins at `frame` of the track.
  init(at frame: Int = 0) { position = frame }

  /// Takes the next samples.
  mutating func add(_ samples: [Float]) {
    line += samples
    let cells = (line.count - 4) / Self.cell
    guard cells > 2 * Self.reach else { return }
    let measured = Self.measure(line, cells: cells)
    for k in Self.reach..<cells - Self.reach { examine(k, measured) }
    let done = (cells - 2 * Self.reach) * Self.cell
    line.removeFirst(done)
    position += done
  }

  /// The jumps in order, without those that keep coming.
  var clicks: [Click] {
    var from = edges.startIndex
    return jumps.filter { click in
      while from < edges.endIndex, edges[from].time < click.time - Self.period { from += 1 }
      let near = edges[from...].prefix { $0.time < click.time + Self.period }.filter {
        $0.height > Self.kinship * click.height
      }
      let before = near.filter { $0.time < click.time - Self.tolerance }.count
      let after = near.filter { $0.time > click.time + Self.tolerance }.count
      return !(before > 0 && after > 0 || max(before, after) >= Self.train)
    }
  }

  /// A cell's largest fourth difference and its frame, the energy of all differences, and the largest sample.
  private struct Cell {
    var most: Float = 0
    var at = 0
    var energy: Float = 0
    var peak: Float = 0
  }

  private static func measure(_ line: [Float], cells: Int) -> [Cell] {
    (0..<cells).map { k in
      var cell = Cell()
      for i in k * Self.cell..<(k + 1) * Self.cell {
        let d = abs(line[i] - 4 * line[i + 1] + 6 * line[i + 2] - 4 * line[i + 3] + line[i + 4])
        cell.energy += d * d
        cell.peak = max(cell.peak, abs(line[i + 2]))
        if d > cell.most { (cell.most, cell.at) = (d, i + 2) }
      }
      return cell
    }
  }

  private mutating func examine(_ k: Int, _ cells: [Cell]) {
    let cell = cells[k]
    guard cell.most > 6 * Self.least, cell.most >= cells[k - 1].most, cell.most > cells[k + 1].most else { return }
    let (before, after) = (cells[k - Self.reach...k - 2], cells[k + 2...k + Self.reach])
    let energy = max(before.map(\.energy).reduce(0, +), after.map(\.energy).reduce(0, +))
    let usual = (energy / Float((Self.reach - 1) * Self.cell)).squareRoot()
    let (quiet, loud) = (before.map(\.peak).max() ?? 0, after.map(\.peak).max() ?? 0)
    let height = cell.most / 6
    let share = height / max(quiet, loud, 1e-6)
    let click = Click(time: SampleRate.standard.time(of: position + cell.at), height: height)
    if cell.most > Self.edge * usual { edges.append(click) }
    guard cell.most > Self.prominence * usual, share > Self.leastShare, share * cell.most > Self.evidence * usual,
      loud < 2 * quiet + 0.001
    else { return }
    jumps.append(click)
  }
}
