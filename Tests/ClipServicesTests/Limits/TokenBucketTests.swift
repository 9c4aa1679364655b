import Testing

@testable import ClipServices

@Suite struct TokenBucketTests {
  @Test(arguments: [1, 6, 60, 600])
  func `a minute's worth goes at once, and then one each time that a token has grown`(perMinute: Int) {
    var bucket = TokenBucket(perMinute: perMinute, at: 100)
    for _ in 0..<perMinute {
      #expect(bucket.next(at: 100) == 100)
      bucket.consume(at: 100)
    }
    let step = 60 / Double(perMinute)
    for number in 1...3 {
      let next = bucket.next(at: 100 + Double(number - 1) * step)
      #expect(abs(next - (100 + Double(number) * step)) < 1e-6, "seconds")
      bucket.consume(at: 100 + Double(number) * step)
    }
  }

  @Test func `a bucket never holds more than a minute's worth`() {
    var bucket = TokenBucket(perMinute: 3, at: 0)
    for _ in 0..<3 {
      #expect(bucket.next(at: 10_000) == 10_000)
      bucket.consume(at: 10_000)
    }
    #expect(bucket.next(at: 10_000) == 10_020)
  }

  @Test func `over any length of time no more orders go than the rate and one bucket allow`() {
    var bucket = TokenBucket(perMinute: 7, at: 0)
    var (time, count) = (0.0, 0)
    while time < 600 {
      time = bucket.next(at: time)
      if time >= 600 { break }
      bucket.consume(at: time)
      count += 1
    }
    // Seven at once, and seven in each of ten minutes.
    #expect((76...77).contains(count))
  }

  @Test func `a clock that goes backwards gives nothing away`() {
    var bucket = TokenBucket(perMinute: 1, at: 1000)
    bucket.consume(at: 1000)
    #expect(bucket.next(at: 900) > 900)
    bucket.consume(at: 900)
    #expect(abs(bucket.next(at: 1000) - 1120) < 1e-6, "two tokens are owed")
  }
}
