import Music
import Testing

@testable import Genres

@Suite struct MeterAdaptationTests {
  @Test(arguments: [
    ("....X.......X...", Meter.threeFour, false, "....X...X..."),
    ("........X.......", .threeFour, true, "........X..."),
    ("X.......X.......", .sixEight, false, "X........... X..........."),
    ("....X.......X...", .sixEight, false, "......X..... ......X....."),
    ("........X.......", .sixEight, true, "......X....."),
    ("x.x.x.x.x.x.x.x.", .sixEight, true, "x...x.x...x."),
    ("xxxxxxxxxxxxxxxx", .sixEight, true, "x.x.x.x.x.x."),
    ("R---r---R---r---", .sixEight, true, "R-----R-----"),
    ("kick", .threeFour, false, "kick"),
  ])
  func `a backbeat stays one`(text: String, meter: Meter, isHalfTime: Bool, expected: String) {
    #expect(MeterAdaptation(meter: meter, isHalfTime: isHalfTime).adapted(text) == expected)
  }

  @Test func `in 4/4 a rhythm stays as it was`() {
    #expect(MeterAdaptation(meter: .fourFour, isHalfTime: false).adapted("X...X...") == "X...X...")
  }
}
