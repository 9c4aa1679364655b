import ArgumentParser
import Daemon
import Diagnostics
import Samples
import Settings

struct SoundsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sounds", abstract: "List your own sounds, by the names that prompts and tickets use.",
    usage: "dubplate sounds [<options>]",
    discussion: """
      They lie in the folder sounds beside the settings file, or where engine.sounds says: SFZ instruments, folders of \
      drums or notes, single recordings, loops with their tempo in the name.

      Example: what a new instrument is called, and what is missing in it
        dubplate sounds --config /etc/dubplate/dubplate.yaml
      """)

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let library = try options.settings().soundLibrary()
    let list = SoundList(library)
    if json { return try StandardOutput.print(list) }
    guard !library.folder.isEmpty else {
      return StandardOutput.print(
        text: "there is no folder of sounds; make one beside the settings file, or set engine.sounds\n")
    }
    StandardOutput.print(list.table)
    for problem in list.problems { StandardOutput.print(text: "\(problem)\n") }
  }
}

/// The owner's sounds with what is wrong with them.
struct SoundList: Encodable {
  struct Row: Encodable {
    let name: String
    let aliases: [String]
    let form: String
    let bpm: Double?
    /// The number of recordings; nil where it cannot be played.
    let recordings: Int?
    /// The lowest and the highest key.
    let keys: [Int]?
    let path: String
    let notes: [String]
  }

  let sounds: [Row]
  let problems: [Diagnosis]

  init(_ library: SoundLibrary) {
    var problems = library.problems
    sounds = library.entries.map { entry in
      var instrument: SampledInstrument?
      do throws(Problems) {
        instrument = try library.instrument(named: entry.name)
        problems += instrument?.problems ?? []
      } catch {
        problems += error.diagnoses
      }
      let keys = entry.form == .loop ? nil : instrument?.keys.map { [$0.lowerBound, $0.upperBound] }
      return Row(
        name: entry.name, aliases: entry.aliases, form: entry.form.rawValue, bpm: entry.bpm,
        recordings: instrument?.recordings, keys: keys, path: entry.path, notes: instrument?.notes ?? [])
    }
    self.problems = problems
  }

  /// Lines for people.
  var table: TextTable {
    var table = TextTable([
      .init("name"), .init("kind"), .init("recordings", numeric: true), .init("plays"),
      .init("path", elastic: true, expendable: true),
    ])
    for row in sounds {
      let plays = row.bpm.map { "\(NumberText.short($0)) BPM" } ?? row.keys.map { "keys \($0[0])–\($0[1])" } ?? ""
      table.add([row.name, row.form, row.recordings.map(String.init) ?? "none", plays, row.path])
    }
    return table
  }
}
