import Daemon
import Diagnostics
import Foundation
import Genres
import Prompt
import Settings

/// Settings that are allowed each by itself, and wrong for this machine or with each other.
extension Doctor {
  /// The problems of the values; one finding that says so where there are none.
  func values() -> [DoctorFinding] {
    let findings =
      genre() + paths.conflicts.map { DoctorFinding(.problem, $0) } + ownWords() + patience() + unusedModel()
    return findings.isEmpty
      ? [DoctorFinding(.ok, "values of the settings", "fit this machine and each other")] : findings
  }

  private func genre() -> [DoctorFinding] {
    let name = settings.defaults.genre
    guard catalogue.genre(named: name) == nil else { return [] }
    let near = Suggestion.nearest(to: name, among: catalogue.genres.map(\.name))
    let remedy =
      near.map { "did you mean \($0)?" } ?? "name one of \(catalogue.genres.map(\.name).joined(separator: ", "))"
    return [DoctorFinding(.problem, "defaults.genre", "there is no genre \"\(name)\"", remedy: remedy)]
  }

  private func ownWords() -> [DoctorFinding] {
    guard settings.folders.lexicon != nil else { return [] }
    do throws(Problems) {
      _ = try RuleParser(settings, catalogue)
      return []
    } catch {
      return error.diagnoses.map {
        DoctorFinding(.problem, "folders.lexicon: \($0.location)", $0.finding, remedy: $0.remedy)
      }
    }
  }

  private func patience() -> [DoctorFinding] {
    let watch = settings.watch
    guard watch.incompleteTimeout <= watch.stableFor else { return [] }
    return [
      DoctorFinding(
        .problem, "watch.incomplete_timeout_s",
        "is \((watch.incompleteTimeout / .seconds(1)).formatted()) s, and a file must lie still for \((watch.stableFor / .seconds(1)).formatted()) s"
          + " (watch.stable_for_s): tickets are given up before they can be taken",
        remedy: "make it longer than watch.stable_for_s")
    ]
  }

  /// The language model's settings, where the rules read prompts and nobody else would look at them.
  private func unusedModel() -> [DoctorFinding] {
    guard settings.prompt.parser != .model, settings.languageModel != Settings().languageModel else { return [] }
    var asked = settings
    asked.prompt.parser = .model
    do {
      _ = try asked.promptParser(catalogue, state: paths.state, environment: environment)
      return []
    } catch {
      return Diagnosis.all(of: error, at: "language_model").map {
        DoctorFinding(
          .note, $0.location, $0.finding, remedy: "\($0.remedy); as long as prompt.parser is rules it does not matter")
      }
    }
  }
}
