import System

/// Decides when what lies in the inbox has arrived in whole.
///
/// It is told the time and what was seen, and looks at nothing itself. Time is the monotonic clock's and counts from the
/// first sight: the times of files are compared for equality only, because file servers' clocks are wrong.
public struct ReadinessTracker: Sendable {
  private(set) var settings: Settings
  private var sightings: [FileName: StableSince] = [:]

  public init(settings: Settings = Settings()) { self.settings = settings }

  /// Waits as long as `settings` say from now on.
  mutating func follow(_ settings: Settings) { self.settings = settings }

  /// Takes note of a candidate as it is at `now`, on a clock that only goes forward, and says what to do with it.
  public mutating func observe(_ observation: Observation, at now: Duration) -> ReadinessDecision {
    var sighting = sightings[observation.candidate.name] ?? StableSince(observation, at: now)
    sighting.update(observation, at: now)
    sightings[observation.candidate.name] = sighting
    return verdict(on: observation, sighting, quietFor: now - sighting.lastChange)
  }

  /// Forgets everything that is no longer in the inbox.
  public mutating func keep(only names: Set<FileName>) { sightings = sightings.filter { names.contains($0.key) } }

  private func verdict(on seen: Observation, _ sighting: StableSince, quietFor quiet: Duration) -> ReadinessDecision {
    let location = seen.candidate.name.description
    if let problem = seen.candidate.problem {
      return settled(sighting, quiet, then: .refuse(problem))
    }
    switch seen.reading {
    case .unreadable(let why):
      return .wait(Waiting(.blocked, why, again: settings.pollInterval, outcome: Waiting.stays))
    case .ticket(.incomplete(let why)):
      let minutes = Int(settings.incompleteTimeout.components.seconds / 60)
      guard quiet < settings.incompleteTimeout else {
        return .refuse(.incomplete(location: location, why: why, minutes: minutes))
      }
      let kind: Waiting.WaitingKind = quiet < settings.stableFor ? .arriving : .incomplete
      let outcome =
        settings.looksOnce
        ? "It stays where it is, and every run looks at it again."
        : "When it has not changed for \(minutes > 0 ? "\(minutes) min" : "a minute"), it is moved to the folder of failed tickets, with the reason."
      return .wait(
        Waiting(
          kind, why, again: min(settings.stableFor, settings.incompleteTimeout - quiet),
          remedy: "save or copy the whole file again", outcome: outcome))
    case .ticket(.complete):
      if let reference = seen.missing.first { return missing(reference, location, quiet) }
      return settled(sighting, quiet, then: .claim(seen.candidate))
    }
  }

  private func missing(_ reference: String, _ location: String, _ quiet: Duration) -> ReadinessDecision {
    guard quiet < settings.referenceGrace else {
      return .refuse(.missingReference(location: location, reference: reference))
    }
    // Who grants no more time than files need to hold still wants it decided in the same pass.
    let kind: Waiting.WaitingKind = settings.referenceGrace <= settings.stableFor ? .arriving : .reference
    return .wait(
      Waiting(
        kind, "the reference \(reference) is not there yet", again: settings.referenceGrace - quiet,
        remedy: "put \(reference) where the ticket is, or write its name as it is there",
        outcome: "Without it, the ticket is moved to the folder of failed tickets after "
          + "\(settings.referenceGrace.components.seconds) s."))
  }

  private func settled(_ sighting: StableSince, _ quiet: Duration, then verdict: ReadinessDecision) -> ReadinessDecision
  {
    let window = sighting.renamedIn ? settings.settle : settings.stableFor
    if sighting.samples >= 2, quiet >= window { return verdict }
    let words = sighting.samples > 1 && quiet == .zero ? "it is still changing" : "it has just arrived"
    return .wait(Waiting(.settling, words, again: max(window - quiet, .milliseconds(1))))
  }
}

extension ReadinessTracker {
  /// The waiting times.
  public struct Settings: Sendable, Hashable {
    /// A complete ticket that was renamed into the inbox must hold still this long.
    public var settle: Duration = .milliseconds(200)
    /// Everything else must hold still this long, seen at least twice.
    public var stableFor: Duration = .seconds(2)
    /// A ticket that is not whole is refused when it has not changed for this long.
    public var incompleteTimeout: Duration = .seconds(15 * 60)
    /// A whole ticket waits this long for audio that it names.
    public var referenceGrace: Duration = .seconds(60)
    /// The time after which an unreadable entry is read again.
    public var pollInterval: Duration = .seconds(30)
    /// A single pass looks, which does not see how long something stays as it is.
    public var looksOnce = false

    public init() {}
  }

  /// The time of a candidate's last observation, and the time since which it has not changed.
  private struct StableSince {
    private(set) var members: [FileEntry]
    private(set) var lastChange: Duration
    private(set) var samples = 0
    private(set) var renamedIn: Bool

    init(_ observation: Observation, at now: Duration) {
      members = observation.candidate.members
      lastChange = now
      renamedIn = observation.renamedIn
    }

    mutating func update(_ observation: Observation, at now: Duration) {
      samples += 1
      guard members != observation.candidate.members else {
        renamedIn = renamedIn || observation.renamedIn
        return
      }
      members = observation.candidate.members
      lastChange = now
      samples = max(samples, 2)
      renamedIn = observation.renamedIn
    }
  }
}
