import Audio
import Diagnostics
import Mustache

/// The page that lists all deliveries of a folder and links to their reports.
public enum DeliveryIndex {
  /// One delivery, in a folder of its name beside the page.
  public struct IndexedDelivery: Sendable, Hashable {
    public var folder: String
    /// The master's file within it.
    public var master: String
    public var prompt: String
    public var genre: String
    /// In beats per minute.
    public var tempo: Double
    public var key: String
    public var length: Seconds
    /// What was asked and not kept: `Made, but 2 of 7 wishes were not kept`; nil for a track that has it all.
    public var shortcoming: String?

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

  /// The page for `deliveries`, in their order.
  ///
  /// Throws `Problems` when the template in the program cannot be read, which is a fault of the program.
  public static func render(_ deliveries: [IndexedDelivery]) throws -> String {
    MustacheContentTypes.register(MarkupText(), named: MarkupText.name)
    let page = IndexPage(
      deliveries,
      style: String(decoding: PackageResources.report_css, as: UTF8.self)
        + String(decoding: PackageResources.index_css, as: UTF8.self))
    do {
      return try MustacheTemplate(string: String(decoding: PackageResources.index_mustache, as: UTF8.self)).render(page)
    } catch {
      throw TemplateFault.problems(on: "index.html", error)
    }
  }
}

/// The list as the template sees it.
private struct IndexPage {
  struct DeliveryRow {
    let name: String
    let report: String
    let master: String
    let prompt: String
    let genre: String
    let tempo: String
    let key: String
    let length: String
    let shortcoming: String?
  }

  let style: String
  let summary: String
  let rows: [DeliveryRow]

  init(_ deliveries: [DeliveryIndex.IndexedDelivery], style: String) {
    self.style = style
    let total = deliveries.reduce(0) { $0 + $1.length.value }
    summary = "\(deliveries.count) \(deliveries.count == 1 ? "track" : "tracks"), \(Seconds.s(total).clock) in all"
    rows = deliveries.map { delivery in
      DeliveryRow(
        name: delivery.folder, report: RelativeLink("\(delivery.folder)/report.html").description,
        master: RelativeLink("\(delivery.folder)/\(delivery.master)").description, prompt: delivery.prompt,
        genre: delivery.genre, tempo: delivery.tempo.shortest(1), key: delivery.key, length: delivery.length.clock,
        shortcoming: delivery.shortcoming)
    }
  }
}
