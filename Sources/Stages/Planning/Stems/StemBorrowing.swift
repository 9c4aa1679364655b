import Genres
import Music
import Prompt

/// The genre of each stem's patterns and patch: the song's, unless the brief blends genres or styles a role.
struct StemBorrowing {
  let catalogue: GenreCatalogue
  let genre: Genre
  let brief: Brief

  /// A smaller share of a blend colours the words of the brief, but no stem.
  private static let leastShare = 0.2

  /// The genre that the stem of `role` is borrowed from; nil where it is the song's own.
  func source(of role: StemRole) -> Genre? {
    if let style = brief.instrumentStyles.first(where: { $0.instrument == role }),
      let other = catalogue.genre(named: style.genre), other.stem(role) != nil
    {
      return other
    }
    return blended.first { $0.role == role }?.genre
  }

  /// The roles that a blend borrows; the drums stay with the leading genre.
  ///
  /// A genre lends what makes it recognisable, or its melody if that is only its drums; the larger shares choose first.
  var blended: [(role: StemRole, genre: Genre)] {
    var borrowed: [(role: StemRole, genre: Genre)] = []
    for share in brief.genres where share.name != genre.name && share.weight >= Self.leastShare {
      guard let other = catalogue.genre(named: share.name) else { continue }
      let signature = other.signature.compactMap { name in other.stems.first { $0.name == name }?.role }
      let roles = signature.filter { $0 != .drums && $0 != .percussion }
      for role in roles.isEmpty ? [.lead] : roles
      where other.stem(role) != nil && !borrowed.contains(where: { $0.role == role }) {
        borrowed.append((role, other))
      }
    }
    return borrowed
  }
}

extension Genre {
  /// The stem that has `role`, the first if there are several.
  func stem(_ role: StemRole) -> StemDefinition? { stems.first { $0.role == role } }
}
