/// Rows under a head, in columns as wide as what is in them.
public struct TextTable: Sendable {
  /// One column.
  public struct Column: Sendable {
    let title: String
    let isNumeric: Bool
    let isElastic: Bool

    /// `numeric` columns are set to the right; `elastic` ones give way where a line would be too long.
    public init(_ title: String, numeric: Bool = false, elastic: Bool = false) {
      self.title = title
      isNumeric = numeric
      isElastic = elastic
    }
  }

  private let columns: [Column]
  private var rows: [[String]] = []

  public init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row, one cell for each column; missing ones are empty.
  public mutating func add(_ cells: [String]) {
    // A table has one line for each row, whatever is in it.
    let line = cells.prefix(columns.count).map { String($0.map { $0.isNewline ? " " : $0 }) }
    rows.append(line + Array(repeating: "", count: columns.count - line.count))
  }

  /// The narrowest that an elastic column becomes, in columns of the terminal.
  private static let narrowest = 8

  /// The head and the rows; no line takes more than `width` columns, as far as cutting elastic cells can help.
  ///
  /// Without a width nothing is cut.
  public func text(width: Int? = nil) -> String {
    var widths = columns.indices.map { index in
      rows.reduce(columns[index].title.columns) { max($0, $1[index].columns) }
    }
    if let width { Self.fit(&widths, elastic: columns.indices.filter { columns[$0].isElastic }, in: width) }
    return ([columns.map(\.title)] + rows).map { line($0, widths) + "\n" }.joined()
  }

  /// Takes from the widest elastic column until all fit.
  private static func fit(_ widths: inout [Int], elastic: [Int], in width: Int) {
    var excess = widths.reduce(0, +) + 2 * (widths.count - 1) - width
    while excess > 0, let widest = elastic.max(by: { widths[$0] < widths[$1] }), widths[widest] > narrowest {
      widths[widest] -= 1
      excess -= 1
    }
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    let padded = columns.indices.map { index in
      let cell = columns[index].isElastic ? cells[index].cut(toColumns: widths[index], keepingEnd: 6) : cells[index]
      let isLast = index == columns.count - 1 && !columns[index].isNumeric
      return isLast ? cell : cell.padded(toColumns: widths[index], atTheRight: columns[index].isNumeric)
    }
    return String(padded.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
  }
}
