import Testing

/// All decisions together: a daemon whose folders, database and clock are values, and to which anything happens at any time.
@Suite struct LifeOfJobsTests {
  @Test(arguments: [UInt64](1...25))
  func `whatever happens, no job is lost or doubled, and all end when it is quiet`(seed: UInt64) {
    var daemon = ModelDaemon(seed: seed)
    for _ in 0..<600 {
      daemon.step()
      daemon.expectOrder()
    }
    daemon.settle()
    #expect(daemon.accepted > 20, "the sequence tries something")
    daemon.expectAllEnded()
  }

  @Test(arguments: [UInt64](101...110))
  func `a daemon that dies again and again still ends every job`(seed: UInt64) {
    var daemon = ModelDaemon(seed: seed)
    for _ in 0..<300 {
      daemon.step()
      if daemon.numbers.happens(onceIn: 4) { daemon.crash() }
      daemon.expectOrder()
    }
    daemon.settle()
    daemon.expectAllEnded()
  }

  @Test func `a job that ends the program each time is given up after three deaths, and the others are made`() {
    var daemon = ModelDaemon(seed: 7)
    for index in 0..<4 { daemon.accept(deadly: index == 1) }
    var deaths = 0
    for _ in 0..<50 where !daemon.isIdle {
      daemon.startAll()
      if daemon.isDeadlyAtWork {
        deaths += 1
        daemon.crash()
      } else {
        daemon.finishAll()
      }
      daemon.expectOrder()
    }
    #expect(deaths == 3)
    daemon.expectAllEnded()
    #expect(daemon.count(in: .outbox) == 3 && daemon.count(in: .failed) == 1)
  }
}
