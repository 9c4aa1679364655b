import Foundation

/// What plays acoustic instruments: the SoundFont of `config/apt-packages.txt`, or the engine's own models.
enum AcousticInstruments: String {
  case listedFont = "/usr/share/sounds/sf2/TimGM6mb.sf2"
  case ownModels = "none"

  /// Both, where the font is installed.
  static let all = [listedFont, ownModels].filter {
    $0 == .ownModels || FileManager.default.fileExists(atPath: $0.rawValue)
  }

  var environment: [String: String] { ["DUBPLATE_ENGINE_SOUNDFONT": rawValue] }
}
