import Production

/// Makes attempts at jobs.
protocol Producer: Sendable {
  func attempt(
    _ job: ProductionJob, in folders: AttemptFolders, after earlier: [AttemptRecord],
    observe: @escaping @Sendable (ProductionEvent) -> Void
  ) async throws(ProductionError) -> AttemptResult
}

extension Production: Producer {}

#if DEBUG
  extension SilentProduction: Producer {
    /// What `DUBPLATE_SILENT` asks for: the milliseconds that each stage takes.
    init?(_ environment: [String: String]) {
      guard let pause = environment["DUBPLATE_SILENT"].flatMap(Int.init) else { return nil }
      self.init(pause: .milliseconds(pause))
    }
  }
#else
  /// A release build only ever makes sound.
  struct SilentProduction: Producer {
    init?(_ environment: [String: String]) { return nil }

    func attempt(
      _ job: ProductionJob, in folders: AttemptFolders, after earlier: [AttemptRecord],
      observe: @escaping @Sendable (ProductionEvent) -> Void
    ) async throws(ProductionError) -> AttemptResult { throw .interrupted(.parse) }
  }
#endif
