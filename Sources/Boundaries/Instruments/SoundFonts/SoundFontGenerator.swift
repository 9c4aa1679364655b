import Audio
import Diagnostics
import Music
import Planning
import Synthesis

/// The generator of acoustic stems from a SoundFont, through FluidSynth.
///
/// The same request gives the same samples; several stems can be rendered at the same time.
public final class SoundFontGenerator: StemGenerator {
  public let name = "soundfont"
  public let isFree = true
  public let font: SoundFontFile
  private let banks: SoundBankPool

  public var identity: String { "\(name) \(font.path)" }

  /// Opens the font once, so that a broken one is found at the start; throws `Problems`.
  public init(_ font: SoundFontFile) throws {
    self.font = font
    banks = SoundBankPool(font)
    try banks.withBank { _ in }
  }

  /// True if the font has the instrument that `stem` asks for.
  public func canPlay(_ stem: StemPlan) -> Bool { stem.program.map(font.programs.contains) ?? false }

  public func generate(_ request: StemRequest, into sink: any AudioSink) async throws {
    let program = request.stem.program ?? (request.part.isPercussion ? GeneralMIDI.kit : 0)
    guard let instrument = GeneralMIDI(program: program), font.programs.contains(program) else {
      throw Problems(SoundFontProblem.noProgram(program, font, stem: request.stem.name))
    }
    try banks.withBank { try play(request, on: instrument, bank: $0, into: sink) }
  }

  private func play(
    _ request: StemRequest, on instrument: GeneralMIDI, bank: SoundBank, into sink: any AudioSink
  ) throws {
    let presses = KeyPress.all(in: request, for: instrument)
    guard var pool = SynthPool(bank, instrument, presses: presses) else {
      throw Problems(SoundFontProblem.noProgram(instrument.program, font, stem: request.stem.name))
    }
    defer { pool.releaseAll() }
    var finish = StemFinish(request)
    while finish.remaining > 0 {
      try Task.checkCancellation()
      var block = pool.nextBlock()
      if block.frames > finish.remaining { block = block[frames: 0..<finish.remaining] }
      finish.process(&block)
      try sink.write(block)
    }
  }
}

/// The diagnoses of SoundFonts.
enum SoundFontProblem {
  static func unreadable(_ path: String, _ reason: String) -> Diagnosis {
    Diagnosis(
      code: "soundfont.unreadable", location: path, finding: "the SoundFont cannot be read: \(reason)",
      remedy: "install one (apt install timgm6mb-soundfont), or say in engine.soundfont where it lies")
  }

  static func corrupt(_ path: String, _ finding: String) -> Diagnosis {
    Diagnosis(
      code: "soundfont.corrupt", location: path, finding: "this is no whole SoundFont: \(finding)",
      remedy: "copy it again, or name another one in engine.soundfont")
  }

  static func noProgram(_ program: Int, _ font: SoundFontFile, stem: String) -> Diagnosis {
    Diagnosis(
      code: "soundfont.no-program", location: stem,
      finding:
        "the SoundFont \(font.name) has no \(program < 128 ? "program \(program)" : "drum kit \(program - 128)")",
      remedy: "use a SoundFont that has all of General MIDI, or another program")
  }
}
