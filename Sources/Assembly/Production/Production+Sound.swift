import AudioFiles
import Conforming
import Fingerprint
import Foundation
import Genres
import Labelling
import Mastering
import Mixing
import Music
import Planning
import Prompt
import Signal
import SoundGeneration
import StyleAnalysis

/// The stages that make and measure sound, each with its files.
extension Production {
  /// Reads the prompt, once for all attempts: a model may be paid for it, and may say something else the next time.
  func understand(_ order: Order, _ checkpoints: Checkpoints) async throws -> Understanding {
    let inputs = try Fingerprint.of(dubplateVersion, order.ticketSHA256, options.reading)
    let kept = try await checkpoints.value("understood", from: inputs, isDurable: true) {
      let understood = try await parser.understand(order.ticket)
      return Understood(brief: understood.brief, reader: understood.reader)
    }
    return Understanding(kept.brief, by: kept.reader)
  }

  private struct Understood: Codable {
    let brief: Brief
    let reader: PromptReader
  }

  /// Measures the reference; nil when there is none.
  func listen(to order: Order, _ brief: Brief, in folders: AttemptFolders) throws -> HeardRecording? {
    guard let path = order.reference else { return nil }
    var tempoPrior = TempoPrior.general
    if let genre = brief.genre.flatMap(catalogue.genre(named:)), genre.tempo.pulse {
      tempoPrior = TempoPrior(range: genre.tempo.low...genre.tempo.high)
    }
    return try RecordingAnalysis(cache: cache, workFolder: folders.work).analyze(path, tempoPrior: tempoPrior)
  }

  /// Renders every stem into a work file, several at a time.
  func render(_ session: Session, share: @escaping @Sendable (Double) -> Void) async throws -> [any AudioSource] {
    let (orchestra, executor, checkpoints) = (orchestra, executor, session.checkpoints)
    try session.folders.makeRoom(session.roomForStems)
    let song = try session.fingerprint
    let meter = ProgressMeter(total: session.plan.stems.count * session.plan.frames, report: share)
    return try await withTaskExecutorPreference(executor) {
      try await session.plan.stems.parallelMap(width: options.width) { stem in
        let player = orchestra.player(of: stem, singing: session.brief)
        let inputs = try Fingerprint.of(song, stem.name, orchestra.identity(of: player))
        var isNew = false
        let sound = try await checkpoints.sound(
          "\(stem.fileName).rendered", from: inputs, isDurable: !orchestra.isFree(player)
        ) { file in
          isNew = true
          let request = StemRequest(plan: session.plan, stem: stem, score: session.score)
          try await player.generate(request, into: MeteredSink(file, meter))
          return Checkpoints.Nothing()
        }
        if !isNew { meter.add(session.plan.frames) }
        return sound.source
      }
    }
  }

  /// Fits every stem to the plan; what fits already goes on as it is.
  func conform(_ stems: [any AudioSource], _ session: Session) async throws -> [any AudioSource] {
    var conformed: [any AudioSource] = []
    for (source, stem) in zip(stems, session.plan.stems) {
      let isFitting = source.rate == .standard && source.frameCount == session.plan.frames
      conformed.append(isFitting ? source : try await conform(source, stem, session))
    }
    return conformed
  }

  private func conform(_ source: any AudioSource, _ stem: StemPlan, _ session: Session) async throws -> any AudioSource
  {
    let checkpoints = session.checkpoints
    let inputs = try Fingerprint.of(checkpoints.mark("\(stem.fileName).rendered"), session.fingerprint)
    return try await checkpoints.sound("\(stem.fileName).conformed", from: inputs) { file in
      _ = try Conformer.conform(source, to: session.plan.frames, into: file)
      return Checkpoints.Nothing()
    }.source
  }

  /// Sends every stem through its strip and sets the levels by loudness.
  func mix(_ stems: [any AudioSource], _ session: Session) async throws -> [any AudioSource] {
    let strips = Array(zip(stems, session.plan.stems))
    try session.folders.makeRoom(session.roomForStems)
    let processed = try await withTaskExecutorPreference(executor) {
      try await strips.parallelMap(width: options.width) { source, stem in
        let inputs = try Fingerprint.of(session.marks(of: stem), MixSettings(stem.mix))
        return try await session.checkpoints.sound("\(stem.fileName).mixed", from: inputs) { file in
          try Mixer.process(source, MixSettings(stem.mix), into: file)
        }
      }
    }
    let levels = session.plan.stems.map { Decibels.dB($0.mix.levelLu) }
    let balance = Mixer.balance(processed.map(\.note), levels: levels)
    return zip(processed, balance.stems).map { Faded($0.source, by: $1.gain) }
  }

  /// Masters the mix in the work folder and puts the files into the delivery.
  func master(_ stems: [any AudioSource], _ session: Session) async throws -> MasterReport {
    let checkpoints = session.checkpoints
    try session.folders.makeRoom(session.roomForMaster)
    let levels = session.plan.stems.map(\.mix.levelLu)
    let mixed = session.plan.stems.map { checkpoints.mark("\($0.fileName).mixed") }
    let inputs = try Fingerprint.of(mixed, levels, MasterSettings(session))
    let files = session.masteredFiles
    let report = try await checkpoints.value("mastered", from: inputs, files: files, isDurable: true) {
      try master(stems, session, into: files.map(checkpoints.path))
    }
    try FileManager.default.createDirectory(
      atPath: "\(session.folders.delivery)/stems", withIntermediateDirectories: true)
    let places = [session.masterPath] + session.plan.stems.map(session.stemPath)
    for (file, place) in zip(files, places) { try Self.place(checkpoints.path(file), at: place) }
    return report
  }

  private func master(
    _ stems: [any AudioSource], _ session: Session, into paths: [String]
  ) throws -> MasterReport {
    let labels = [label(session)] + session.plan.stems.map { label(session, of: $0) }
    let writers = try zip(paths, labels).map { try PCM24Writer(path: $0, labels: $1.chunks) }
    let report = try Mastering.master(
      stems, MasterSettings(session), into: MasterOutput(master: writers[0], stems: Array(writers.dropFirst())),
      workFile: { try FloatFile(unnamedIn: session.folders.work) })
    for writer in writers { try writer.close() }
    return report
  }

  /// Gives a file a second name, which costs nothing; on another file system it is copied.
  private static func place(_ file: String, at place: String) throws {
    if link(file, place) == 0 { return }
    try FileManager.default.copyItem(atPath: file, toPath: place)
  }
}

extension Session {
  /// What every stem depends on: the plan, which holds the seed, the notes and the words.
  fileprivate var fingerprint: Fingerprint {
    get throws {
      try Fingerprint.of(
        dubplateVersion, plan, Fingerprint(of: StandardMIDIFile(score).bytes), brief.lyrics, brief.language)
    }
  }

  /// What tells the stem's sound before mixing from the same made anew.
  fileprivate func marks(of stem: StemPlan) -> [String] {
    ["rendered", "conformed"].map { checkpoints.mark("\(stem.fileName).\($0)") }
  }

  fileprivate var masteredFiles: [String] {
    ["master.wav"] + plan.stems.map { "\($0.fileName).wav" }
  }

  /// Two floats for each frame of every stem.
  fileprivate var roomForStems: RoomNeed { RoomNeed(work: plan.stems.count * plan.frames * 8) }

  /// The master and its stems in 24 bits, here and in the delivery, and two sums of all stems.
  fileprivate var roomForMaster: RoomNeed {
    let files = (plan.stems.count + 1) * plan.frames * 6
    return RoomNeed(work: files + 2 * plan.frames * 8, delivery: files)
  }
}

extension MixSettings {
  fileprivate init(_ mix: StemMix) {
    self.init(highPass: .Hz(mix.highPassHz), width: mix.width, pan: mix.pan, level: .dB(mix.levelLu))
  }
}

extension MasterSettings {
  /// Towards the reference's tone if there is one, else a little towards the genre's.
  fileprivate init(_ session: Session) {
    let plan = session.plan
    let tone: ToneTarget?
    if let fingerprint = session.reference?.fingerprint {
      tone = ToneTarget(levels: fingerprint.levels.map { .dB($0) })
    } else {
      tone = TonalBalance.curve(plan.tone).map {
        ToneTarget(levels: $0, strength: 0.5, bound: .dB(3), trebleBound: .dB(2))
      }
    }
    self.init(
      loudness: plan.loudness, ceiling: plan.truePeak, tone: tone,
      character: session.reference.map { SoundCharacter($0.profile) }, limiting: LimitingBound(for: plan.loudness),
      seed: plan.seed.derived("dither"))
  }
}

extension SoundCharacter {
  /// Density and range of a reference; the stems of a plan have their own width.
  fileprivate init(_ profile: StyleProfile) {
    self.init(
      peakToLoudness: profile.loudness.flatMap { loudness in
        profile.truePeak.map { .dB($0.value - loudness.value) }
      }, loudnessRange: profile.loudness.map { _ in profile.loudnessRange })
  }
}
