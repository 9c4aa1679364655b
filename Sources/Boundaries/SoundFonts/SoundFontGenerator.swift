import Audio
import Diagnostics
import Music
import Planning
import SoundGeneration

/// Plays stems on the acoustic instruments of a SoundFont, through FluidSynth.
///
/// The same request gives the same samples; several stems can be rendered at the same time.
public final class SoundFontGenerator: StemGenerator {
  public let name = "soundfont"
  public let font: SoundFontFile
  private let banks: SoundBankPool

  /// Opens the font once, so that a broken one is found at the start; throws `Problems`.
  public init(_ font: SoundFontFile) throws {
    self.font = font
    banks = SoundBankPool(font)
    try banks.lend { _ in }
  }

  /// Whether the font has the instrument that `stem` asks for.
  public func canPlay(_ stem: StemPlan) -> Bool { stem.program.map(font.programs.contains) ?? false }

  public func generate(_ request: StemRequest, into sink: any AudioSink) async throws {
    let program = request.stem.program ?? (request.part.isPercussion ? GeneralMIDI.kit : 0)
    guard let instrument = GeneralMIDI(program: program), font.programs.contains(program) else {
      throw Problems(SoundFontProblem.noProgram(program, font, stem: request.stem.name))
    }
    try banks.lend { try play(request, on: instrument, bank: $0, into: sink) }
  }

  private func play(
    _ request: StemRequest, on instrument: GeneralMIDI, bank: SoundBank, into sink: any AudioSink
  ) throws {
    let strokes = KeyStroke.all(in: request, for: instrument)
    guard var ensemble = Ensemble(bank, instrument, strokes: strokes) else {
      throw Problems(SoundFontProblem.noProgram(instrument.program, font, stem: request.stem.name))
    }
    defer { ensemble.disband() }
    var finish = StemFinish(request)
    while finish.remaining > 0 {
      try Task.checkCancellation()
      var block = ensemble.nextBlock()
      if block.frames > finish.remaining { block = block[frames: 0..<finish.remaining] }
      finish.process(&block)
      try sink.write(block)
    }
  }
}
