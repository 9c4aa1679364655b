import Audio
import Diagnostics
import Mustache

/// Writes the page that lists all deliveries of a folder and leads to their reports.
public enum DeliveryIndex {
  /// One delivery, in a folder of its name beside the page.
  public struct Entry: Sendable, Hashable {
    public var folder: String
    /// The master's file within it.
    public var master: String
    public var prompt: String
    public var genre: String
    /// In beats per minute.
    public var tempo: Double
    public var key: String
    public var length: Seconds

    public init(
      folder: String, master: String, prompt: String, genre: String, tempo: Double, key: String, length: Seconds
    ) {
      self.folder = folder
      self.master = master
      self.prompt = prompt
      self.genre = genre
      self.tempo = tempo
      self.key = key
      self.length = length
    }
  }

  /// The page for `entries`, in their order.
  ///
  /// Throws `Problems` when the template in the program cannot be read, which is a fault of the program.
  public static func render(_ entries: [Entry]) throws -> String {
    MustacheContentTypes.register(MarkupText(), named: MarkupText.name)
    let page = IndexPage(entries, style: text(PackageResources.report_css) + text(PackageResources.index_css))
    do {
      return try MustacheTemplate(string: text(PackageResources.index_mustache)).render(page)
    } catch {
      throw Problems(
        Diagnosis(
          code: "report.template", place: "index.html", finding: "the page's template cannot be read: \(error)",
          remedy: "report this message, it is a fault of the program"))
    }
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// The list as the template sees it.
private struct IndexPage {
  struct Row {
    let name: String
    let report: String
    let master: String
    let prompt: String
    let genre: String
    let tempo: String
    let key: String
    let length: String
  }

  let style: String
  let summary: String
  let rows: [Row]

  init(_ entries: [DeliveryIndex.Entry], style: String) {
    self.style = style
    let total = entries.reduce(0) { $0 + $1.length.value }
    summary = "\(entries.count) \(entries.count == 1 ? "track" : "tracks"), \(Seconds.s(total).clock) in all"
    rows = entries.map { entry in
      Row(
        name: entry.folder, report: RelativeLink("\(entry.folder)/report.html").description,
        master: RelativeLink("\(entry.folder)/\(entry.master)").description, prompt: entry.prompt,
        genre: entry.genre, tempo: entry.tempo.shortest(1), key: entry.key, length: entry.length.clock)
    }
  }
}
