/// Rows under a head, in columns as wide as what is in them.
struct TextTable: Sendable {
  /// One column.
  struct TableColumn: Sendable {
    let title: String
    let isNumeric: Bool
    let isElastic: Bool
    let isExpendable: Bool

    /// `numeric` columns are set to the right; where a line would be too long, `elastic` ones are cut, and `expendable` ones
    /// left out, the first one first.
    init(_ title: String, numeric: Bool = false, elastic: Bool = false, expendable: Bool = false) {
      self.title = title
      isNumeric = numeric
      isElastic = elastic
      isExpendable = expendable
    }
  }

  private let columns: [TableColumn]
  private var rows: [[String]] = []

  init(_ columns: [TableColumn]) { self.columns = columns }

  /// Adds a row, one cell for each column; missing ones are empty.
  mutating func add(_ cells: [String]) {
    // A table has one line for each row, whatever is in it.
    let line = cells.prefix(columns.count).map { String($0.map { $0.isNewline ? " " : $0 }) }
    rows.append(line + Array(repeating: "", count: columns.count - line.count))
  }

  /// The narrowest that an elastic column becomes, in columns of the terminal.
  private static let narrowest = 8
  /// The spaces between two columns.
  private static let gap = 2

  /// The head and the rows; no line takes more than `width` columns, as far as cutting and leaving out can help.
  ///
  /// Without a width all is shown.
  func text(width: Int? = nil) -> String {
    var widths = columns.indices.map { index in
      rows.reduce(columns[index].title.columns) { max($0, $1[index].columns) }
    }
    let shown = width.map { fitting(&widths, in: $0) } ?? Array(columns.indices)
    return ([columns.map(\.title)] + rows).map { line($0, shown, widths) + "\n" }.joined()
  }

  /// Leaves out expendable columns while even the narrowest do not fit, then takes from the widest elastic one until all
  /// do; returns the columns that are left.
  private func fitting(_ widths: inout [Int], in width: Int) -> [Int] {
    var shown = Array(columns.indices)
    let least = { (index: Int, width: Int) in columns[index].isElastic ? min(width, Self.narrowest) : width }
    while shown.reduce(0, { $0 + least($1, widths[$1]) }) + Self.gap * (shown.count - 1) > width,
      let next = shown.firstIndex(where: { columns[$0].isExpendable })
    {
      shown.remove(at: next)
    }
    var excess = shown.reduce(0) { $0 + widths[$1] } + Self.gap * (shown.count - 1) - width
    let elastic = shown.filter { columns[$0].isElastic }
    while excess > 0, let widest = elastic.max(by: { widths[$0] < widths[$1] }), widths[widest] > Self.narrowest {
      widths[widest] -= 1
      excess -= 1
    }
    return shown
  }

  private func line(_ cells: [String], _ shown: [Int], _ widths: [Int]) -> String {
    let padded = shown.map { index in
      let width = widths[index]
      // Of a path the end says more than the beginning.
      let end = cells[index].hasPrefix("/") ? width : 6
      let cell = columns[index].isElastic ? cells[index].cut(toColumns: width, keepingEnd: end) : cells[index]
      return cell.padded(toColumns: width, atTheRight: columns[index].isNumeric)
    }
    return String(
      padded.joined(separator: String(repeating: " ", count: Self.gap)).reversed().drop { $0 == " " }.reversed())
  }
}
