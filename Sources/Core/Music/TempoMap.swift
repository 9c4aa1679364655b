import Foundation

/// A place in musical time from which on a tempo holds, or moves evenly to that of the next place.
public struct TempoPoint: Sendable, Hashable, Codable {
  public let at: Beats
  /// Beats of the meter per minute.
  public let bpm: Double
  /// True if the tempo moves to the next point's, linearly in beats; false if it stays until there.
  public let ramps: Bool

  public init(at: Beats, bpm: Double, ramps: Bool = false) {
    (self.at, self.bpm, self.ramps) = (at, bpm, ramps)
  }

  enum CodingKeys: String, CodingKey {
    case bpm, ramps
    case at = "ticks"
  }
}

/// The tempo of a song from beginning to end: constant, or constant and linear in beats piece by piece.
///
/// Where the tempo goes linearly from v₀ over b beats with the slope k, v(x) = v₀ + k x, the time to x is
/// ∫ 60 / v dx = 60/k · ln(1 + k x / v₀) seconds, and its inverse is x = v₀/k · (exp(k t / 60) − 1). Both are exact, so that
/// beats and seconds turn into each other without a table.
public struct TempoMap: Sendable, Hashable {
  /// The tempo of the beginning.
  public let opening: Tempo
  /// In order, the first at the beginning; none where the tempo is constant.
  public let points: [TempoPoint]
  private let pieces: [TempoPiece]

  /// The same tempo throughout.
  public init(_ tempo: Tempo) { (opening, points, pieces) = (tempo, [], []) }

  /// Nil unless the points begin at 0, are in order, and have tempi above 0; beats are those of `meter`.
  public init?(_ points: [TempoPoint], in meter: Meter) {
    guard let first = points.first, first.at == .zero, points.allSatisfy({ $0.bpm > 0 && $0.bpm.isFinite }),
      zip(points, points.dropFirst()).allSatisfy({ $0.at <= $1.at })
    else { return nil }
    self.init(points, opening: Tempo(bpm: first.bpm, in: meter))
  }

  private init(_ points: [TempoPoint], opening: Tempo) {
    let scale = opening.beat.quarters
    var pieces: [TempoPiece] = []
    for (i, point) in points.enumerated() {
      let next = i + 1 < points.count ? points[i + 1] : nil
      let length = next.map { ($0.at - point.at).quarters } ?? .infinity
      let end = point.ramps ? next?.bpm ?? point.bpm : point.bpm
      let start = pieces.last?.end ?? 0
      pieces.append(
        TempoPiece(
          beat: point.at.quarters, time: start, length: length, tempo: point.bpm * scale, last: end * scale))
    }
    (self.opening, self.points, self.pieces) = (opening, points, pieces)
  }

  public var isConstant: Bool { points.isEmpty }

  /// The tempo at `beats`; where it jumps, the later one.
  public func tempo(at beats: Beats) -> Tempo {
    guard let piece = piece(at: beats.quarters) else { return opening }
    return Tempo(
      bpm: piece.tempo(after: beats.quarters - piece.beat) / opening.beat.quarters, beat: opening.beat)
  }

  /// The duration from the beginning to `beats`, in seconds; before the beginning the opening tempo holds.
  public func seconds(of beats: Beats) -> Double {
    guard let piece = piece(at: beats.quarters) else { return opening.seconds(of: beats) }
    return piece.time + piece.seconds(to: beats.quarters - piece.beat)
  }

  /// The quarter notes that have passed after so many seconds; the inverse of `seconds`.
  public func quarters(after seconds: Double) -> Double {
    guard let piece = pieces.last(where: { $0.time <= seconds }) ?? pieces.first else {
      return seconds * opening.quartersPerMinute / 60
    }
    return piece.beat + piece.quarters(after: seconds - piece.time)
  }

  /// The frame on which `beats` falls at `rate` frames per second.
  public func frame(of beats: Beats, rate: Double) -> Int {
    isConstant ? opening.frame(of: beats, rate: rate) : Int((seconds(of: beats) * rate).rounded())
  }

  private func piece(at quarters: Double) -> TempoPiece? { pieces.last { $0.beat <= quarters } ?? pieces.first }
}

/// A piece of a tempo map; tempi are in quarters per minute, lengths in quarters, times in seconds.
private struct TempoPiece: Sendable, Hashable {
  let beat: Double
  let time: Double
  let length: Double
  let tempo: Double
  let last: Double

  private var slope: Double { length.isFinite && length > 0 ? (last - tempo) / length : 0 }

  /// The time at which it ends.
  var end: Double { length.isFinite ? time + seconds(to: length) : .infinity }

  func tempo(after quarters: Double) -> Double { tempo + slope * max(0, min(length, quarters)) }

  func seconds(to quarters: Double) -> Double {
    let change = slope * quarters / tempo
    guard slope != 0, quarters > 0, abs(change) > 1e-12 else { return quarters * 60 / tempo }
    return 60 / slope * log1p(change)
  }

  func quarters(after seconds: Double) -> Double {
    let change = slope * seconds / 60
    guard slope != 0, seconds > 0, abs(change) > 1e-12 else { return seconds * tempo / 60 }
    return tempo / slope * expm1(change)
  }
}

/// A list of points, and the beat that they count in ticks.
extension TempoMap: Codable {
  private enum CodingKeys: String, CodingKey { case points, beat }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let points = try container.decode([TempoPoint].self, forKey: .points)
    let beat = try container.decode(Beats.self, forKey: .beat)
    guard let first = points.first, first.at == .zero, beat > .zero, points.allSatisfy({ $0.bpm > 0 }),
      zip(points, points.dropFirst()).allSatisfy({ $0.at <= $1.at })
    else {
      throw DecodingError.dataCorruptedError(forKey: .points, in: container, debugDescription: "these are no tempi")
    }
    self.init(points, opening: Tempo(bpm: first.bpm, beat: beat))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(isConstant ? [TempoPoint(at: .zero, bpm: opening.bpm)] : points, forKey: .points)
    try container.encode(opening.beat, forKey: .beat)
  }
}

/// A number of ticks.
extension Beats: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(ticks: try decoder.singleValueContainer().decode(Int.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(ticks)
  }
}
