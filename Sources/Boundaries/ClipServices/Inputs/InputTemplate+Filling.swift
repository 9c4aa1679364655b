import Audio
import ClipRendering
import Music

extension InputTemplate {
  /// The inputs for `request`; `audio` is where its recording can be had.
  public func filled(for request: ClipRequest, audio: String?) -> JSON {
    let values = values(of: request, audio: audio)
    return .object(inputs.compactMapValues { Self.fill($0, values) })
  }

  private func values(of request: ClipRequest, audio: String?) -> [Placeholder: JSON] {
    var values: [Placeholder: JSON] = [
      .prompt: .text(request.prompt(besides: fields)), .words: .text(request.words),
      // Some models take 0 for chance, and some have 32 bits with a sign.
      .seed: .whole(request.seed(upTo: 2_147_483_646)), .part: .text(request.task.fileNames.first ?? "mix"),
    ]
    values[.lyrics] = request.lyrics.map(JSON.text)
    values[.bpm] = request.tempo.map { Self.plain($0.bpm) }
    values[.key] = request.key.map { .text("\($0)") }
    values[.audio] = audio.map(JSON.text)
    values[.strength] = request.audio?.strength.map(Self.plain)
    if let duration = request.duration {
      values[.duration] = Self.plain(duration.value)
      values[.wholeDuration] = .whole(Int(duration.value.rounded(.up)))
      values[.milliseconds] = .whole(Int((duration.value * 1000).rounded()))
    }
    return values
  }

  private static func plain(_ value: Double) -> JSON { Int(exactly: value).map(JSON.whole) ?? .number(value) }

  /// Nil for what the request leaves open.
  private static func fill(_ value: JSON, _ values: [Placeholder: JSON]) -> JSON? {
    switch value {
    case .text(let text): fill(text, values)
    case .list(let items): .list(items.compactMap { fill($0, values) })
    case .object(let members): .object(members.compactMapValues { fill($0, values) })
    default: value
    }
  }

  private static func fill(_ text: String, _ values: [Placeholder: JSON]) -> JSON? {
    if text.hasPrefix("{"), text.hasSuffix("}"), let whole = Placeholder(rawValue: String(text.dropFirst().dropLast()))
    {
      return values[whole]
    }
    let filled = text.replacing(/\{([a-z_]+)\}/) { match -> String in
      guard let placeholder = Placeholder(rawValue: String(match.1)) else { return String(match.0) }
      return values[placeholder]?.line ?? ""
    }
    return .text(filled)
  }
}
