import Metadata
import Music
import Planning

/// The files of a delivery: what they are called within it, and where they are being made.
extension Session {
  var masterFile: String { "\(naming.master.name(names)).wav" }

  var masterPath: String { "\(folders.delivery)/\(masterFile)" }

  func stemFile(_ stem: StemPlan) -> String { "stems/\(name(of: stem)).wav" }

  func stemPath(_ stem: StemPlan) -> String { "\(folders.delivery)/\(stemFile(stem))" }

  /// The notes of one stem alone.
  func midiFile(_ stem: StemPlan) -> String { "midi/\(name(of: stem)).mid" }

  private func name(of stem: StemPlan) -> String {
    let number = (stem.number < 10 ? "0" : "") + "\(stem.number)"
    return naming.stem.name(names.merging([.number: number, .stem: stem.name]) { $1 })
  }

  private var names: [FileNaming.Place: String] {
    let tempo = (plan.bpm.bpm * 10).rounded() / 10
    return [
      .name: order.name, .bpm: tempo == tempo.rounded() ? "\(Int(tempo))" : "\(tempo)", .key: "\(plan.key)",
      .genre: plan.genre,
    ]
  }
}
