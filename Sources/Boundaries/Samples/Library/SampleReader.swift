import Audio

/// The reader of recordings, whatever their format.
public protocol SampleReader: Sendable {
  /// The recording at `path`, at its own rate; throws what `Diagnosable` errors explain.
  func sound(at path: String) throws -> any AudioSource
}
