import Audio
import ClipService
import Clips
import Diagnostics
import HTTP
import Settings

/// What the kinds have in common.
extension ServiceBuilder {
  func server() throws -> WebAddress {
    guard let address = try ownServer() else {
      throw problem("base_url", "is missing", "write where the server answers, such as http://127.0.0.1:5000")
    }
    return address
  }

  /// The server if the settings name one.
  func ownServer() throws -> WebAddress? {
    guard !service.baseURL.isEmpty else { return nil }
    guard let address = WebAddress(service.baseURL) else {
      throw problem(
        "base_url", "\"\(service.baseURL.prefix(60))\" is not a plain http or https address",
        "write one without user name and password")
    }
    guard try key() == nil || !address.isExposed else {
      throw problem("base_url", "the key would go unencrypted over a public network", "write an https:// address")
    }
    return address
  }

  func key() throws -> Secret? {
    try KeyPlace(service: name).key(file: service.keyFile, environment: environment)
  }

  func neededKey() throws -> Secret {
    if let key = try key() { return key }
    throw problem(
      "key_file", "there is no key",
      "put it into \(SoundService.keyVariable(name)), a file, or systemd's credential \(name)-key")
  }

  func template() throws -> InputTemplate {
    guard !service.input.isEmpty else { return .musicGen }
    let template = InputTemplate(service.input)
    guard let slip = template.unknownPlaceholders.first else { return template }
    let known = InputTemplate.Placeholder.allCases.map { "{\($0.rawValue)}" }
    throw problem("input", "{\(slip)} stands for nothing", "write one of \(known.joined(separator: ", "))")
  }

  func capabilities(_ usual: ClipCapabilities) -> ClipCapabilities {
    var can = usual
    let own = service.abilities
    let shortest = own.shortest > 0 ? .s(own.shortest) : can.lengths.lowerBound
    can.lengths = shortest...max(shortest, own.longest > 0 ? .s(own.longest) : can.lengths.upperBound)
    can.vocals = ClipCapabilities.Vocals(rawValue: own.vocals) ?? can.vocals
    if !own.songs.isEmpty { can.makesSongs = own.songs == "yes" }
    if !own.stems.isEmpty { can.makesStems = own.stems == "yes" }
    if !own.audio.isEmpty { can.audio = Set(own.audio.compactMap(ClipAudio.Use.init)) }
    if !own.separations.isEmpty {
      can.separations = own.separations.map { $0.split(separator: "+").map { String($0) } }
      can.audio.insert(.separation)
    }
    if !service.licence.isEmpty || !service.commercial.isEmpty {
      can.licence = ClipLicence(
        text(service.licence) ?? can.licence.terms,
        isCommercial: service.commercial.isEmpty ? nil : service.commercial == "yes")
    }
    can.price = price ?? can.price
    return can
  }

  var price: ClipPrice? {
    let price = service.price
    guard !price.unit.isEmpty else { return nil }
    return ClipPrice(
      unit: price.unit, perCall: price.perCall, perSecond: price.perSecond,
      perComputingSecond: price.perComputingSecond)
  }

  var patience: Duration? { service.patience > 0 ? .seconds(service.patience) : nil }
  var largestFile: Int? { service.largestFile > 0 ? service.largestFile << 20 : nil }

  func text(_ text: String) -> String? { text.isEmpty ? nil : text }

  func made(_ source: (any ClipSource)?) throws -> any ClipSource {
    if let source { return source }
    throw problem("base_url", "is no address", "leave it out, or write an https:// address")
  }

  func problem(_ key: String, _ finding: String, _ remedy: String) -> Problems {
    Problems(
      Diagnosis(
        code: "settings.not-allowed", place: "services.\(name).\(key)", finding: finding, remedy: remedy))
  }
}

extension KeyPlace {
  /// Of a service that makes sound.
  init(service name: String) {
    self.init(
      variable: SoundService.keyVariable(name), credential: "\(name)-key", setting: "services.\(name).key_file")
  }
}
