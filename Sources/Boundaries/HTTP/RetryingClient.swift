import Foundation

/// A client that asks again where that makes sense and can do no harm.
public struct RetryingClient: Sendable {
  private let client: HTTPClient
  private let policy: RetryPolicy
  private let clock: RetryClock

  public init(_ client: HTTPClient, policy: RetryPolicy, clock: RetryClock = .real) {
    self.client = client
    self.policy = policy
    self.clock = clock
  }

  /// The answer to `request`: a success, or the failure that remains when asking again makes no sense any more.
  ///
  /// `isFinal` tells failures that will not pass whatever their status says, such as an account without credit.
  public func send(
    _ request: HTTPRequest, isFinal: @Sendable (HTTPAnswer) -> Bool = { _ in false }
  ) async throws -> HTTPAnswer {
    try await send(request, isFinal) { try await client.send(request) }
  }

  /// The same with the body of a success in a file at `path`, which appears whole or not at all.
  public func download(
    _ request: HTTPRequest, to path: String, isFinal: @Sendable (HTTPAnswer) -> Bool = { _ in false }
  ) async throws -> HTTPAnswer {
    try await send(request, isFinal) { try await client.download(request, to: path) }
  }

  private func send(
    _ request: HTTPRequest, _ isFinal: (HTTPAnswer) -> Bool, _ once: () async throws -> HTTPAnswer
  ) async throws -> HTTPAnswer {
    var number = 1
    while true {
      let failure: Result<HTTPAnswer, HTTPError>
      do {
        let answer = try await once()
        guard !answer.isSuccess, !isFinal(answer), mayRepeat(request, after: answer) else { return answer }
        failure = .success(answer)
      } catch let error as HTTPError {
        guard error.isTransient, request.repetition == .harmless || !error.wasSent else { throw error }
        failure = .failure(error)
      }
      let advice = (try? failure.get()).flatMap { RetryAdvice.wait(in: $0, now: clock.now()) }
      guard let pause = policy.pause(before: number, advice: advice) else { return try failure.get() }
      try await clock.pause(pause)
      number += 1
    }
  }

  private func mayRepeat(_ request: HTTPRequest, after answer: HTTPAnswer) -> Bool {
    let mayPass = RetryAdvice.verdict(in: answer) ?? RetryPolicy.isTransient(answer.status)
    return mayPass && (request.repetition != .onlyIfRefused || RetryPolicy.isRefusal(answer.status))
  }
}

/// The time, and waiting for it: given from outside, so that tests need not wait.
public struct RetryClock: Sendable {
  public var pause: @Sendable (Duration) async throws -> Void
  /// Seconds since 1970.
  public var now: @Sendable () -> Double

  public init(pause: @escaping @Sendable (Duration) async throws -> Void, now: @escaping @Sendable () -> Double) {
    self.pause = pause
    self.now = now
  }

  /// The machine's own.
  public static let real = RetryClock(
    pause: { try await Task.sleep(for: $0) }, now: { Date.now.timeIntervalSince1970 })
}
