import Diagnosis
import Foundation
import Yams

/// All genres that the engine knows, in a fixed order.
public struct GenreCatalogue: Sendable {
  public let genres: [Genre]

  /// The genres that the program brings along.
  public static let standard: GenreCatalogue = {
    do {
      return try GenreCatalogue(documents: embedded)
    } catch {
      // Unreachable in a tested build: the documents are part of the program, and a test reads each.
      fatalError("a built-in genre is broken: \(error)")
    }
  }()

  /// The file of each genre, by name; a new genre is a new file and a line here.
  static let embedded: [(name: String, yaml: [UInt8])] = [
    ("house", PackageResources.house_yaml),
    ("dubstep", PackageResources.dubstep_yaml),
    ("drum-and-bass", PackageResources.drum_and_bass_yaml),
    ("hip-hop", PackageResources.hip_hop_yaml),
    ("ambient", PackageResources.ambient_yaml),
  ]

  /// Reads genres; throws `Problems` that name the document.
  public init(documents: [(name: String, yaml: [UInt8])]) throws(Problems) {
    var genres: [Genre] = []
    for (name, yaml) in documents {
      do {
        genres.append(try YAMLDecoder().decode(Genre.self, from: Data(yaml)))
      } catch {
        throw Problems(
          Diagnosis(
            code: "genre.invalid", place: "\(name).yaml", finding: "\(error)",
            remedy: "compare it with house.yaml, which explains every field"))
      }
    }
    self.genres = genres
  }

  /// The genre called `name`; nil if there is none.
  public func genre(named name: String) -> Genre? { genres.first { $0.name == name } }
}
