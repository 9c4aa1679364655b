/// Bytes that stand one after the other as a decoder gets to see them: some of the file, some in its place.
enum Splice: Sendable, Equatable {
  case bytes([UInt8])
  case file(Range<Int>)

  var count: Int {
    switch self {
    case .bytes(let bytes): bytes.count
    case .file(let range): range.count
    }
  }
}

extension [Splice] {
  /// Adds a stretch of the file; one that continues the last is joined to it.
  mutating func add(_ range: Range<Int>) {
    guard case .file(let last)? = last, last.upperBound == range.lowerBound else { return append(.file(range)) }
    self[count - 1] = .file(last.lowerBound..<range.upperBound)
  }
}
