import Music
import Testing

@testable import Composition

@Suite struct TimeFeelTests {
  @Test(arguments: [
    (TimeFeel.half, "X...X...X...X...", "X.......X....... X.......X......."),
    (.half, "....X.......X...", "........X....... ........X......."),
    (.half, "X...X...X...", "X.......X... ....X......."),
    (.half, "X...X...X...X.", "X.......X..... ..X.......X..."),
    (.double, "....X.......X...", "..X...X...X...X."), (.double, "xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx"),
    (.double, "X...............  ....X.......X...", "X.........X...X."),
  ])
  func `a rhythm goes at half or at double speed`(feel: TimeFeel, text: String, expected: String) {
    #expect(feel.applied(to: text) == expected)
  }
}
