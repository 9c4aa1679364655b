/// A file of the lexicon, and the name that it goes by when something in it is wrong.
public struct LexiconFile: Sendable, Hashable {
  public let name: String
  public let yaml: String

  public init(name: String, yaml: String) {
    self.name = name
    self.yaml = yaml
  }

  private init(_ name: String, _ bytes: [UInt8]) {
    self.init(name: name, yaml: String(decoding: bytes, as: UTF8.self))
  }

  /// What comes with the program, by kind of word.
  static let builtIn = [
    LexiconFile("english.yaml", PackageResources.english_yaml),
    LexiconFile("form.yaml", PackageResources.form_yaml),
    LexiconFile("genres.yaml", PackageResources.genres_yaml),
    LexiconFile("instruments.yaml", PackageResources.instruments_yaml),
    LexiconFile("artists.yaml", PackageResources.artists_yaml),
    LexiconFile("moods.yaml", PackageResources.moods_yaml),
    LexiconFile("production.yaml", PackageResources.production_yaml),
    LexiconFile("eras.yaml", PackageResources.eras_yaml),
    LexiconFile("tempo.yaml", PackageResources.tempo_yaml),
    LexiconFile("german.yaml", PackageResources.german_yaml),
    LexiconFile("french.yaml", PackageResources.french_yaml),
    LexiconFile("spanish.yaml", PackageResources.spanish_yaml),
    LexiconFile("italian.yaml", PackageResources.italian_yaml),
    LexiconFile("portuguese.yaml", PackageResources.portuguese_yaml),
  ]
}
