import Testing

@testable import dubplate

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

  @Test func `what can be spared is left out where it is narrow, and cells are cut before it is`() {
    var table = TextTable([
      .init("ID"), .init("ACCEPTED", expendable: true), .init("NAME", elastic: true),
      .init("DETAIL", elastic: true, expendable: true),
    ])
    table.add(["0123abcd", "2026-11-29 16:00", "a rather long name", "/srv/dubplate/outbox/night-drive"])
    #expect(table.text(width: 60).hasPrefix("ID        ACCEPTED          NAME             DETAIL\n"))
    #expect(table.text(width: 60).contains("a rather…g name  /srv/du…t-drive"))
    #expect(table.text(width: 40) == "ID        NAME            DETAIL\n0123abcd  a rathe…g name  /srv/du…-drive\n")
    #expect(table.text(width: 20) == "ID        NAME\n0123abcd  a rat…name\n")
  }

  @Test func `a cell with line breaks stays one line`() {
    #expect(table([["a", "b", "two\nlines\r\nhere"]]).text() == "ID  DONE  NAME\na      b  two lines here\n")
  }
}
