import Foundation
import GRDB

/// The one connection to the database, with the settings that make a commit survive a power cut.
///
/// A rollback journal instead of write-ahead logging: SQLite 3.7.0 to 3.51.2 can lose commits when two connections use
/// the latter, and the rate of writes here is tiny.
struct JobDatabase: Sendable {
  let path: String
  private let queue: DatabaseQueue

  /// Opens the database for writing, making or updating it.
  init(path: String) throws(JobStoreError) {
    self.path = path
    var configuration = JobDatabase.configuration
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL")
    }
    queue = try JobDatabase.translatingErrors(path) { try DatabaseQueue(path: path, configuration: configuration) }
    try check()
    // First of all, so that a process which dies at the next step leaves a file that is known to be its own.
    try JobDatabase.translatingErrors(path) {
      try queue.write { try $0.execute(sql: "PRAGMA application_id = \(Migrations.applicationID)") }
      try Migrations.migrator.migrate(queue)
    }
  }

  /// Opens a database that exists, for reading only.
  init(reading path: String) throws(JobStoreError) {
    guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
    self.path = path
    var configuration = JobDatabase.configuration
    configuration.readonly = true
    queue = try JobDatabase.translatingErrors(path) { try DatabaseQueue(path: path, configuration: configuration) }
    try check()
  }

  /// Does `body` in a transaction of its own.
  func write<Result>(_ body: (Database) throws -> Result) throws(JobStoreError) -> Result {
    try JobDatabase.translatingErrors(path) { try queue.write(body) }
  }

  func read<Result>(_ body: (Database) throws -> Result) throws(JobStoreError) -> Result {
    try JobDatabase.translatingErrors(path) { try queue.read(body) }
  }

  func close() throws(JobStoreError) { try JobDatabase.translatingErrors(path) { try queue.close() } }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "jobs"
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(5)
    return configuration
  }

  /// Refuses a database that is damaged, another program's or a later version's.
  private func check() throws(JobStoreError) {
    let (verdict, owner, tables) = try read { database in
      (
        try String.fetchOne(database, sql: "PRAGMA quick_check(1)"),
        try Int.fetchOne(database, sql: "PRAGMA application_id"),
        try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'") ?? 0
      )
    }
    guard verdict == "ok" else { throw .corrupt(path: path, finding: verdict ?? "it cannot be checked") }
    guard tables > 0 else { return }
    guard owner == Migrations.applicationID else { throw .foreign(path: path) }
    guard try read({ try !Migrations.migrator.hasBeenSuperseded($0) }) else { throw .newer(path: path) }
  }

  private static func translatingErrors<Result>(
    _ path: String, _ body: () throws -> Result
  ) throws(JobStoreError) -> Result {
    do { return try body() } catch let error as DatabaseError {
      throw JobStoreError(error, path: path)
    } catch let error as JobStoreError {
      throw error
    } catch {
      throw .other(path: path, finding: "\(error)")
    }
  }
}

extension JobStoreError {
  fileprivate init(_ error: DatabaseError, path: String) {
    let finding = error.message ?? "\(error.resultCode)"
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .corrupt(path: path, finding: finding)
    case .SQLITE_FULL: self = .full(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    case .SQLITE_READONLY where error.extendedResultCode == .SQLITE_READONLY_DBMOVED: self = .moved(path: path)
    default: self = .other(path: path, finding: "SQLite says \(finding)")
    }
  }
}
