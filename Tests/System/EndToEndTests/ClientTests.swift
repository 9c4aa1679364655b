import Foundation
import TestSupport
import Testing

/// The programs that people drop with; the script says which of them are not installed here.
@Suite struct ClientTests {
  private static let script = Repository.root.appending(path: "Tests/Tools/Clients/run").path

  @Test func `3 to 9 whatever real clients drop is delivered exactly once`() throws {
    let words = try Program.other(Self.script, Program.path)
    #expect(words.contains("each delivered exactly once"))
    print(words, terminator: "")
  }
}
