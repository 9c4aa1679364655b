import Audio
import ClipRendering
import Diagnostics
import HTTP

/// The material that a kind makes a service of: its settings, its key, and the client.
struct ServiceContext {
  let name: String
  let settings: ServiceSettings
  /// May hold the key, and proxies for programs.
  let environment: [String: String]
  let client: RetryingClient

  /// The service; throws what is missing or wrong, by the name of its setting.
  func source() throws -> any ClipSource {
    guard let kind = settings.kind else {
      let names = ClipServiceKind.all.map(\.name).joined(separator: ", ")
      throw problem("kind", "is not known", "write one of \(names)")
    }
    return try kind.make(self)
  }

  /// The server; throws if the settings name none.
  func server() throws -> WebAddress {
    guard let address = try ownServer() else {
      throw problem("base_url", "is missing", "write where the server answers, such as http://127.0.0.1:5000")
    }
    return address
  }

  /// The server if the settings name one.
  func ownServer() throws -> WebAddress? {
    let text = settings[SharedSettings.baseURL]
    guard !text.isEmpty else { return nil }
    guard let address = WebAddress(text) else {
      throw problem(
        "base_url", "\"\(text.prefix(60))\" is not a plain http or https address",
        "write one without user name and password")
    }
    guard try key() == nil || !address.isExposed else {
      throw problem("base_url", "the key would go unencrypted over a public network", "write an https:// address")
    }
    return address
  }

  /// The key; nil where there is none.
  func key() throws -> Secret? {
    try SecretSource(service: name).secret(file: settings[SharedSettings.keyFile], environment: environment)
  }

  /// The key; throws where there is none.
  func neededKey() throws -> Secret {
    if let key = try key() { return key }
    throw problem(
      "key_file", "there is no key",
      "put it into \(ServiceName.keyVariable(name)), a file, or systemd's credential \(name)-key")
  }

  /// The model's inputs; MusicGen's where none are written.
  func template() throws -> InputTemplate {
    let input = settings[SharedSettings.input]
    guard !input.isEmpty else { return .musicGen }
    let template = InputTemplate(input)
    guard let slip = template.unknownPlaceholders.first else { return template }
    let known = InputTemplate.Placeholder.allCases.map { "{\($0.rawValue)}" }
    throw problem("input", "{\(slip)} stands for nothing", "write one of \(known.joined(separator: ", "))")
  }

  /// The abilities of the service: `usual`, but for what the settings say otherwise.
  func capabilities(_ usual: ClipCapabilities) -> ClipCapabilities {
    var can = usual
    let (shortest, longest) = (settings[SharedSettings.shortest], settings[SharedSettings.longest])
    let least = shortest > 0 ? .s(shortest) : can.lengths.lowerBound
    can.lengths = least...max(least, longest > 0 ? .s(longest) : can.lengths.upperBound)
    can.vocals = ClipCapabilities.Vocals(rawValue: settings[SharedSettings.vocals]) ?? can.vocals
    can.makesSongs = isYes(SharedSettings.makesSongs) ?? can.makesSongs
    can.makesStems = isYes(SharedSettings.makesStems) ?? can.makesStems
    let uses = settings[SharedSettings.audioUses]
    if !uses.isEmpty { can.audio = Set(uses.compactMap(ClipAudio.Use.init)) }
    let separations = settings[SharedSettings.separations]
    if !separations.isEmpty {
      can.separations = separations.map { $0.split(separator: "+").map { String($0) } }
      can.audio.insert(.separation)
    }
    let isCommercial = isYes(SharedSettings.commercial)
    if text(SharedSettings.licence) != nil || isCommercial != nil {
      can.licence = ClipLicence(text(SharedSettings.licence) ?? can.licence.terms, isCommercial: isCommercial)
    }
    can.price = price ?? can.price
    return can
  }

  /// The price that is written; nil where its unit is not.
  var price: ClipPrice? {
    guard let unit = text(SharedSettings.priceUnit) else { return nil }
    return ClipPrice(
      unit: unit, perCall: settings[SharedSettings.pricePerCall], perSecond: settings[SharedSettings.pricePerSecond],
      perComputingSecond: settings[SharedSettings.pricePerComputingSecond])
  }

  /// The longest time that an order may take; nil for as long as usual for the kind.
  var patience: Duration? {
    let seconds = settings[SharedSettings.patience]
    return seconds > 0 ? .seconds(seconds) : nil
  }

  /// The steps of the model; nil for its own number.
  var steps: Int? {
    let steps = settings[SharedSettings.steps]
    return steps > 0 ? steps : nil
  }

  /// In bytes; nil for as much as usual for the kind.
  var largestFile: Int? {
    let megabytes = settings[SharedSettings.largestFile]
    return megabytes > 0 ? megabytes << 20 : nil
  }

  /// A text; nil where it is empty.
  func text(_ setting: ServiceSetting<String>) -> String? {
    let text = settings[setting]
    return text.isEmpty ? nil : text
  }

  private func isYes(_ setting: ServiceSetting<String>) -> Bool? { text(setting).map { $0 == "yes" } }

  /// `source`; throws where the address of the settings was none.
  func made(_ source: (any ClipSource)?) throws -> any ClipSource {
    if let source { return source }
    throw problem("base_url", "is no address", "leave it out, or write an https:// address")
  }

  func problem(_ key: String, _ finding: String, _ remedy: String) -> Problems {
    Problems(
      Diagnosis(
        code: "settings.not-allowed", location: "services.\(name).\(key)", finding: finding, remedy: remedy))
  }
}

extension SecretSource {
  /// The key of a service that makes sound.
  init(service name: String) {
    self.init(
      variable: ServiceName.keyVariable(name), credential: "\(name)-key", setting: "services.\(name).key_file")
  }
}
