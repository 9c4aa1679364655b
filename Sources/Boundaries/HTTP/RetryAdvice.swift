import CCurl
import Foundation

/// An answer's advice when to ask again, in all the spellings that services use.
public enum RetryAdvice {
  /// The time to wait; nil if the answer does not say.
  ///
  /// The first of these counts: `retry-after-ms`; `Retry-After` in seconds or as a date (RFC 9110, 10.2.3); `retry_after`
  /// in a JSON body; `ratelimit-reset`, in seconds; `x-ratelimit-reset-requests` and its like, as durations such as
  /// `6m0s`. Dates count from the answer's own `Date`, or else from `now`, in seconds since 1970.
  public static func wait(in answer: HTTPAnswer, now: Double) -> Duration? {
    let fields = answer.fields
    if let ms = fields["retry-after-ms"].flatMap(Double.init) { return duration(ms / 1000) }
    let served = fields["date"].flatMap(date) ?? now
    if let text = fields["retry-after"] {
      if let seconds = Double(text) { return duration(seconds) }
      if let date = date(text) { return duration(date - served) }
    }
    if let seconds = bodyAdvice(answer) { return duration(seconds) }
    if let seconds = fields["ratelimit-reset"].flatMap(Double.init) { return duration(seconds) }
    return limitReset(fields, now: served)
  }

  /// True if the server says outright that asking again makes sense, or that it does not (`x-should-retry`).
  static func verdict(in answer: HTTPAnswer) -> Bool? {
    switch answer.fields["x-should-retry"]?.lowercased() {
    case "true": true
    case "false": false
    default: nil
    }
  }

  private static func duration(_ seconds: Double) -> Duration? {
    guard seconds.isFinite, seconds < 1e9 else { return nil }
    return .milliseconds(Int64((max(0, seconds) * 1000).rounded()))
  }

  private static func date(_ text: String) -> Double? {
    let time = curl_getdate(text, nil)
    return time <= 0 ? nil : Double(time)
  }

  private static func bodyAdvice(_ answer: HTTPAnswer) -> Double? {
    guard answer.mediaType?.hasSuffix("json") == true,
      let object = try? JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any]
    else { return nil }
    return (object["retry_after"] as? NSNumber)?.doubleValue
  }

  /// The reset of the limit that is used up; where no `remaining` says which, the soonest one.
  private static func limitReset(_ fields: HTTPFields, now: Double) -> Duration? {
    var used: [Duration] = []
    var all: [Duration] = []
    for suffix in ["", "-requests", "-tokens"] {
      guard let text = fields["x-ratelimit-reset\(suffix)"], let seconds = seconds(text, now: now),
        let wait = duration(seconds)
      else { continue }
      all.append(wait)
      if fields["x-ratelimit-remaining\(suffix)"] == "0" { used.append(wait) }
    }
    return used.max() ?? all.min()
  }

  /// Seconds, seconds since 1970, or a duration such as `1h2m3.5s` or `20ms`.
  private static func seconds(_ text: String, now: Double) -> Double? {
    if let number = Double(text) { return number > 1e9 ? number - now : number }
    guard !text.isEmpty else { return nil }
    let units: [(String, Double)] = [("ms", 0.001), ("h", 3600), ("m", 60), ("s", 1)]
    var (rest, total) = (text[...], 0.0)
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isNumber || $0 == "." }
      rest = rest.dropFirst(digits.count)
      guard let number = Double(digits), let unit = units.first(where: { rest.hasPrefix($0.0) }) else { return nil }
      total += number * unit.1
      rest = rest.dropFirst(unit.0.count)
    }
    return total
  }
}
