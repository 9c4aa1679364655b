import Audio
import Music
import Planning

/// What changes in a stem's sound along the way: its level and width follow the song's tension, its brightness moves within
/// sections.
///
/// Where the style turns filters (dance music, and synthesised sounds anywhere) brightness sweeps; players of acoustic
/// instruments swell with the phrase, and what is played louder is brighter. Depths: a swell of 2 to 3 dB is a dynamic mark or
/// less (A. Gabrielsson, *Music performance research at the millennium*, 2003); the rest is ours.
struct AutomationComposer {
  let stem: StemPlan
  let plan: SongPlan

  /// The moment before a section in which controls move to where it begins.
  private static let approach = Beats.sixteenths(1)

  /// The lanes over the sections in which the stem plays; none for effects, which are motion themselves.
  var lanes: [AutomationLane] {
    guard stem.role != .effects else { return [] }
    return [
      lane(.level) { LevelMotion(span: $0, manner: manner, range: range).points },
      lane(.brightness) { BrightnessMotion(span: $0, manner: manner, depth: depth * range, isEarly: isEarly).points },
      lane(.width) { widths(in: $0) },
    ].compactMap(\.self)
  }

  /// How a stem is moved.
  enum AutomationManner {
    /// A filter opens and closes over several bars.
    case sweep
    /// Level and brightness rise and fall with the phrase.
    case swell
    /// Only what the form wants.
    case plain
  }

  private var manner: AutomationManner {
    switch stem.role {
    case .drums, .percussion, .vocals, .effects: .plain
    default: stem.program == nil || Self.filteringTones.contains(plan.tone) ? .sweep : .swell
    }
  }

  /// The families of genres whose producers turn filters on whatever plays.
  private static let filteringTones: Set<String> = ["club", "bass", "lo-fi"]

  /// The octaves of a whole sweep or swell.
  private var depth: Double {
    switch stem.role {
    case .chords, .pad, .arpeggio: manner == .sweep ? 1.4 : 1.1
    case .counter, .bass: manner == .sweep ? 1.1 : 0.9
    case .lead: 0.8
    case .percussion where Self.filteringTones.contains(plan.tone): 1
    case .drums, .percussion, .vocals, .effects: 0
    }
  }

  /// A dynamic song moves farther, a steady one less.
  private var range: Double { 1 + 0.5 * plan.character(.range) }

  /// Half of the stems are half a sweep ahead, so that not everything opens at once.
  private var isEarly: Bool {
    var random = SeededRandom(plan.seed.derived("automation", stem.name))
    return random.chance(0.5)
  }

  private func lane(
    _ target: AutomationTarget, _ points: (AutomatedSpan) -> [AutomatedSpan.MotionPoint]
  ) -> AutomationLane? {
    let (tension, starts) = (plan.tension, plan.sectionStarts)
    var all: [AutomationLane.Breakpoint] = []
    for index in stem.sections {
      let bars = plan.sections[index].bars
      let span = AutomatedSpan(
        tension: tension.spans[index], kind: plan.sections[index].kind, bars: bars,
        seconds: plan.duration(of: starts[index]..<starts[index] + bars).value)
      let (start, length) = (plan.meter.bar * starts[index], (plan.meter.bar * bars).ticks - Self.approach.ticks)
      all += points(span).map {
        AutomationLane.Breakpoint(at: Beats(ticks: start.ticks + Int($0.way * Double(length))), value: $0.value)
      }
    }
    let lane = AutomationLane(target, points: all)
    return lane.points.allSatisfy { $0.value == target.neutral } ? nil : lane
  }

  /// A build narrows towards the arrival, which opens, the last one the farthest; the low end stays in the middle.
  private func widths(in span: AutomatedSpan) -> [AutomatedSpan.MotionPoint] {
    guard ![.bass, .drums, .vocals].contains(stem.role) else { return [] }
    switch span.tension.motion {
    case .rising: return [.init(0, 1), .init(1, 0.75)]
    case .arrived:
      let width = 1 + 0.2 * (span.tension.arrival ?? 1)
      return [.init(0, width), .init(1, width)]
    case .falling: return [.init(0, 1.05), .init(1, 1.05)]
    case .steady: return [.init(0, 0.9), .init(1, 0.9)]
    }
  }
}
