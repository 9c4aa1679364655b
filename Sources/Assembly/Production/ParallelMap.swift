extension Sequence where Element: Sendable {
  /// The results of `body` in order, with at most `width` of them being worked out at a time.
  func parallelMap<Result: Sendable>(
    width: Int, _ body: @escaping @Sendable (Element) async throws -> Result
  ) async throws -> [Result] {
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      var waiting = Array(enumerated().reversed())
      var results: [(Int, Result)] = []
      func launch() {
        guard let (index, element) = waiting.popLast() else { return }
        group.addTask { (index, try await body(element)) }
      }
      for _ in 0..<Swift.max(1, width) { launch() }
      while let result = try await group.next() {
        results.append(result)
        launch()
      }
      return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}
