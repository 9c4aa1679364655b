import Audio
import CEspeak
import Diagnostics
import Foundation
import Synthesis

/// eSpeak NG as the speaker: even and without melody, which the vocoder adds.
///
/// Each text is spoken by a process of its own, so that the same words are the same samples whatever was said before.
public struct EspeakSpeaker: Speaker {
  /// Words a minute; slow, so that every sound is spoken out.
  private static let pace: Int32 = 120
  /// 0…99; a low voice has harmonics in every band.
  private static let pitch: Int32 = 30
  /// A text is spoken many times faster than it sounds; who has said nothing for so long hangs.
  private static let patience: Int32 = 20_000

  public init() {}

  public func speak(_ text: String, language: String?) throws -> Speech {
    let code = (language ?? "en").lowercased()
    let records = try SpokenRecords(Self.output(of: text, in: code))
    switch records.fault {
    case 2: throw Problems(SpeechProblem.language(code))
    case .some(let fault):
      throw Problems(SpeechProblem.failed(fault == 1 ? "it does not find its data" : "no sound came"))
    case nil: break
    }
    guard let rate = records.rate else { throw Problems(SpeechProblem.failed("its process ended early")) }
    guard !records.phonemes.allSatisfy(\.isPause) else { throw Problems(SpeechProblem.nothingToSay(text)) }
    return Speech(samples: records.samples, rate: SampleRate(value: rate), phonemes: records.phonemes)
  }

  /// Everything that the speaking process wrote.
  private static func output(of text: String, in code: String) throws -> [UInt8] {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw Problems(SpeechProblem.failed("there is no pipe for it")) }
    defer { close(ends[0]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let family = String(code.prefix { $0 != "-" && $0 != "_" })
    let child = cespeak_speak(text, code, family, pace, pitch, ends[1])
    close(ends[1])
    guard child > 0 else { throw Problems(SpeechProblem.failed("its process does not start")) }
    defer { waitpid(child, nil, 0) }
    return try read(ends[0])
      ?? {
        kill(child, SIGKILL)
        throw Problems(SpeechProblem.failed("it said nothing for \(patience / 1000) s"))
      }()
  }

  /// All bytes until the other end closes; nil when nothing comes for too long.
  private static func read(_ file: Int32) -> [UInt8]? {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      var state = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
      let ready = poll(&state, 1, patience)
      if ready < 0 && errno == EINTR { continue }
      guard ready > 0 else { return nil }
      let count = Glibc.read(file, &part, part.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return bytes }
      bytes += part[..<count]
    }
  }
}

/// The diagnoses of speech synthesis.
enum SpeechProblem {
  static func language(_ language: String) -> Diagnosis {
    Diagnosis(
      code: "speech.no-language", location: "$.language",
      finding: "eSpeak NG has no voice for \"\(language.prefix(40))\"",
      remedy: "write a code such as en, de, fr, es, it or pt-br; espeak-ng --voices lists all")
  }

  static func failed(_ reason: String) -> Diagnosis {
    Diagnosis(
      code: "speech.failed", location: "lyrics", finding: "eSpeak NG does not speak: \(reason)",
      remedy: "install its data (apt install espeak-ng-data)")
  }

  static func nothingToSay(_ text: String) -> Diagnosis {
    Diagnosis(
      code: "speech.nothing-to-say", location: "$.lyrics",
      finding: "\"\(text.prefix(40))\" has no words that can be spoken",
      remedy: "write words, or leave lyrics out")
  }
}
