import Audio
import ClipRendering

/// The body of a request to `/v1/music`.
enum ElevenLabsOrder {
  /// In thousandths of a second, as a part of a composition plan may have.
  private static let partLengths = 3000...120_000

  /// A prompt for instruments alone; a plan where words shall be sung, as a prompt has no place for them.
  static func fields(_ request: ClipRequest, model: String) -> [String: JSON] {
    let milliseconds = request.duration.map { Int(($0.value * 1000).rounded()) }
    guard let lyrics = request.lyrics else {
      var fields: [String: JSON] = [
        "model_id": .text(model), "force_instrumental": true,
        "prompt": .text(String(request.prompt(besides: [.duration, .lyrics]).prefix(4100))),
      ]
      fields["music_length_ms"] = milliseconds.map(JSON.whole)
      return fields
    }
    let parts = parts(lyrics, milliseconds ?? 60_000)
    let style = request.prompt(besides: [.duration, .lyrics])
    return [
      "model_id": .text(model), "seed": .whole(request.seed(upTo: 2_147_483_646)),
      "composition_plan": .object(["chunks": .list(parts.map { chunk($0.text, $0.length, style) })]),
    ]
  }

  private static func chunk(_ text: String, _ milliseconds: Int, _ style: String) -> JSON {
    .object([
      "text": .text(String(text.prefix(6000))), "duration_ms": .whole(milliseconds),
      "positive_styles": .list([.text(style)]),
    ])
  }

  /// The verses, all equally long.
  private static func parts(_ lyrics: String, _ milliseconds: Int) -> [(text: String, length: Int)] {
    var verses = lyrics.split(separator: /\n\s*\n/).map(String.init)
    let most = min(30, max(1, milliseconds / partLengths.lowerBound))
    if verses.count > most { verses = Array(verses[..<(most - 1)]) + [verses[(most - 1)...].joined(separator: "\n")] }
    // No part may be longer than the service takes.
    while verses.count * partLengths.upperBound < milliseconds { verses.append("[Instrumental]") }
    var rest = milliseconds
    return verses.enumerated().map { index, verse in
      let length = rest / (verses.count - index)
      rest -= length
      return (verse, length)
    }
  }
}
