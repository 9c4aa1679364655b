import Audio
import AudioFiles
import Daemon
import Diagnostics
import HTTP
import Instruments
import Samples
import Settings
import Synthesis

extension Doctor {
  func soundFont() -> DoctorFinding {
    switch settings.engine.soundFont {
    case .none: return DoctorFinding(.ok, "SoundFont", "none is wanted; acoustic instruments are synthesised")
    case .system:
      if let file = SoundFontFile.find() { return DoctorFinding(.ok, "SoundFont \(file.path)", "is \(file.name)") }
      return DoctorFinding(
        .note, "SoundFont", "there is none; acoustic instruments are synthesised",
        remedy: "apt install fluid-soundfont-gm or timgm6mb-soundfont, or set engine.soundfont")
    case .file(let path):
      do {
        let file = try SoundFontFile(path: path)
        return DoctorFinding(.ok, "SoundFont \(path)", "is \(file.name), with \(file.programs.count) instruments")
      } catch {
        return error.diagnoses.first.map { DoctorFinding(.problem, $0) }
          ?? DoctorFinding(.problem, "SoundFont \(path)", "is none")
      }
    }
  }

  /// Looks at the owner's sounds; each that cannot be played is a note, as tracks are made without it.
  func sounds() -> DoctorFinding {
    guard let folder = settings.engine.sounds else {
      return DoctorFinding(.ok, "sounds", "there is no folder of your own sounds")
    }
    do {
      let library = try settings.soundLibrary()
      let broken = library.entries.filter { (try? library.instrument(named: $0.name)) == nil }.map(\.name)
      guard broken.isEmpty else {
        return DoctorFinding(
          .note, "sounds \(folder)", "\(broken.joined(separator: ", ")) cannot be played",
          remedy: "dubplate sounds says why")
      }
      return DoctorFinding(.ok, "sounds \(folder)", "has \(library.entries.count) of your own")
    } catch {
      return DoctorFinding.problems(error, at: "sounds \(folder)")[0]
    }
  }

  /// Looks for the program that reads what is neither WAV, AIFF, FLAC, Ogg nor MP3.
  func outsideDecoder() -> DoctorFinding {
    if let path = ExternalDecoding.program {
      return DoctorFinding(.ok, "ffmpeg \(path)", "reads M4A, WMA, WebM and other formats")
    }
    return DoctorFinding(
      .note, "ffmpeg", "there is none; M4A, WMA, WebM and other formats cannot be read as references or stems",
      remedy: "apt install ffmpeg")
  }

  /// Lets the voice speak a word, as lyrics need it.
  func speech() -> DoctorFinding {
    do {
      let speech = try EspeakSpeaker().speak("hello", language: "en")
      return DoctorFinding(.ok, "eSpeak NG", "speaks, at \(Int(speech.rate.value)) Hz")
    } catch {
      let diagnosis = Diagnosis.all(of: error, at: "eSpeak NG")[0]
      return DoctorFinding(.note, "eSpeak NG", "lyrics cannot be sung: \(diagnosis.finding)", remedy: diagnosis.remedy)
    }
  }

  /// Asks the server of the language model for its models, where one is to read prompts.
  func languageModel() async -> [DoctorFinding] {
    guard settings.prompt.parser == .model else { return [] }
    let location = "language model at \(settings.languageModel.baseURL)"
    do {
      _ = try settings.promptParser(catalogue, state: paths.state, environment: environment)
      let answer = try await models()
      switch answer?.status {
      case .some(200..<300): return [DoctorFinding(.ok, location, "answers")]
      case 401, 403:
        return [
          DoctorFinding(.problem, location, "refuses the key", remedy: "check the key, and that it is still valid")
        ]
      case let status:
        return [
          DoctorFinding(
            .note, location, "answers \(status.map { "with status \($0)" } ?? "nothing") when asked for its models",
            remedy: "try it with dubplate parse PROMPT --parser model")
        ]
      }
    } catch {
      return Diagnosis.all(of: error, at: location).map {
        DoctorFinding(.problem, location, $0.finding, remedy: "\($0.remedy); until then the rules read prompts")
      }
    }
  }

  private func models() async throws -> HTTPAnswer? {
    guard let request = try settings.languageModelList(environment: environment) else { return nil }
    return try await HTTPClient(proxies: Proxies(environment: environment)).send(request)
  }
}
