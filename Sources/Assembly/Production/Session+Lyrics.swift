import Prompt

extension Session {
  /// Which lines of the lyrics the track had no room for, in whole sentences.
  var lyricsNotes: [String] {
    guard let firstUnsung, let lyrics = brief.lyrics.map(Lyrics.init) else { return [] }
    return lyrics.overflow(from: firstUnsung).map { [$0] } ?? []
  }
}
