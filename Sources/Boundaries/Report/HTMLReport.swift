import Audio
import Diagnostics
import Mustache

/// The report: one HTML file that needs nothing but the audio files beside it.
///
/// The page is also well-formed XML. The same content gives the same bytes.
public enum HTMLReport {
  /// The page for `content`.
  ///
  /// Throws `Problems` when the template in the program cannot be read, which is a fault of the program.
  public static func render(_ content: ReportContent) throws -> String {
    MustacheContentTypes.register(MarkupText(), named: MarkupText.name)
    let page = ReportPage(
      content, style: String(decoding: PackageResources.report_css, as: UTF8.self),
      script: String(decoding: PackageResources.player_js, as: UTF8.self))
    do {
      return try library().render(page, withTemplate: "report") ?? ""
    } catch {
      throw TemplateFault.problems(on: "report.html", error)
    }
  }

  private static func library() throws -> MustacheLibrary {
    let sources = [
      ("report", PackageResources.report_mustache), ("player", PackageResources.player_mustache),
      ("words", PackageResources.words_mustache), ("checks", PackageResources.checks_mustache),
      ("stereo", PackageResources.stereo_mustache),
      ("provenance", PackageResources.provenance_mustache),
    ]
    var library = MustacheLibrary()
    for (name, source) in sources { try library.register(String(decoding: source, as: UTF8.self), named: name) }
    return library
  }
}

/// The report as the template sees it: every text ready but for escaping, every choice made.
///
/// The template reads stored properties by their names, so computed ones would stay empty.
struct ReportPage {
  let title: String
  let subtitle: String
  let style: String
  let script: String
  let verdict: VerdictView
  let words: WordTable?
  let facts: [FactView]
  let prompt: String
  let notUnderstood: [String]
  let hasNotUnderstood: Bool
  let notes: [String]
  let hasNotes: Bool
  let player: PlayerView
  let spectrum: SpectrumView?
  let stereo: StereoView?
  let checks: CheckTable?
  let plan: PlanTable?
  let provenance: ProvenanceView

  init(_ content: ReportContent, style: String, script: String) {
    title = content.title
    subtitle = FactView.subtitle(of: content.facts)
    self.style = style
    self.script = script
    verdict = VerdictView(content)
    words = content.words.isEmpty ? nil : WordTable(content.words)
    facts = FactView.all(of: content.facts)
    prompt = content.request.prompt
    notUnderstood = content.request.notUnderstood
    hasNotUnderstood = !notUnderstood.isEmpty
    notes = content.request.notes
    hasNotes = !notes.isEmpty
    player = PlayerView(content)
    spectrum = content.spectrum.map(SpectrumView.init)
    stereo = content.stereo.map { StereoView($0, content) }
    checks = content.checks.isEmpty ? nil : CheckTable(content.checks)
    plan = content.sections.isEmpty ? nil : PlanTable(content.sections)
    provenance = ProvenanceView(content.provenance)
  }
}

/// The diagnosis of a template that cannot be read.
enum TemplateFault {
  static func problems(on page: String, _ error: any Error) -> Problems {
    Problems(
      Diagnosis(
        code: "report.template", location: page, finding: "the page's template cannot be read: \(error)",
        remedy: "report this message, it is a fault of the program"))
  }
}
