import Diagnostics
import Testing

@testable import JobStore

/// The wording of the database's failures.
@Suite struct JobStoreErrorTests {
  static let messages: [(JobStoreError, String, String, String, Bool)] = [
    (
      .corrupt(path: "/s/d", finding: "malformed"), "store.corrupt", "is damaged: malformed",
      "move it aside and start again; the folders hold every ticket and delivery", false
    ),
    (
      .replaced(path: "/s/d", aside: "/s/d.damaged-1", finding: "malformed"), "store.replaced",
      "was damaged (malformed) and is filled again from the folders",
      "keep /s/d.damaged-1 if you want to know why, or delete it", true
    ),
    (
      .foreign(path: "/s/d"), "store.foreign", "is the database of another program",
      "set the state folder to one that dubplate has for itself", false
    ),
    (
      .newer(path: "/s/d"), "store.newer", "was made by a later version of dubplate",
      "install that version, or set another state folder", false
    ),
    (
      .missing(path: "/s/d"), "store.missing", "does not exist, so no job was ever accepted",
      "check --root, or start dubplate run", false
    ),
    (
      .full(path: "/s/d"), "store.disk_full", "cannot be written, because the disk is full",
      "free some space; work goes on by itself then", true
    ),
    (.busy(path: "/s/d"), "store.busy", "was locked by another process for five seconds", "try again", true),
    (
      .moved(path: "/s/d"), "store.moved", "was moved or deleted while it was in use",
      "put it back, or start dubplate again, which makes a new one from the folders", true
    ),
    (
      .other(path: "/s/d", finding: "SQLite says no"), "store.failed", "SQLite says no",
      "check the disk with dubplate doctor", true
    ),
  ]

  @Test(arguments: messages.indices) func `a failure says what it is, what to do and whether it passes`(row: Int) {
    let (error, code, finding, remedy, transient) = Self.messages[row]
    #expect(
      error.diagnoses
        == [Diagnosis(code: code, location: "/s/d", finding: finding, remedy: remedy, transient: transient)])
  }
}
