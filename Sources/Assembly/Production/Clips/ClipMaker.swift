import Audio
import AudioFiles
import ClipPlanning
import Conforming
import Diagnostics
import Music

/// Gets clips that fit: what fails or cannot be made to fit is ordered again with another seed, a few times.
struct ClipMaker: Sendable {
  let cast: ClipCast

  /// What `fit` makes of the clip's sound, and the story of it.
  ///
  /// Throws `Problems` when no try was any good, and what a service throws that another seed does not help against.
  func make<Made>(
    _ order: ClipOrder, _ fit: (ClipResult, inout ClipAccount) async throws -> Made
  ) async throws -> (made: Made, account: ClipAccount) {
    let source = cast.backend.source
    var account = ClipAccount(order, fields: source.capabilities.fields)
    var last: Diagnosis?
    for number in 0..<max(1, cast.backend.mostTries) {
      try Task.checkCancellation()
      let draft = cast.seeds.request(for: order, try: number)
      var attempt = ClipAccount.Try(request: try cast.store.id(of: draft, from: source), seed: draft.seed)
      do {
        let result = try await cast.store.clip(draft, from: cast.backend).result
        (attempt.remoteID, attempt.cost, attempt.remarks) = (result.remoteID, result.cost, result.remarks)
        var story = account
        let made = try await fit(result, &story)
        story.tries.append(attempt)
        return (made, story)
      } catch let error as any Diagnosable where Self.mayDoBetter(error) {
        last = error.diagnoses.first
        attempt.finding = last?.finding
        account.tries.append(attempt)
      }
    }
    throw GivenUp(account: account, diagnosis: diagnosis(order, last))
  }

  /// What the clip called `name` holds, at the rate that it came with.
  static func sound(_ name: String, in result: ClipResult) throws -> AudioFileSource {
    guard let file = result.files.first(where: { $0.name == name }) ?? result.files.first else {
      throw UnusableClip.silent(seconds: 0)
    }
    return try AudioFileSource(atAnyRate: file.path)
  }

  /// Whether another seed may give something better.
  private static func mayDoBetter(_ error: any Diagnosable) -> Bool {
    switch error {
    case let failure as ClipFailure: [.failed, .unusable].contains(failure.kind)
    case is UnusableClip: true
    // A full disk is no fault of the clip.
    case is AudioFileError: error.diagnoses.allSatisfy { !$0.transient }
    default: false
    }
  }

  private func diagnosis(_ order: ClipOrder, _ last: Diagnosis?) -> Diagnosis {
    Diagnosis(
      code: "clips.unusable", place: cast.backend.source.name,
      finding: "none of \(cast.backend.mostTries) clips for \(order.stem ?? "the song") is any good: "
        + (last.map { "\($0.place): \($0.finding)" } ?? "nothing came"),
      remedy: "drop the ticket again with another seed, allow \"fallback\", or use another backend")
  }

  /// Every try was in vain.
  struct GivenUp: Diagnosable {
    let account: ClipAccount
    let diagnosis: Diagnosis

    var diagnoses: [Diagnosis] { [diagnosis] }
  }
}
