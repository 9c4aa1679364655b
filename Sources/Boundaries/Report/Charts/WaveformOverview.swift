import Audio

/// An overview of a recording in a fixed number of columns, each as long as the others to within one frame.
public struct WaveformOverview: Sendable, Hashable {
  /// The extremes and the level of one column, over both channels.
  public struct WaveformColumn: Sendable, Hashable {
    /// The lowest sample; full scale is ±1.
    public let low: Float
    /// The highest sample.
    public let high: Float
    /// The root of the mean square of all samples.
    public let rms: Float

    public init(low: Float, high: Float, rms: Float) {
      self.low = low
      self.high = high
      self.rms = rms
    }

    static let silent = WaveformColumn(low: 0, high: 0, rms: 0)
  }

  public let columns: [WaveformColumn]

  public init(columns: [WaveformColumn]) { self.columns = columns }
}

/// The builder of an overview from streamed blocks.
///
/// Column `c` of `n` covers the frames from ⌊c · frames / n⌋ up to ⌊(c + 1) · frames / n⌋. Frames beyond the announced
/// count are left out; columns that no frame reached are silent.
public struct WaveformOverviewBuilder: Sendable {
  private let frameCount: Int
  private let columnCount: Int
  private var columns: [WaveformOverview.WaveformColumn] = []
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

  /// Adds the next block.
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

  /// The overview of all blocks added so far.
  public var waveform: WaveformOverview {
    var all = columns
    if open.count > 0 { all.append(open.column) }
    all += [WaveformOverview.WaveformColumn](repeating: .silent, count: columnCount - all.count)
    return WaveformOverview(columns: all)
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

/// The running extremes and energy of one column.
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

  var column: WaveformOverview.WaveformColumn {
    guard count > 0 else { return .silent }
    return .init(low: low, high: high, rms: Float((squares / Double(count)).squareRoot()))
  }
}
