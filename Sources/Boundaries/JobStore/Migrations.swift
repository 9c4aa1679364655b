import GRDB

/// The tables, and how a database of an earlier version becomes one of this version.
enum Migrations {
  /// “DUBP”: tells the program's databases from others.
  static let applicationID = 0x4455_4250

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: jobs, timings, events") { database in
      try database.execute(sql: tables)
    }
    migrator.registerMigration("2: crashes") { database in
      try database.execute(sql: "ALTER TABLE job ADD COLUMN crashes INTEGER NOT NULL DEFAULT 0")
    }
    migrator.registerMigration("3: twins") { database in
      try database.execute(sql: "CREATE INDEX job_ticket ON job (ticket_sha256, sequence)")
    }
    migrator.registerMigration("4: waiting while running") { database in
      try database.execute(sql: "ALTER TABLE job ADD COLUMN awaits TEXT")
    }
    return migrator
  }

  private static let tables = """
    CREATE TABLE job (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      dropped_name BLOB NOT NULL,
      ticket BLOB NOT NULL,
      ticket_sha256 TEXT NOT NULL,
      priority INTEGER NOT NULL,
      created_at TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN (\(states))),
      stage TEXT,
      progress REAL NOT NULL DEFAULT 0,
      attempt INTEGER NOT NULL DEFAULT 0 CHECK (attempt >= 0),
      starts INTEGER NOT NULL DEFAULT 0,
      updated_at TEXT NOT NULL,
      reason TEXT,
      result_path TEXT,
      outcome TEXT
    ) STRICT;
    CREATE INDEX job_turn ON job (state, priority DESC, sequence);

    CREATE TABLE stage_timing (
      job_id TEXT NOT NULL REFERENCES job (id),
      attempt INTEGER NOT NULL,
      stage TEXT NOT NULL,
      seconds REAL NOT NULL,
      PRIMARY KEY (job_id, attempt, stage)
    ) STRICT;

    CREATE TABLE event (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      job_id TEXT NOT NULL REFERENCES job (id),
      time TEXT NOT NULL,
      name TEXT NOT NULL,
      detail TEXT
    ) STRICT;
    CREATE INDEX event_job ON event (job_id, sequence);
    CREATE TRIGGER event_is_kept BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are kept'); END;
    CREATE TRIGGER event_is_final BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events do not change'); END;
    """

  private static let states = JobState.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
}
