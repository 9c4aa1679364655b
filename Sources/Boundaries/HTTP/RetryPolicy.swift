import Audio

/// The number of repetitions of a failed request, and the pauses before them.
public struct RetryPolicy: Sendable, Hashable {
  /// The number of repetitions after the first try.
  public var retries: Int
  /// Before the first repetition, where the server says nothing; doubled each time.
  public var firstPause: Duration
  public var longestPause: Duration
  /// A server that asks for more patience than this is not asked again.
  public var longestAdvice: Duration
  /// Spreads the pauses of those who failed together.
  public var seed: Seed

  public init(
    retries: Int = 2, firstPause: Duration = .milliseconds(500), longestPause: Duration = .seconds(60),
    longestAdvice: Duration = .seconds(120), seed: Seed = Seed(0)
  ) {
    self.retries = retries
    self.firstPause = firstPause
    self.longestPause = longestPause
    self.longestAdvice = longestAdvice
    self.seed = seed
  }

  /// The pause before repetition `number`, counted from 1; nil if there should be none.
  ///
  /// Without advice it is `firstPause` doubled each time, of which chance takes up to a quarter. Advice is kept to, and
  /// chance adds up to a tenth.
  public func pause(before number: Int, advice: Duration?) -> Duration? {
    guard number <= retries else { return nil }
    var random = SeededRandom(seed.derived("retry", "\(number)"))
    let chance = random.unit()
    guard let advice else {
      return min(firstPause * (1 << min(number - 1, 16)), longestPause) * (1 - chance / 4)
    }
    return advice > longestAdvice ? nil : advice * (1 + chance / 10)
  }

  /// True if a server that answers with `status` may do better later.
  public static func isTransient(_ status: Int) -> Bool { [408, 409, 425, 429, 500, 502, 503, 504].contains(status) }

  /// True if a server that answers with `status` has not begun the work.
  static func isRefusal(_ status: Int) -> Bool { [425, 429, 503].contains(status) }
}
