import DropFolder
import JobStore
import System

extension FolderPlan {
  /// Looks at the folders of `layout` as its job database asks for: with jobs that have not ended, more care is taken.
  public init(_ layout: FolderLayout) throws(FileError) {
    try self.init(layout, hasOpenJobs: Self.hasOpenJobs("\(layout.state)/dubplate.sqlite"))
  }

  /// A database that is there and cannot be read may know of jobs.
  private static func hasOpenJobs(_ path: String) -> Bool {
    do { return try JobReader(path: path).hasOpenJobs } catch JobStoreError.missing {
      return false
    } catch {
      return true
    }
  }
}

extension JobReader {
  /// Whether some jobs have not ended; true where that cannot be found out.
  var hasOpenJobs: Bool { (try? openCount() > 0) ?? true }
}
