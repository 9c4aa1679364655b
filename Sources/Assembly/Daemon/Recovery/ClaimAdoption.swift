import Diagnostics
import DropFolder
import JobEngine

/// The adoption of claims that this daemon made and nobody works on; each becomes a job again, or ends.
struct ClaimAdoption: Sendable {
  let folders: FolderAccess
  let active: ActiveJobs
  let admission: JobAdmission
  let recovery: Recovery
  let observe: DaemonObserver

  /// Adopts all claims; what cannot be read now leaves the gate closed, and is tried again at the next look.
  func adopt(_ gate: inout AdmissionGate) throws {
    gate.beginAdoption()
    var problems: [Diagnosis] = []
    var adoption = try folders.claims.adoption(except: active.claimed)
    while let step = try adoption.next() {
      switch step {
      case .troubled(let error): problems.append(error.diagnosis)
      case .taken(.job(let claimed)) where try recovery.end(claimed): continue
      case .taken(let outcome): try admission.admit(outcome, &gate)
      }
    }
    if !problems.isEmpty {
      _ = gate.postpone()
      observe(.trouble(problems))
    }
    gate.endAdoption()
  }
}

/// The first steps of a run, which resume the jobs that an earlier run left.
struct Startup: Sendable {
  let recovery: Recovery
  let adoption: ClaimAdoption

  /// Adopts what was claimed, and brings the database in line with the folders.
  func recover() throws {
    try recovery.recoverInterrupted()
    var gate = AdmissionGate()
    try adoption.adopt(&gate)
    try recovery.endUnclaimed()
  }
}
