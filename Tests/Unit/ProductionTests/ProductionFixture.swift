import Audio
import Foundation
import Genres
import Instruments
import Planning
import Prompt
import QualityControl
import Samples
import Synthesis
import TestSupport

@testable import Production

/// A work folder and a delivery of their own, with the catalogue, the voice and the SoundFont that the program has.
final class ProductionFixture: Sendable {
  let folder = Scratch.path("production")
  private let catalogue: GenreCatalogue

  init(catalogue: GenreCatalogue = .standard) { self.catalogue = catalogue }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  var delivery: String { path("delivery") }

  static func order(_ ticket: Ticket, reference: String? = nil) -> ProductionJob {
    ProductionJob(
      jobID: "job", name: "track", ticket: ticket, ticketText: Array("{}".utf8),
      ticketSHA256: String(repeating: "0123456789abcdef", count: 4), reference: reference)
  }

  /// One attempt; what was delivered before is removed, and finished stages stay.
  func attempt(
    _ order: ProductionJob, tolerances: Tolerances = Tolerances(), severities: Severities = Severities(),
    delivery wishes: DeliveryOptions = DeliveryOptions(), sounds: SoundLibrary? = nil,
    after earlier: [AttemptRecord] = []
  ) async throws -> AttemptResult {
    let executor = RenderExecutor(threads: 2)
    defer { executor.stop() }
    var options = Production.Options(
      planning: .init(genre: "house", duration: .s(10), loudness: .LUFS(-14), truePeak: .dBTP(-1)),
      tolerances: tolerances, width: 2, delivery: wishes)
    options.severities = severities
    let production = Production(
      parser: RuleParser(
        lexicon: try Lexicon.builtIn(),
        genres: catalogue.genres.map { GenreName($0.name, tempo: $0.tempo.low...$0.tempo.high) },
        sounds: (sounds?.entries ?? []).map { SoundName($0.name, aliases: $0.aliases, isKit: $0.isKit) }),
      catalogue: catalogue, sounds: sounds, soundFont: SoundFontFile.find().flatMap { try? SoundFontGenerator($0) },
      speaker: EspeakSpeaker(), options: options, executor: executor)
    try? FileManager.default.removeItem(atPath: delivery)
    for name in ["work", "delivery"] {
      try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
    }
    let folders = AttemptFolders(work: path("work"), delivery: delivery)
    return try await production.attempt(order, in: folders, after: earlier, observe: { _ in })
  }

  /// A file of the delivery as a JSON object.
  func json(_ name: String) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: "\(delivery)/\(name)")))
    return value as? [String: Any] ?? [:]
  }

  /// The checks in the delivery's `qa.json`.
  func deliveredReport() throws -> QualityReport {
    struct Document: Decodable {
      let checks: [CheckResult]
      let words: [DeliveredWord]
    }
    let data = try Data(contentsOf: URL(filePath: "\(delivery)/qa.json"))
    let document = try JSONDecoder().decode(Document.self, from: data)
    return QualityReport(document.checks, words: document.words.map(\.result))
  }
}

/// A row of the table of words in `qa.json`, which holds no repairs.
private struct DeliveredWord: Decodable {
  let kind: String
  let asked: String
  let planned: String
  let measured: String
  let value: Double?
  let unit: String?
  let verdict: WishVerdict
  let reason: String
  let stem: String?
  let tried: [String]?

  var result: WishResult {
    var wish = Wish(.planned, asked: asked, planned: planned)
    wish.kind = kind
    var result = WishResult(
      wish, verdict, measured: measured, value: value, unit: unit, reason: reason, stem: stem)
    result.tried = tried
    return result
  }
}

extension QualityReport {
  /// The report as files hold it: what the next attempt could change is not written.
  var asWritten: QualityReport {
    var written = self
    for i in words.indices { written.words[i].repair = nil }
    return written
  }
}

/// Results as `qa.json` holds them, by the ids of the checks.
extension CheckResult: Decodable {
  private enum Keys: String, CodingKey { case id, status, value, target, tolerance, detail, at, stem, tried }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Keys.self)
    let id = try fields.decode(String.self, forKey: .id)
    guard let definition = CheckDefinition.named(id) else {
      throw DecodingError.dataCorruptedError(forKey: .id, in: fields, debugDescription: "there is no check \(id)")
    }
    self.init(
      definition, try fields.decode(CheckStatus.self, forKey: .status),
      value: try fields.decodeIfPresent(MeasuredValue.self, forKey: .value),
      target: try fields.decodeIfPresent(MeasuredValue.self, forKey: .target),
      tolerance: try fields.decodeIfPresent(Double.self, forKey: .tolerance),
      detail: try fields.decode(String.self, forKey: .detail),
      at: try fields.decodeIfPresent(Seconds.self, forKey: .at),
      stem: try fields.decodeIfPresent(String.self, forKey: .stem))
    tried = try fields.decodeIfPresent([String].self, forKey: .tried)
  }
}

extension MeasuredValue: Decodable {
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    self =
      if let number = try? value.decode(Double.self) { .number(number) } else { .word(try value.decode(String.self)) }
  }
}
