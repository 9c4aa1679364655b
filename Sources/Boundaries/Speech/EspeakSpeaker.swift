import CEspeak
import Diagnosis
import Signal
import Singing
import Synchronization

/// eSpeak NG as the speaker: evenly and without melody, for the vocoder brings that.
public struct EspeakSpeaker: Speaker {
  /// Words a minute; slow, so that every sound is spoken out.
  private static let pace: Int32 = 120
  /// 0…99; a low voice has harmonics in every band.
  private static let pitch: Int32 = 30

  public init() {}

  public func speak(_ text: String, language: String?) throws -> Speech {
    // The library has one state for the whole process.
    try Self.turn.withLock { recording in
      let rate = try Self.start(&recording)
      let language = language ?? "en"
      guard Self.select(language) else { throw Problems(SpeechProblem.language(language)) }
      recording.samples = []
      recording.phonemes = []
      let status = withUnsafeMutablePointer(to: &recording) { place in
        text.withCString {
          espeak_Synth($0, text.utf8.count + 1, 0, POS_CHARACTER, 0, UInt32(espeakCHARS_UTF8), nil, place)
        }
      }
      guard status == EE_OK else { throw Problems(SpeechProblem.failed("status \(status.rawValue)")) }
      guard !recording.phonemes.allSatisfy(\.isPause) else { throw Problems(SpeechProblem.nothingToSay(text)) }
      return Speech(samples: recording.samples, rate: SampleRate(value: Double(rate)), phonemes: recording.phonemes)
    }
  }

  /// What the callback has gathered of one text.
  private struct Recording {
    var rate: Int32?
    var samples: [Float] = []
    var phonemes: [Phoneme] = []
    var beginsWord = false

    mutating func add(_ wave: UnsafePointer<Int16>?, _ count: Int) {
      guard let wave else { return }
      for i in 0..<count { samples.append(Float(wave[i]) / 32_768) }
    }

    mutating func add(_ event: espeak_EVENT) {
      switch event.type {
      case espeakEVENT_WORD: beginsWord = true
      case espeakEVENT_PHONEME:
        var event = event
        var name = [CChar](repeating: 0, count: 9)
        cespeak_phoneme(&event, &name)
        let symbol = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        phonemes.append(Phoneme(symbol, start: Int(event.sample), beginsWord: beginsWord))
        beginsWord = false
      default: break
      }
    }
  }

  private static let turn = Mutex(Recording())

  /// Starts the library once; the rate of its samples.
  private static func start(_ recording: inout Recording) throws -> Int32 {
    if let rate = recording.rate { return rate }
    let options = espeakINITIALIZE_PHONEME_EVENTS | espeakINITIALIZE_PHONEME_IPA | espeakINITIALIZE_DONT_EXIT
    let rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nil, Int32(options))
    guard rate > 0 else { throw Problems(SpeechProblem.failed("it does not find its data")) }
    espeak_SetSynthCallback { wave, count, events in
      guard var event = events, let place = event.pointee.user_data?.assumingMemoryBound(to: Recording.self) else {
        return 0
      }
      place.pointee.add(wave, Int(count))
      while event.pointee.type != espeakEVENT_LIST_TERMINATED {
        place.pointee.add(event.pointee)
        event += 1
      }
      return 0
    }
    recording.rate = rate
    return rate
  }

  /// Chooses the voice of a language code, or of its first part.
  private static func select(_ language: String) -> Bool {
    let code = language.lowercased()
    let codes = [code, String(code.prefix { $0 != "-" && $0 != "_" })]
    guard codes.contains(where: { espeak_SetVoiceByName($0) == EE_OK }) else { return false }
    espeak_SetParameter(espeakRATE, pace, 0)
    espeak_SetParameter(espeakPITCH, pitch, 0)
    espeak_SetParameter(espeakRANGE, 0, 0)
    return true
  }
}

/// What can go wrong with speech.
enum SpeechProblem {
  static func language(_ language: String) -> Diagnosis {
    Diagnosis(
      code: "speech.no-language", place: "$.language", finding: "eSpeak NG has no voice for \"\(language.prefix(40))\"",
      remedy: "write a code such as en, de, fr, es, it or pt-br; espeak-ng --voices lists all")
  }

  static func failed(_ reason: String) -> Diagnosis {
    Diagnosis(
      code: "speech.failed", place: "lyrics", finding: "eSpeak NG does not speak: \(reason)",
      remedy: "install its data (apt install espeak-ng-data)")
  }

  static func nothingToSay(_ text: String) -> Diagnosis {
    Diagnosis(
      code: "speech.nothing-to-say", place: "$.lyrics",
      finding: "\"\(text.prefix(40))\" has no words that can be spoken",
      remedy: "write words, or leave lyrics out")
  }
}
