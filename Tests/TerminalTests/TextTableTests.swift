import Terminal
import Testing

@Suite struct TextTableTests {
  private func table(_ rows: [[String]]) -> TextTable {
    var table = TextTable([.init("ID"), .init("DONE", numeric: true), .init("NAME", elastic: true)])
    for row in rows { table.add(row) }
    return table
  }

  @Test func `columns are as wide as their cells, numbers stand at the right, and nothing trails`() {
    let text = table([["a1", "7 %", "夜"], ["b2", "100 %", "night"], ["c3"]]).text()
    #expect(
      text == """
        ID   DONE  NAME
        a1    7 %  夜
        b2  100 %  night
        c3

        """)
  }

  @Test(arguments: [80, 40, 24])
  func `no line is longer than the terminal is wide`(width: Int) {
    let names = ["night-drive", String(repeating: "夜のドライブ", count: 12), String(repeating: "👩‍🎤", count: 60)]
    let lines = table(names.map { ["0123abcd", "50 %", $0] }).text(width: width).split(separator: "\n")
    #expect(lines.count == 4)
    for line in lines { #expect(String(line).columns <= width, "\(line)") }
  }

  @Test func `a cell with line breaks stays one line`() {
    #expect(table([["a", "b", "two\nlines\r\nhere"]]).text() == "ID  DONE  NAME\na      b  two lines here\n")
  }
}
