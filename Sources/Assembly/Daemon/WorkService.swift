import Diagnostics
import DropFolder
import JobStore
import Limits
import ServiceLifecycle
import Settings
import System

/// Works off the jobs, as many at once as the settings allow, for as long as the daemon runs.
struct WorkService: Service {
  let house: Installation
  let backlog: Backlog
  let bell: Bell

  func run() async throws {
    defer { house.vitals.end(.scheduler) }
    await cancelWhenGracefulShutdown {
      await withDiscardingTaskGroup { group in
        var lastRelease = ContinuousClock.now
        while !Task.isCancelled {
          HangPoint.work.reached()
          while let job = await nextJob() {
            group.addTask {
              await WorkService.work(on: job, house, backlog) { await bell.ring() }
              await bell.ring()
            }
          }
          let pause = min(house.rescanInterval, house.networkRescanInterval)
          await bell.wait(atMost: pause, as: .scheduler, house.vitals)
          // The bell also rings when a job is held: trying it again at once would go round and round.
          guard ContinuousClock.now - lastRelease >= pause else { continue }
          lastRelease = .now
          await release()
        }
      }
    }
  }

  /// The job whose turn it is, if there is room for it; none while a share is away, where it could not be published.
  private func nextJob() async -> Job? {
    guard house.folders.areInPlace else { return nil }
    let most = house.settings.work.jobsAtOnce
    do {
      return await backlog.takeNext(of: try house.store.reader.queued(first: most + 65), atMost: most)
    } catch {
      house.observe(.trouble(Diagnosis.all(of: error, at: house.layout.state)))
      return nil
    }
  }

  /// Lets jobs that the environment held up try again where that may help, and archives what could not be archived when
  /// it was delivered.
  private func release() async {
    guard house.folders.areInPlace else { return }
    await backlog.forgive()
    do {
      let waiting = try house.store.reader.jobs(in: [.held, .delivered])
      let held = waiting.filter { $0.state == .held }.sorted { $0.priority > $1.priority }
      let returning = await house.limiter.returning(of: held.map(\.id))
      for job in waiting where await !backlog.isUnderWay(job.id) {
        if job.state == .held {
          guard returning.contains(job.id) else { continue }
          _ = try house.store.apply(.release, to: job, at: house.circumstances.time())
        } else if let claimed = try await backlog.claim(of: job.id, in: house.claim) {
          try JobRunner(house: house, claimed: claimed).archive(job)
        }
      }
    } catch {
      house.observe(.trouble(Diagnosis.all(of: error, at: house.layout.state)))
    }
  }

  /// Works on one job; an error that is not the job's own is told and leaves it where it is.
  ///
  /// `whenResting` is called when the job waits for a service, so that there is room for another one.
  static func work(
    on job: Job, _ house: Installation, _ backlog: Backlog, whenResting: @escaping @Sendable () async -> Void = {}
  ) async {
    var end = Backlog.End.later
    house.vitals.beat(.job(job.name))
    defer { house.vitals.end(.job(job.name)) }
    do {
      if let claimed = try await backlog.claim(of: job.id, in: house.claim) {
        let isOver = try await run(job, by: JobRunner(house: house, claimed: claimed), backlog, whenResting)
        end = isOver ? .over : .later
      } else if let id = JobID(job.id), try house.folders.hasClaim(of: id) {
        // Claims that cannot be read at the start are taken up by a later look at the inbox.
        _ = try house.store.apply(.hold(reason: "its files are not read yet"), to: job, at: house.circumstances.time())
      } else if let absence = house.absence {
        if !hold(job, [absence], house) { end = .trouble }
      } else {
        end = .over
        try JobRunner.giveUpLost(job, house)
      }
    } catch {
      let problems = Diagnosis.all(of: error, at: job.name)
      if !hold(job, problems, house) { house.observe(.trouble(problems)) }
      end = .trouble
    }
    await backlog.end(job.id, end)
  }

  /// Lets a job wait whose work was broken off, so that it is taken up again; false where that is not possible.
  ///
  /// Where the database is the trouble, the next start sees to that.
  private static func hold(_ seen: Job, _ problems: [Diagnosis], _ house: Installation) -> Bool {
    let reason = problems.map(\.description).joined(separator: "; ")
    let now = house.circumstances.time()
    guard let job = (try? house.store.reader.job(seen.id)) ?? nil,
      let held = try? house.store.apply(.hold(reason: reason), to: job, at: now)
    else { return false }
    house.observe(.held(name: held.name, reason: reason))
    return true
  }

  /// Works on a job in such a way that it can be stopped, and lets the backlog know when it rests and when it goes on.
  private static func run(
    _ job: Job, by runner: JobRunner, _ backlog: Backlog, _ whenResting: @escaping @Sendable () async -> Void
  ) async throws -> Bool {
    // One after the other, in the order in which they come.
    let (rests, rest) = AsyncStream.makeStream(of: Bool.self)
    let listening = Task {
      for await isResting in rests {
        await backlog.setRest(of: job.id, isResting)
        if isResting { await whenResting() }
      }
    }
    defer { listening.cancel() }
    var runner = runner
    runner.rest = { rest.yield($0) }
    let work = Task { [runner] in try await runner.run(job) }
    await backlog.setStop(of: job.id, work.cancel)
    return try await withTaskCancellationHandler {
      try await work.value
    } onCancel: {
      work.cancel()
    }
  }
}
