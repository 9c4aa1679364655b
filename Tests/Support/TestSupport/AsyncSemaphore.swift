/// Lets a number of tasks work at the same time; the others wait, first come, first served.
public actor AsyncSemaphore {
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// Room for `count` tasks.
  public init(_ count: Int) { free = count }

  /// Does `work` as soon as there is room for it.
  public nonisolated func holding<Value: Sendable>(
    _ work: @Sendable () async throws -> Value
  ) async throws -> Value {
    await enter()
    do {
      let value = try await work()
      await leave()
      return value
    } catch {
      await leave()
      throw error
    }
  }

  private func enter() async {
    guard free == 0 else {
      free -= 1
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  private func leave() { if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() } }
}
