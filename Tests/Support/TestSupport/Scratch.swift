import Foundation

/// Places for files that tests make and nobody deletes: all of them go when the test process ends.
public enum Scratch {
  private static let folder: String = {
    let path = FileManager.default.temporaryDirectory.appending(path: "dubplate-test-\(UUID().uuidString)").path
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    atexit { Scratch.remove() }
    return path
  }()

  private static func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// A path at which nothing lies yet, ending in `name`.
  public static func path(_ name: String) -> String { "\(folder)/\(UUID().uuidString)-\(name)" }
}
