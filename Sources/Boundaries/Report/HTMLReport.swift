import Diagnostics
import Mustache

/// Writes the report: one HTML file that needs nothing but the audio files beside it.
///
/// The page is also well-formed XML. The same content gives the same bytes.
public enum HTMLReport {
  /// The page for `content`.
  ///
  /// Throws `Problems` when the template in the program cannot be read, which is a fault of the program.
  public static func render(_ content: ReportContent) throws -> String {
    MustacheContentTypes.register(MarkupText(), named: MarkupText.name)
    let page = Page(
      content, style: text(PackageResources.report_css), script: text(PackageResources.player_js))
    do {
      return try library().render(page, withTemplate: "report") ?? ""
    } catch {
      throw Problems(
        Diagnosis(
          code: "report.template", place: "report.html", finding: "the page's template cannot be read: \(error)",
          remedy: "report this message, it is a fault of the program"))
    }
  }

  private static func library() throws -> MustacheLibrary {
    let sources = [
      ("report", PackageResources.report_mustache), ("player", PackageResources.player_mustache),
      ("checks", PackageResources.checks_mustache), ("stereo", PackageResources.stereo_mustache),
      ("making", PackageResources.making_mustache),
    ]
    var library = MustacheLibrary()
    for (name, source) in sources { try library.register(text(source), named: name) }
    return library
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
