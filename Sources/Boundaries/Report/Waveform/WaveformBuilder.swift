import Audio

/// Draws a sound together into columns while it streams by.
///
/// Column `c` of `n` covers the frames from ⌊c · frames / n⌋ up to ⌊(c + 1) · frames / n⌋. Frames beyond the announced
/// count are left out; columns that no frame reached are silent.
public struct WaveformBuilder: Sendable {
  private let frameCount: Int
  private let columnCount: Int
  private var columns: [Waveform.Column] = []
  private var position = 0
  private var end = 0
  private var open = Extent()

  /// For a sound of `frameCount` frames.
  public init(frameCount: Int, columns: Int = 800) {
    precondition(columns > 0, "a waveform needs at least one column")
    self.frameCount = max(0, frameCount)
    columnCount = columns
    end = boundary(after: 0)
    self.columns.reserveCapacity(columns)
  }

  /// Takes the next block.
  public mutating func add(_ block: StereoBuffer) {
    var offset = 0
    let usable = min(block.frames, frameCount - position)
    while offset < usable {
      closeFullColumns()
      let next = min(usable, offset + end - position)
      open.include(block, offset..<next)
      position += next - offset
      offset = next
    }
  }

  /// What was taken so far.
  public var waveform: Waveform {
    var all = columns
    if open.count > 0 { all.append(open.column) }
    all += [Waveform.Column](repeating: .silent, count: columnCount - all.count)
    return Waveform(columns: all)
  }

  private mutating func closeFullColumns() {
    while position >= end {
      columns.append(open.column)
      open = Extent()
      end = boundary(after: columns.count)
    }
  }

  private func boundary(after column: Int) -> Int { (column + 1) * frameCount / columnCount }
}

/// What one column has seen.
private struct Extent: Sendable {
  var low = Float.infinity
  var high = -Float.infinity
  var squares = 0.0
  var count = 0

  mutating func include(_ block: StereoBuffer, _ frames: Range<Int>) {
    var (low, high, squares) = (low, high, squares)
    for i in frames {
      let (left, right) = (block.left[i], block.right[i])
      low = min(low, left, right)
      high = max(high, left, right)
      squares += Double(left * left + right * right)
    }
    (self.low, self.high, self.squares) = (low, high, squares)
    count += 2 * frames.count
  }

  var column: Waveform.Column {
    guard count > 0 else { return .silent }
    return .init(low: low, high: high, rms: Float((squares / Double(count)).squareRoot()))
  }
}
