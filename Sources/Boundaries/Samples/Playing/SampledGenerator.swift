import Audio
import Diagnostics
import Music
import Planning
import Synthesis

/// The generator of stems that an instrument of the owner's plays.
///
/// The same request gives the same samples; several stems can be rendered at the same time.
public struct SampledGenerator: StemGenerator {
  public let name = "samples"
  public let isFree = true
  public let instrument: SampledInstrument
  private let reader: any SampleReader

  public var identity: String { instrument.identity }

  init(_ instrument: SampledInstrument, reader: any SampleReader) {
    (self.instrument, self.reader) = (instrument, reader)
  }

  public func generate(_ request: StemRequest, into sink: any AudioSink) async throws {
    var finish = StemFinish(request)
    if instrument.entry.form == .loop {
      var player = try LoopPlayer(instrument, request, reader: reader)
      try render(&finish, into: sink) { player.nextBlock() }
    } else {
      var player = SamplePlayer(instrument, request, reader: reader)
      try render(&finish, into: sink) { try player.nextBlock() }
    }
  }

  /// The number of blocks that are handed on together.
  private static let chunk = 32

  private func render(
    _ finish: inout StemFinish, into sink: any AudioSink, _ nextBlock: () throws -> StereoBuffer
  ) throws {
    while finish.remaining > 0 {
      try Task.checkCancellation()
      var block = StereoBuffer(frames: 0)
      for _ in 0..<Self.chunk where block.frames < finish.remaining {
        let part = try nextBlock()
        block.left += part.left
        block.right += part.right
      }
      if block.frames > finish.remaining { block = block[frames: 0..<finish.remaining] }
      finish.process(&block)
      try sink.write(block)
    }
  }

  /// True if it can play a stem of this role: loops are for drums.
  public func canPlay(_ role: StemRole) -> Bool {
    instrument.entry.form != .loop || role == .drums || role == .percussion
  }

  /// What a reader should know of `part` as it is played, in whole sentences.
  public func notes(on part: Part) -> [String] {
    guard instrument.entry.form != .loop else { return instrument.notes }
    let lacking = NoteSelection(instrument, isKit: part.isPercussion).lacking(in: part)
    let name = instrument.entry.name
    var notes = instrument.notes
    if !lacking.replaced.isEmpty {
      notes.append("\(name) has no \(Self.list(lacking.replaced)); the nearest drum that it has plays instead.")
    }
    if !lacking.silent.isEmpty {
      notes.append("\(name) has no \(Self.list(lacking.silent)) and nothing like it; it stays silent there.")
    }
    return notes
  }

  private static func list(_ drums: [DrumNote]) -> String {
    let words = drums.map(\.inWords)
    return words.count < 2 ? words.joined() : words.dropLast().joined(separator: ", ") + " and " + (words.last ?? "")
  }
}
