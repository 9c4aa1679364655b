import Audio
import Music
import QualityControl
import Report

/// A delivery like one that the program makes: two minutes of house with one check that could not be decided.
enum SampleContent {
  static var nightDrive: ReportContent {
    var content = ReportContent(
      title: "Night Drive",
      verdict: ReportVerdict(
        passed: true, sentence: "9 of 10 checks passed; one could not be decided, as the plan had said beforehand."),
      facts: facts,
      request: ReportRequest(
        prompt: "A four-on-the-floor house beat at 126 BPM in F minor with a dubstep-style wobble bass, warm pads, "
          + "a squelchy lead, two minutes, crunchy like a midnight motorway.",
        notUnderstood: ["squelchy", "motorway"],
        notes: [
          "“wobble bass” is played by the bass stem with dubstep’s sound.",
          "The prompt names no structure: the genre’s form was fitted to 2:00.",
        ]),
      audio: DeliveredAudio(master: "night-drive.wav", stems: stems), provenance: provenance)
    content.sections = sections
    content.waveform = waveform
    content.loudness = loudness
    content.spectrum = spectrum
    content.stereo = stereo
    content.files = [ReportFile(path: "session.dawproject", purpose: "opens in sequencers")]
    content.checks = checks
    return content
  }

  static var facts: TrackFacts {
    var facts = TrackFacts(
      length: .s(121.905), tempo: .init(planned: Tempo(bpm: 126), measured: Tempo(bpm: 126.02)),
      key: .init(planned: Key("F minor"), measured: Key("F minor")),
      loudness: .init(planned: .LUFS(-14), measured: .LUFS(-14.03)))
    facts.truePeak = .init(planned: .dBTP(-1), measured: .dBTP(-1.08))
    facts.meter = .fourFour
    facts.genre = "House"
    return facts
  }

  static let stereo = StereoMeasurements(
    correlations: (0..<243).map { $0 < 3 ? nil : 0.8 - 0.1 * Double($0 % 4) },
    bands: [
      .init(low: .Hz(20), high: .Hz(120), side: .dB(-120), correlation: 1),
      .init(low: .Hz(2000), high: .Hz(6000), side: .dB(-9.5), correlation: 0.79),
    ])

  static let stems = [
    ReportStem(name: "drums", path: "stems/01-drums.wav", loudness: .LUFS(-16.4)),
    ReportStem(name: "percussion", path: "stems/02-percussion.wav", loudness: .LUFS(-27.9)),
    ReportStem(name: "bass", path: "stems/03-bass.wav", loudness: .LUFS(-19.2)),
    ReportStem(name: "chords", path: "stems/04-chords.wav", loudness: .LUFS(-22.7)),
    ReportStem(name: "pad", path: "stems/05-pad.wav", loudness: .LUFS(-25.1)),
    ReportStem(name: "lead", path: "stems/06-lead.wav", loudness: .LUFS(-24.0)),
    ReportStem(name: "effects", path: "stems/07-effects.wav", loudness: .LUFS(-38.6)),
  ]

  /// Bars of 4/4 at 126 BPM.
  static let sections: [ReportSection] = {
    let cycle = ["Fm", "Db", "Ab", "Eb"]
    let form: [(String, Int, [String])] = [
      ("intro", 8, ["Fm"]), ("build", 8, ["Fm", "Fm", "Db", "Db"]), ("drop", 16, cycle),
      ("breakdown", 8, ["Db", "Eb", "Fm", "Cm7"]), ("build", 4, ["Db", "Eb", "C7sus4", "C7"]), ("drop", 16, cycle),
      ("outro", 4, ["Fm", "Db", "Eb", "Fm"]),
    ]
    var bar = 0
    return form.map { name, bars, chords in
      defer { bar += bars }
      return ReportSection(
        name: name, bars: bars, start: .s(Double(bar) * 240 / 126), length: .s(Double(bars) * 240 / 126),
        chords: (0..<bars).map { chords[$0 % chords.count] })
    }
  }()

  static func energy(at time: Double) -> Double {
    let energies = [0.45, 0.6, 1, 0.4, 0.7, 1, 0.35]
    let index = sections.lastIndex { $0.start.value <= time } ?? 0
    return energies[index]
  }

  static var waveform: WaveformOverview {
    var random = SeededRandom(Seed(7))
    let columns = (0..<800).map { i in
      let energy = Float(energy(at: Double(i) * 121.905 / 800))
      let peak = energy * 0.88 * (0.8 + 0.2 * Float(random.unit()))
      return WaveformOverview.WaveformColumn(
        low: -peak * (0.9 + 0.1 * Float(random.unit())), high: peak, rms: 0.34 * peak + 0.04)
    }
    return WaveformOverview(columns: columns)
  }

  static var loudness: [LoudnessPoint] {
    var random = SeededRandom(Seed(8))
    var level = -24.0
    return (0..<240).map { i in
      let time = Double(i) * 121.905 / 240
      level += 0.35 * (-26 + 13.5 * energy(at: time) - level) + 0.5 * (random.unit() - 0.5)
      return LoudnessPoint(time: .s(time), loudness: i < 2 ? nil : .LUFS(level))
    }
  }

  static var spectrum: SpectrumComparison {
    let bands = 0..<ThirdOctaves.nominal.count
    let target = bands.map { -2 - 0.85 * Double($0) - 0.035 * Double($0 * $0) }
    let wobble = [1.5, 2.8, 0.7, -1.2, -2.1, -0.4, 1.0, 1.9, 0.3, -0.8, -1.6, 0.2, 0.9, 0.1]
    let master = bands.map { Decibels.dB(target[$0] - 6 + wobble[$0 % wobble.count]) }
    return SpectrumComparison(
      master: master,
      others: [
        SpectrumCurve(name: "House target", levels: target.map { .dB($0) }),
        SpectrumCurve(name: "Reference club.flac", levels: bands.map { .dB(target[$0] + 1.5 * wobble[($0 + 5) % 14]) }),
      ])
  }

  static var checks: [CheckResult] {
    [
      check("tempo", .number(126.02), .number(126), 2, "The beat was found at the planned metrical level."),
      check("key", .word("F minor"), .word("F minor"), nil, "Tonic and mode are the planned ones."),
      check("loudness", .number(-14.03), .number(-14), 0.5, "Integrated loudness by BS.1770."),
      check("true_peak", .number(-1.08), .number(-1), nil, "Below the ceiling, without clipped runs."),
      check("format", .word("24-bit 48 kHz stereo"), nil, nil, "All files have the planned length."),
      check("stem_sum", .number(0), .number(0), 0, "The stems add up to the master everywhere."),
      check("silence", .number(0), .number(0), 0.5, "No unplanned silence."),
      check("dc", .number(0.000012), .number(0), 0.001, "No offset on either channel."),
      check("mono", .number(0.81), .number(0.3), nil, "The track survives being summed to mono."),
      check(
        "similarity", .undetermined, detail: "There is no reference; the genre’s target was used for the master only."),
    ]
  }

  static var provenance: Provenance {
    var making = Provenance(
      method: "Composed and synthesised by rules. No recordings and no trained models took part.",
      backend: "embedded", version: "0.1.0", seed: Seed(7))
    making.jobID = "01980c5e-7a10-7c41-9f1d-3f0a2b6f7c55"
    making.attempts = [
      ReportAttempt(passed: false, summary: "true peak −0.71 dBTP over the ceiling"),
      ReportAttempt(passed: true, summary: "limiter ceiling lowered by 0.4 dB, all checks passed"),
    ]
    let stages = [
      ("parse", 0.01), ("plan", 0.02), ("generate", 5.31), ("mix", 0.88), ("master", 1.42), ("verify", 1.06),
      ("publish", 0.21),
    ]
    making.timings = stages.map { StageDuration(stage: $0.0, time: .s($0.1)) }
    return making
  }

  private static func check(
    _ id: String, _ value: MeasuredValue, _ target: MeasuredValue?, _ tolerance: Double?, _ detail: String
  ) -> CheckResult {
    check(id, .pass, value: value, target: target, tolerance: tolerance, detail: detail)
  }

  /// A result of the check of this id; of the tempo's where there is none.
  static func check(
    _ id: String, _ status: CheckStatus, value: MeasuredValue? = nil, target: MeasuredValue? = nil,
    tolerance: Double? = nil, detail: String, at: Double? = nil, stem: String? = nil
  ) -> CheckResult {
    CheckResult(
      CheckDefinition.named(id) ?? CheckDefinition.all[0], status, value: value, target: target, tolerance: tolerance,
      detail: detail, at: at.map(Seconds.s), stem: stem)
  }
}
