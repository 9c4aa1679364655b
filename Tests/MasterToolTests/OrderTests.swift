import Diagnosis
import Foundation
import MasterTool
import Signal
import TestSupport
import Testing

@Suite struct OrderTests {
  let folder = Workbench()

  private func refusal(_ order: MasterOrder) -> [String] {
    do {
      _ = try MasterJob.run(order)
      return []
    } catch {
      return Diagnosis.all(of: error, at: "test").map(\.code)
    }
  }

  @Test func `an input is never overwritten, not even through a link`() throws {
    let input = try folder.write(TestTone.sine(.Hz(440)), "in.wav")
    let before = FileManager.default.contents(atPath: input)
    let link = folder.path("link.wav")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: input)
    for output in [input, link, folder.path("../\(folder.name)/in.wav")] {
      #expect(refusal(MasterOrder([input], output: output)) == ["master.overwrites-input"])
    }
    #expect(FileManager.default.contents(atPath: input) == before)
  }

  @Test func `samples that are no numbers are refused, and nothing is left behind`() throws {
    var broken = TestTone.sine(.Hz(440))
    broken.left[1000] = .nan
    let input = try folder.write(broken, "in.wav")
    #expect(refusal(MasterOrder([input], output: folder.path("out.wav"))) == ["audio.not-finite"])
    #expect(folder.names == ["in.wav"])
  }

  @Test func `what is missing, doubled or in the way is named`() throws {
    let input = try folder.write(TestTone.sine(.Hz(440)), "in.wav")
    let silence = try folder.write(StereoBuffer(frames: 96_000), "silence.wav")
    let output = folder.path("out.wav")
    #expect(refusal(MasterOrder([folder.path("none.wav")], output: output)) == ["audio.missing"])
    #expect(refusal(MasterOrder([], output: output)) == ["master.no-input"])
    #expect(refusal(MasterOrder([input, input], output: output)) == ["master.same-name"])
    #expect(refusal(MasterOrder([input], loudness: .likeReference, output: output)) == ["master.no-reference"])
    #expect(refusal(MasterOrder([input], reference: silence, output: output)) == ["reference.silent"])
    #expect(refusal(MasterOrder([input], output: folder.path(""))) == ["master.output-is-folder"])
    try FileManager.default.createDirectory(atPath: folder.path("out-stems"), withIntermediateDirectories: false)
    #expect(refusal(MasterOrder([input, silence], output: output)) == ["master.stems-exist"])
    #expect(refusal(MasterOrder([input], output: "/proc/no/out.wav")) == ["master.unwritable"])
    #expect(folder.names == ["in.wav", "out-stems", "silence.wav"])
  }
}
