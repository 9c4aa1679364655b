import Foundation
import Glibc
import Testing

@testable import DropFolder
@testable import System

/// One after the other, for a process can watch only once at a time.
@Suite(.serialized, .timeLimit(.minutes(1))) struct FolderEventsTests {
  private let studio: Studio

  init() throws { studio = try Studio() }

  private func hint(
    in events: FolderEvents, where matches: (FolderHint) -> Bool, after act: () throws -> Void
  ) async throws -> Bool {
    try act()
    for await hint in events.hints where matches(hint) { return true }
    return false
  }

  @Test func `creating, renaming in and making a folder are all heard`() async throws {
    let inbox = studio.layout.inbox
    let events = try FolderEvents(watching: [inbox, studio.layout.queue])
    #expect(events.limits.isEmpty)
    let changed: (FolderHint) -> Bool = { $0 == .changed(folder: inbox) }
    #expect(try await hint(in: events, where: changed) { try studio.drop("a.json") })
    let renamed: (FolderHint) -> Bool = { $0 == .renamedIn(folder: inbox, "b.json") }
    #expect(
      try await hint(in: events, where: renamed) {
        try studio.drop(".b.json.tmp")
        try studio.move(".b.json.tmp", to: "b.json")
      })
    #expect(try await hint(in: events, where: changed) { _ = try studio.folders.inbox.makeFolder("bundle") })
    events.stop()
  }

  @Test func `a file in a folder that has just come is heard`() async throws {
    let inbox = studio.layout.inbox
    let events = try FolderEvents(watching: [inbox])
    let outside = "\(studio.root.path)/bundle"
    #expect(mkdir(outside, 0o777) == 0)
    let arrived: (FolderHint) -> Bool = { $0 == .renamedIn(folder: inbox, "bundle") }
    #expect(
      try await hint(in: events, where: arrived) {
        try FileManager.default.moveItem(atPath: outside, toPath: "\(inbox)/bundle")
      })
    let changed: (FolderHint) -> Bool = { $0 == .changed(folder: inbox) }
    #expect(
      try await hint(in: events, where: changed) {
        _ = try studio.folders.inbox.folder("bundle").create("job.json")
      })
    events.stop()
  }

  @Test func `a deletion in the queue is told apart from the inbox`() async throws {
    let queue = studio.layout.queue
    _ = try studio.folders.queue.create("night.json")
    let events = try FolderEvents(watching: [studio.layout.inbox, queue])
    let changed: (FolderHint) -> Bool = { $0 == .changed(folder: queue) }
    #expect(try await hint(in: events, where: changed) { try studio.folders.queue.remove("night.json") })
    events.stop()
  }

  @Test func `stopping ends the stream and leaves neither thread nor descriptor`() async throws {
    for _ in 0..<5 {
      let events = try FolderEvents(watching: [studio.layout.inbox])
      #expect(throws: DropFolderError.alreadyWatching) { try FolderEvents(watching: [studio.layout.inbox]) }
      events.stop()
      for await _ in events.hints {}
    }
    #expect(try inotifyDescriptors() == 0)
  }

  @Test func `cancelling the listener stops the thread`() async throws {
    let events = try FolderEvents(watching: [studio.layout.inbox])
    let listener = Task { for await _ in events.hints {} }
    listener.cancel()
    await listener.value
    events.stop()
    #expect(try inotifyDescriptors() == 0)
  }

  private func inotifyDescriptors() throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").filter { number in
      let aim = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(number)")
      return aim?.contains("inotify") == true
    }.count
  }
}
