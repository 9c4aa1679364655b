@testable import DropFolder
@testable import System

extension Claim {
  /// All that can be taken up, at once.
  func adopt() throws -> [Outcome] {
    var (adoption, outcomes) = (try adoption(), [Outcome]())
    while let step = try adoption.next() {
      switch step {
      case .taken(let outcome): outcomes.append(outcome)
      case .troubled(let error): throw error
      }
    }
    return outcomes
  }
}
