import Testing

@testable import DropFolder
@testable import System

/// What is decided from the marks that are known and those that are seen, without a disk.
@Suite struct FolderVerdictTests {
  private static let (mine, others) = (Studio.id(1), Studio.id(2))

  /// A folder that is remembered, and what is seen at its path.
  private func evidence(
    _ role: FolderRole, known: Bool = true, ownDisk: Bool = false, seen: FolderState,
    _ change: (inout FolderEvidence) -> Void = { _ in }
  ) -> FolderEvidence {
    let record = known ? FolderRecord(id: Self.mine, hasOwnDisk: ownDisk, path: "/music/\(role.rawValue)") : nil
    var evidence = FolderEvidence(role: role, known: record, seen: seen)
    evidence.root = role == .root ? nil : .inPlace
    change(&evidence)
    return evidence
  }

  private static let (marked, foreign, bare, nothing) = (
    FolderState(mark: mine), FolderState(mark: others), FolderState(), FolderState(isThere: false)
  )
  private static let newDisk = FolderState(hasOwnDisk: true)

  @Test(arguments: FolderRole.allCases) func `the folder that is known is used, whatever else is the case`(
    role: FolderRole
  ) {
    for (isMoved, hasOpenJobs, ownDisk) in [(false, false, false), (true, true, true), (false, true, false)] {
      let evidence = evidence(role, ownDisk: ownDisk, seen: Self.marked) {
        ($0.isMoved, $0.hasOpenJobs, $0.root) = (isMoved, hasOpenJobs, nil)
      }
      #expect(FolderVerdict(on: evidence) == .use)
    }
  }

  @Test(arguments: FolderRole.allCases) func `a share that is away is waited for, be its mount point bare or gone`(
    role: FolderRole
  ) {
    for hasOpenJobs in [false, true] {
      for (seen, absence) in [(Self.bare, FolderAbsence.unmarked), (Self.nothing, .missing), (Self.foreign, .other)] {
        let evidence = evidence(role, ownDisk: true, seen: seen) { $0.hasOpenJobs = hasOpenJobs }
        #expect(FolderVerdict(on: evidence) == .wait(absence))
      }
    }
  }

  @Test func `a root is waited for when it was renamed or lies on a share that is away`() {
    for (seen, absence) in [(Self.bare, FolderAbsence.unmarked), (Self.nothing, .missing), (Self.foreign, .other)] {
      #expect(FolderVerdict(on: evidence(.root, seen: seen)) == .wait(absence))
    }
  }

  @Test func `where nothing is known yet, what is there is marked and what is missing is made`() {
    for role in FolderRole.allCases {
      let fresh: (inout FolderEvidence) -> Void = { ($0.history, $0.root) = (.fresh, .new) }
      #expect(FolderVerdict(on: evidence(role, known: false, seen: Self.bare, fresh)) == .mark)
      #expect(FolderVerdict(on: evidence(role, known: false, seen: Self.nothing, fresh)) == .make)
      #expect(FolderVerdict(on: evidence(role, known: false, seen: Self.foreign, fresh)) == .adopt)
    }
  }

  @Test func `nothing is made where a mount point is empty that the machine is to have`() {
    for seen in [Self.bare, Self.nothing] {
      let evidence = evidence(.root, known: false, seen: seen) { ($0.history, $0.unmounted) = (.fresh, "/mnt/nas") }
      #expect(FolderVerdict(on: evidence) == .wait(.unmounted("/mnt/nas")))
    }
  }

  @Test func `a plain folder that was deleted in its root is made anew, unless it held claimed tickets`() {
    #expect(FolderVerdict(on: evidence(.archive, seen: Self.nothing)) == .make)
    #expect(FolderVerdict(on: evidence(.queue, seen: Self.bare) { $0.hasOpenJobs = true }) == .mark)
    #expect(FolderVerdict(on: evidence(.inbox, seen: Self.bare)) == .mark)
    #expect(FolderVerdict(on: evidence(.inbox, seen: Self.bare) { $0.hasOpenJobs = true }) == .wait(.unmarked))
    #expect(FolderVerdict(on: evidence(.inbox, seen: Self.nothing) { $0.hasOpenJobs = true }) == .wait(.missing))
    // While the program runs, somebody may be exchanging it at this moment.
    #expect(FolderVerdict(on: evidence(.queue, seen: Self.nothing) { $0.wasOpen = true }) == .wait(.missing))
  }

  @Test func `a disk that is mounted over a folder in use takes its location when no job is left in it`() {
    #expect(FolderVerdict(on: evidence(.inbox, seen: Self.newDisk)) == .mark)
    #expect(FolderVerdict(on: evidence(.root, seen: Self.newDisk)) == .mark)
    #expect(FolderVerdict(on: evidence(.inbox, seen: Self.newDisk) { $0.hasOpenJobs = true }) == .wait(.unmarked))
    #expect(FolderVerdict(on: evidence(.outbox, seen: Self.newDisk) { $0.hasOpenJobs = true }) == .mark)
    #expect(FolderVerdict(on: evidence(.inbox, ownDisk: true, seen: Self.newDisk)) == .wait(.unmarked))
  }

  @Test func `settings that name another location are followed when no job is left in the old one`() {
    for (seen, verdict) in [(Self.bare, FolderVerdict.mark), (Self.nothing, .make), (Self.foreign, .adopt)] {
      #expect(FolderVerdict(on: evidence(.root, ownDisk: true, seen: seen) { $0.isMoved = true }) == verdict)
      let busy = evidence(.root, seen: seen) { ($0.isMoved, $0.hasOpenJobs) = (true, true) }
      if case .wait = FolderVerdict(on: busy) {} else { Issue.record("\(seen)") }
      let outbox = evidence(.outbox, ownDisk: true, seen: seen) { ($0.isMoved, $0.hasOpenJobs) = (true, true) }
      #expect(FolderVerdict(on: outbox) == verdict)
    }
  }

  @Test func `in a root that the owner has called new, plain folders are new and shares are waited for`() {
    let new: (inout FolderEvidence) -> Void = { ($0.root, $0.hasOpenJobs) = (.new, true) }
    #expect(FolderVerdict(on: evidence(.inbox, seen: Self.bare, new)) == .mark)
    #expect(FolderVerdict(on: evidence(.inbox, seen: Self.nothing, new)) == .make)
    #expect(FolderVerdict(on: evidence(.inbox, seen: Self.foreign, new)) == .adopt)
    #expect(FolderVerdict(on: evidence(.inbox, ownDisk: true, seen: Self.bare, new)) == .wait(.unmarked))
  }

  @Test func `a root that holds the state folder is the right one even without its mark`() {
    let evidence = evidence(.root, seen: Self.bare) { ($0.holdsState, $0.hasOpenJobs) = (true, true) }
    #expect(FolderVerdict(on: evidence) == .mark)
  }

  @Test(arguments: [
    (FolderRole.root, false, false, FolderVerdict.wait(.unmarked)), (.root, true, true, .mark),
    (.inbox, true, true, .mark), (.inbox, false, true, .wait(.unmarked)), (.inbox, false, false, .mark),
    (.outbox, false, true, .wait(.unmarked)), (.failed, false, true, .mark), (.archive, false, true, .mark),
    (.queue, false, true, .mark),
  ])
  func `folders in use before there were marks are known by what lies hidden in them`(
    role: FolderRole, hasTraces: Bool, hasOpenJobs: Bool, verdict: FolderVerdict
  ) {
    let seen = FolderState(hasTraces: hasTraces)
    let evidence = evidence(role, known: false, seen: seen) { ($0.history, $0.hasOpenJobs) = (.unmarked, hasOpenJobs) }
    #expect(FolderVerdict(on: evidence) == verdict)
  }

  @Test func `a root in use before there were marks that is not there is waited for`() {
    let evidence = evidence(.root, known: false, seen: Self.nothing) { $0.history = .unmarked }
    #expect(FolderVerdict(on: evidence) == .wait(.missing))
  }
}
