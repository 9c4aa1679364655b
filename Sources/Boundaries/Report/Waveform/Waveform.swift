/// The outline of a sound in a fixed number of columns, each as long as the others to within one frame.
public struct Waveform: Sendable, Hashable {
  /// What happens within one column, over both channels.
  public struct Column: Sendable, Hashable {
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

    static let silent = Column(low: 0, high: 0, rms: 0)
  }

  public let columns: [Column]

  public init(columns: [Column]) { self.columns = columns }
}
