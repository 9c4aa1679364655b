import Foundation

/// Makes the folders in a delivery that is being built.
enum DeliveryFolders {
  /// Makes `path` below `delivery`, one part after the other, and never `delivery` itself.
  ///
  /// Where the share that holds it has gone, the mount point beneath stays as empty as it is.
  static func make(_ path: String, in delivery: String) throws {
    var folder = delivery
    for part in path.split(separator: "/") {
      folder += "/\(part)"
      do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false) } catch let
        error as CocoaError where error.code == .fileWriteFileExists
      {}
    }
  }
}
