import Audio
import Diagnostics

/// The tries at one clip: what fails or cannot be made to fit is ordered again with another seed, a few times.
struct ClipAttempts: Sendable {
  let assignment: BackendAssignment

  /// The first clip of `order` that `fit` accepts, as it is fitted, and how that came to be.
  ///
  /// Throws `Exhausted` when no try was any good, and what a service throws that another seed does not help against.
  func first<Fitted>(
    of order: ClipOrder, _ fit: (ClipResult, inout ClipProvenance) async throws -> Fitted
  ) async throws -> (fitted: Fitted, provenance: ClipProvenance) {
    let (backend, orders) = (assignment.backend, assignment.orders)
    var provenance = ClipProvenance(order, fields: backend.source.capabilities.fields)
    var last: Diagnosis?
    for number in 0..<max(1, backend.mostTries) {
      try Task.checkCancellation()
      let request = try orders.named(assignment.seeds.request(for: order, try: number), for: backend.source)
      var attempt = ClipProvenance.Try(request: request.id, seed: request.seed)
      do {
        let result = try await orders.clip(request, from: backend)
        attempt.note(result)
        var accepted = provenance
        let fitted = try await fit(result, &accepted)
        accepted.tries.append(attempt)
        return (fitted, accepted)
      } catch let error as any Diagnosable where mayDoBetter(after: error) {
        last = error.diagnoses.first
        attempt.finding = last?.finding
        provenance.tries.append(attempt)
      }
    }
    throw Exhausted(provenance: provenance, diagnosis: diagnosis(order, last))
  }

  /// The sound called `name` in `result`, at the rate that it came with.
  func sound(_ name: String, in result: ClipResult) throws -> any AudioSource {
    guard let file = result.files.first(where: { $0.name == name }) ?? result.files.first else {
      throw UnusableClip.silent(seconds: 0)
    }
    return try assignment.files.sound(at: file.path)
  }

  /// True if another seed may give something better.
  private func mayDoBetter(after error: any Diagnosable) -> Bool {
    switch error {
    case let failure as ClipFailure: [.failed, .unusable].contains(failure.kind)
    case is UnusableClip: true
    default: assignment.files.isDefect(error)
    }
  }

  private func diagnosis(_ order: ClipOrder, _ last: Diagnosis?) -> Diagnosis {
    Diagnosis(
      code: "clips.unusable", location: assignment.backend.source.name,
      finding: "none of \(assignment.backend.mostTries) clips for \(order.stem ?? "the song") is any good: "
        + (last.map { "\($0.location): \($0.finding)" } ?? "nothing came"),
      remedy: "drop the ticket again with another seed, allow \"fallback\", or use another backend")
  }

  /// The end of all tries without a clip that fits.
  struct Exhausted: Diagnosable {
    let provenance: ClipProvenance
    let diagnosis: Diagnosis

    var diagnoses: [Diagnosis] { [diagnosis] }
  }
}
