import ACEStep
import Audio
import ClipService
import Clips
import Cog
import ElevenLabs
import HTTP
import LocalProgram
import Replicate
import Settings
import StableAudio

/// Makes a source of clips out of the settings of a service.
struct ServiceBuilder {
  let name: String
  let service: SoundService
  let environment: [String: String]
  let client: PatientClient

  /// Throws what is missing or wrong, by the name of its setting.
  func source() throws -> any ClipSource {
    switch service.kind {
    case "ace-step": try aceStep()
    case "cog": try cog()
    case "replicate": try replicate()
    case "stable-audio": try stableAudio()
    case "elevenlabs": try elevenLabs()
    case "command": try program()
    default: throw problem("kind", "is not known", "write one of \(ServiceSetting.kinds.joined(separator: ", "))")
    }
  }

  private func aceStep() throws -> any ClipSource {
    var settings = ACEStepSettings(server: try server(), key: try key(), model: text(service.model))
    if !service.format.isEmpty { settings.format = service.format }
    settings.steps = service.steps > 0 ? service.steps : nil
    settings.extras = service.input
    settings.largestFile = largestFile ?? settings.largestFile
    return ACEStepServer(name: name, settings, client: client)
  }

  private func cog() throws -> any ClipSource {
    var settings = CogSettings(
      server: try server(), template: try template(), capabilities: capabilities(.musicGen), key: try key())
    settings.downloadHosts = service.downloadHosts
    settings.patience = patience ?? settings.patience
    settings.largestFile = largestFile ?? settings.largestFile
    return CogServer(name: name, settings, client: client)
  }

  private func replicate() throws -> any ClipSource {
    guard !service.model.isEmpty else {
      throw problem("model", "is missing", "write owner/name, or owner/name:version to stay with one")
    }
    guard price != nil else {
      throw problem(
        "price_unit", "is missing", "write USD, and price_per_call or price_per_computing_second by its page")
    }
    var settings = ReplicateSettings(
      key: try neededKey(), model: service.model, template: try template(), capabilities: capabilities(.musicGen))
    settings.server = try ownServer()
    if !service.downloadHosts.isEmpty { settings.downloadHosts = service.downloadHosts }
    settings.patience = patience ?? settings.patience
    settings.largestFile = largestFile ?? settings.largestFile
    return try made(ReplicateService(name: name, settings, client: client))
  }

  private func stableAudio() throws -> any ClipSource {
    let known = StableAudioSettings.Model.allCases.map(\.rawValue)
    guard let model = StableAudioSettings.Model(rawValue: text(service.model) ?? known[0]) else {
      throw problem("model", "\"\(service.model)\" is not known", "write one of \(known.joined(separator: ", "))")
    }
    var settings = StableAudioSettings(key: try neededKey(), model: model)
    settings.server = try ownServer()
    settings.steps = service.steps > 0 ? service.steps : nil
    settings.price = price ?? settings.price
    settings.patience = patience ?? settings.patience
    settings.largestFile = largestFile ?? settings.largestFile
    return try made(StableAudioService(name: name, settings, client: client))
  }

  private func elevenLabs() throws -> any ClipSource {
    var settings = ElevenLabsSettings(key: try neededKey(), model: text(service.model) ?? "music_v1")
    settings.server = try ownServer()
    if !service.format.isEmpty { (settings.format, settings.stemFormat) = (service.format, service.format) }
    settings.price = price ?? settings.price
    settings.patience = patience ?? settings.patience
    settings.largestFile = largestFile ?? settings.largestFile
    return try made(ElevenLabsMusic(name: name, settings, client: client))
  }

  private func program() throws -> any ClipSource {
    guard service.command.first?.hasPrefix("/") == true else {
      throw problem(
        "command", "names no program by its whole path", "write [\"/usr/local/bin/generate\", \"--quiet\"] or the like")
    }
    let can = ClipCapabilities(lengths: .s(1)...(.s(600)), licence: ClipLicence("not stated", isCommercial: nil))
    var settings = LocalProgramSettings(
      command: service.command, capabilities: capabilities(can), environment: environment)
    settings.patience = patience ?? settings.patience
    settings.grace = .seconds(service.grace)
    settings.largestFile = largestFile ?? settings.largestFile
    return LocalProgram(name: name, settings)
  }
}
