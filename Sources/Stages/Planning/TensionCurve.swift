import Music

/// The tension of a song over its sections, 0…1: where it rises, where it falls and where it arrives.
///
/// The shape is that of the forms themselves: builds and pre-choruses rise towards what follows, breakdowns and bridges fall,
/// and each arrival (a drop or chorus) lands above the one before, so that the last is the highest of all. Level, filter and
/// width follow it. Source of the idea: M. Farbood, *A parametric, temporal model of musical tension* (2012), where loudness,
/// onsets, register and harmony add to one curve; the numbers are ours.
public struct TensionCurve: Sendable, Equatable {
  /// A section's part of the curve.
  public struct TensionSpan: Sendable, Equatable {
    public enum Motion: String, Sendable {
      /// The tension grows towards the section that follows.
      case rising
      /// It falls away.
      case falling
      /// The song is where it has been heading.
      case arrived
      /// It stays about where it is.
      case steady
    }

    public let motion: Motion
    /// The tension at its beginning and its end, 0…1.
    public let start: Double
    public let end: Double
    /// For an arrival its place among all of them, 0 for the first and 1 for the last; nil for other sections.
    public let arrival: Double?

    /// The tension when `way`, 0…1, of the section has passed; a rise is slow at first.
    public func tension(at way: Double) -> Double {
      let way = min(1, max(0, way))
      return start + (end - start) * (motion == .rising ? way * (1 + way) / 2 : way)
    }
  }

  /// One for each section.
  public let spans: [TensionSpan]
  private let bars: [Int]

  /// An arrival that is not the last stays this far below it, at most.
  private static let keptBack = 0.18

  public init(_ sections: [Section]) {
    bars = sections.map(\.bars)
    let arrivals = Self.arrivals(in: sections)
    var spans: [TensionSpan] = []
    for (i, section) in sections.enumerated() {
      let next = i + 1 < sections.count ? arrivals[i + 1].map(Self.height) ?? 0.75 * sections[i + 1].energy : 0
      spans.append(Self.span(section, arrival: arrivals[i], after: spans.last?.end, before: next))
    }
    self.spans = spans
  }

  /// The tension in the middle of each bar.
  public var perBar: [Double] {
    zip(spans, bars).flatMap { span, bars in
      (0..<bars).map { span.tension(at: (Double($0) + 0.5) / Double(bars)) }
    }
  }

  private static func span(
    _ section: Section, arrival: Double?, after last: Double?, before next: Double
  ) -> TensionSpan {
    let own = 0.75 * section.energy
    if let arrival {
      let height = height(of: arrival)
      return TensionSpan(motion: .arrived, start: height - 0.02, end: height, arrival: arrival)
    }
    let line = { (motion: TensionSpan.Motion, start: Double, end: Double) in
      TensionSpan(motion: motion, start: start, end: end, arrival: nil)
    }
    switch section.kind {
    case .build, .preChorus: return line(.rising, min(last ?? own, 0.45), max(0.6, 0.92 * next))
    case .intro: return line(.rising, 0.5 * own, max(own, 0.6 * next))
    case .breakdown, .bridge: return line(.falling, min(0.5, last ?? 0.5), 0.25)
    case .outro: return line(.falling, own, 0.4 * own)
    default: return line(.steady, own - 0.04, next > own ? own + 0.08 : own)
    }
  }

  private static func height(of arrival: Double) -> Double { 1 - keptBack * (1 - arrival) }

  /// The place of each arrival among all of them; sections that follow one another are one arrival.
  private static func arrivals(in sections: [Section]) -> [Double?] {
    var numbers: [Int?] = []
    var count = 0
    for (i, section) in sections.enumerated() {
      guard section.kind == .drop || section.kind == .chorus else {
        numbers.append(nil)
        continue
      }
      if i == 0 || sections[i - 1].kind != section.kind { count += 1 }
      numbers.append(count - 1)
    }
    return numbers.map { number in number.map { count > 1 ? Double($0) / Double(count - 1) : 1 } }
  }
}

extension SongPlan {
  /// The tension from beginning to end, which the form gives.
  public var tension: TensionCurve { TensionCurve(sections) }
}
