import Testing

@testable import JobEngine

@Suite struct RepeatFilterTests {
  private var filter = RepeatFilter<[String]>([])

  @Test mutating func `trouble is told once, and again when it is other trouble`() {
    let told = [["a"], ["a"], ["a", "b"], ["a"], ["a"]].map { filter.isNews($0) }
    #expect(told == [true, false, true, true, false])
  }

  @Test mutating func `what is as at first need not be told`() {
    #expect(filter.isNews([]) == false)
    #expect(filter.isNews(["a"]) == true)
    #expect(filter.isNews([]) == true, "that it is well again")
  }

  @Test mutating func `after a reset the same trouble is news`() {
    #expect(filter.isNews(["a"]) == true)
    filter.reset()
    #expect(filter.isNews(["a"]) == true)
    filter.reset()
    #expect(filter.isNews([]) == false)
  }
}

@Suite struct NamedRepeatFilterTests {
  private var filter = NamedRepeatFilter<String>()

  private mutating func news(_ entries: [(String, String)]) -> [Int] {
    filter.news(entries.map { (name: $0.0, text: $0.1) })
  }

  @Test mutating func `each thing is told of once for each text`() {
    #expect(news([("a", "is empty"), ("b", "is cut")]) == [0, 1])
    #expect(news([("a", "is empty"), ("b", "is cut")]).isEmpty)
    #expect(news([("b", "is empty"), ("a", "is empty")]) == [0])
    #expect(news([]).isEmpty)
  }

  @Test mutating func `what went and comes back is news again`() {
    #expect(news([("a", "is empty")]) == [0])
    #expect(news([("b", "is empty")]) == [0])
    #expect(news([("a", "is empty")]) == [0])
  }

  @Test mutating func `a thing that is named twice with two texts is told of twice, and then with neither`() {
    #expect(news([("a", "one"), ("a", "two")]) == [0, 1])
    #expect(news([("a", "two")]).isEmpty, "the later text was kept")
  }

  @Test mutating func `a thing that is named twice with one text is told of once`() {
    #expect(news([("a", "one"), ("b", "x"), ("a", "one")]) == [0, 1])
  }
}

@Suite struct ProgressFilterTests {
  private var filter = ProgressFilter()

  @Test mutating func `a step is kept with each new stage and each ten percent`() {
    let steps: [(String, Int, Bool)] = [
      ("parse", 0, true), ("parse", 1, false), ("analyze", 1, true), ("plan", 4, true), ("generate", 5, true),
      ("generate", 14, false), ("generate", 15, true), ("generate", 24, false), ("generate", 60, true),
      ("mix", 62, true), ("mix", 62, false), ("mix", 71, false), ("mix", 72, true),
    ]
    for (stage, percent, isKept) in steps {
      #expect(filter.keeps(stage: stage, percent: percent) == isKept, "\(stage) \(percent) %")
    }
  }

  @Test mutating func `a stage that begins again is not kept until it is further than before`() {
    #expect(filter.keeps(stage: "generate", percent: 40) == true)
    #expect(filter.keeps(stage: "generate", percent: 5) == false)
    #expect(filter.keeps(stage: "generate", percent: 50) == true)
  }

  @Test mutating func `at most eleven steps of a stage are kept`() {
    let kept = (0...100).count { filter.keeps(stage: "generate", percent: $0) }
    #expect(kept == 11)
  }
}
