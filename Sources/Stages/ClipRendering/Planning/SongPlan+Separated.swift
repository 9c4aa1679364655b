import Music
import Planning

extension SongPlan {
  /// The name of what a separation leaves over.
  public static let residual = "residual"

  /// The same song with the stems of a recording that was taken apart into `names`, and `others`, which are added to it.
  ///
  /// Separated stems keep their levels: together with the residual they are the recording. Without names, all of it is one
  /// stem called `song`.
  public func separated(into names: [String], besides others: [StemPlan]) -> SongPlan {
    let parts = names.isEmpty ? ["song"] : names + [Self.residual]
    let everywhere = Array(sections.indices)
    let separated = parts.enumerated().map { index, name in
      StemPlan(
        recorded: name, role: Self.role(of: name), number: index + 1, genre: genre, sections: everywhere)
    }
    return replacing(stems: separated + others.enumerated().map { $1.numbered(parts.count + $0 + 1) })
  }

  private static func role(of name: String) -> StemRole {
    switch name {
    case "drums": .drums
    case "percussion": .percussion
    case "bass": .bass
    case "vocals", "backing_vocals": .vocals
    case "strings", "brass", "woodwinds", "synth": .pad
    case "fx", residual: .effects
    default: .chords
    }
  }
}
