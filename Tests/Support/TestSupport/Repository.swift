import Foundation

/// The checkout that the tests were built from.
public enum Repository {
  /// The nearest folder around this file that holds the manifest.
  public static let root: URL = {
    var folder = URL(filePath: #filePath)
    repeat {
      folder.deleteLastPathComponent()
    } while folder.path != "/"
      && !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path)
    return folder
  }()
}
