/// A file of the delivery that the page links to.
public struct ReportFile: Sendable, Hashable {
  /// Relative to the page.
  public var path: String
  /// What it is good for, in a few words.
  public var purpose: String

  public init(path: String, purpose: String) {
    self.path = path
    self.purpose = purpose
  }
}
