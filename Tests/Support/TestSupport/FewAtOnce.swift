import Testing

/// Lets at most eight tests that own servers run at the same time, over all suites that have this trait.
///
/// The test library starts all tests at once, and a test that waits for an answer lets the next one begin: without a bound
/// hundreds of servers with three threads and five descriptors each stand open together. Above some 1,300 descriptors
/// Foundation's `Process` crashes while it lists `/proc/self/fd`: it copies 256 bytes of each entry's name, and the last
/// entries of a full 32 KiB directory buffer are shorter than that.
public struct FewAtOnce: SuiteTrait, TestTrait, TestScoping {
  public var isRecursive: Bool { true }

  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    guard testCase != nil else { return try await function() }
    try await Self.servers.holding(function)
  }

  private static let servers = AsyncSemaphore(8)
}

extension Trait where Self == FewAtOnce {
  /// For tests that own servers: eight of them at a time.
  public static var fewAtOnce: Self { FewAtOnce() }
}
