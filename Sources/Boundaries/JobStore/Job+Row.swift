import Foundation
import GRDB

extension Job: FetchableRecord {
  public init(row: Row) throws {
    id = row["id"]
    name = row["name"]
    droppedName = Array(row["dropped_name"] as Data)
    ticket = Array(row["ticket"] as Data)
    ticketSHA256 = row["ticket_sha256"]
    priority = row["priority"]
    createdAt = row["created_at"]
    // The table's CHECK admits no other text.
    state = JobState(rawValue: row["state"]) ?? .held
    stage = row["stage"]
    progress = row["progress"]
    attempt = row["attempt"]
    starts = row["starts"]
    crashes = row["crashes"]
    updatedAt = row["updated_at"]
    reason = row["reason"]
    awaits = row["awaits"]
    resultPath = row["result_path"]
    outcome = row["outcome"]
  }
}

extension LoggedEvent: FetchableRecord {
  public init(row: Row) throws {
    time = row["time"]
    name = row["name"]
    detail = row["detail"]
  }
}

extension StageTiming: FetchableRecord {
  public init(row: Row) throws {
    attempt = row["attempt"]
    stage = row["stage"]
    seconds = row["seconds"]
  }
}
