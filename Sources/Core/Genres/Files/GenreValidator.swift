import Diagnostics
import Music
import Yams

/// The validation of a decoded genre: patterns, chords, forms, ranges and names.
struct GenreValidator {
  let genre: Genre
  let file: String
  let document: Node.Mapping

  /// Everything that is wrong with the genre.
  var faults: [Diagnosis] {
    nameFaults + rangeFaults + textFaults + drumFaults + rhythmFaults
  }

  private func fault(_ field: String, _ finding: String) -> Diagnosis {
    GenreFault.invalid(file, line: line(of: field), finding)
  }

  /// The line of a top-level field; of an inherited one the first.
  private func line(of field: String) -> Int { document[field]?.mark?.line ?? 1 }

  private var nameFaults: [Diagnosis] {
    var faults = genre.name == file ? [] : [fault("name", "is called \"\(genre.name)\" but its file \(file).yaml")]
    let stems = known
    if stems.isEmpty { faults.append(fault("stems", "has no stems")) }
    for name in document["signature"]?.array().compactMap(\.string) ?? [] where !stems.contains(name) {
      faults.append(fault("signature", "there is no stem \"\(name)\""))
    }
    let ownSections = document["sections"]?.mapping ?? [:]
    for (section, value) in ownSections {
      let lists = ["stems", "trades"].compactMap { value.mapping?[$0]?.array() }
      for name in lists.joined().compactMap(\.string) where !stems.contains(name) {
        faults.append(fault("sections", "\(section.string ?? "a section") names \"\(name)\", which is no stem"))
      }
    }
    return faults
  }

  /// The names of its stems and of the roles that they have: both may stand in lists.
  private var known: Set<String> { Set(genre.stems.flatMap { [$0.name, $0.role.rawValue] }) }

  private var rangeFaults: [Diagnosis] {
    var faults: [Diagnosis] = []
    let tempo = genre.tempo
    if !(tempo.low <= tempo.usual && tempo.usual <= tempo.high && Tempo.range.contains(tempo.low)
      && Tempo.range.contains(tempo.high))
    {
      faults.append(fault("tempo", "low ≤ usual ≤ high must hold, within 40…240 BPM"))
    }
    if !(0.5...0.75).contains(genre.swing.amount) { faults.append(fault("swing", "swing is 0.5 to 0.75")) }
    if ![genre.harmony.push, genre.harmony.keyChange].allSatisfy((0...1).contains) {
      faults.append(fault("harmony", "push and key_change are 0 to 1"))
    }
    if !(0...64).contains(genre.strain) { faults.append(fault("strain", "a strain has 1 to 64 bars, or 0 for any")) }
    if ![8, 16].contains(genre.swing.unit) { faults.append(fault("swing", "the unit of swing is 8 or 16")) }
    if genre.modes.isEmpty || genre.modes.contains(where: { $0.weight < 0 }) {
      faults.append(fault("modes", "needs a mode with a weight above 0"))
    }
    if let melody = genre.melody, melody.isEmpty || melody.contains(where: { !(1...7).contains($0) }) {
      faults.append(fault("melody", "the degrees of a melody are 1 to 7"))
    }
    if TonalBalance.families[genre.master.tone] == nil {
      let known = TonalBalance.families.keys.sorted().joined(separator: ", ")
      faults.append(fault("master", "there is no tone \"\(genre.master.tone)\", only \(known)"))
    }
    for stem in genre.stems where stem.sounds.isEmpty { faults.append(fault("stems", "\(stem.name) has no sound")) }
    return faults
  }

  private var textFaults: [Diagnosis] {
    (genre.progressions + genre.sections.flatMap { $0.progressions ?? [] }).filter { Progression($0) == nil }.map {
      fault("progressions", "\"\($0)\" is no list of Roman numerals such as \"i7 VImaj7:2\"")
    }
      + genre.forms.filter { SongForm($0) == nil }.map {
        fault("forms", "\"\($0)\" is no list of sections and bars such as \"intro:8 drop:16\"")
      } + (genre.progressions.isEmpty ? [fault("progressions", "has no chords")] : [])
      + (genre.forms.isEmpty ? [fault("forms", "has no form")] : [])
  }

  private var drumFaults: [Diagnosis] {
    let stems = known
    var faults = (document["drums"]?.mapping ?? [:]).compactMap { drum, lane -> Diagnosis? in
      guard let stem = lane.mapping?["stem"]?.string, !stems.contains(stem) else { return nil }
      return fault("drums", "\(drum.string ?? "a drum") belongs to \"\(stem)\", which is no stem")
    }
    for lane in genre.drums {
      if DrumNote.named(lane.drum) == nil { faults.append(fault("drums", "there is no drum \"\(lane.drum)\"")) }
      faults += lane.patterns.flatMap { patternFaults($0, steps: genre.meter.steps, symbols: "Xxo.234t", in: "drums") }
    }
    for fill in genre.fills {
      for (drum, pattern) in fill.sorted(by: { $0.key < $1.key }) {
        if DrumNote.named(drum) == nil { faults.append(fault("fills", "there is no drum \"\(drum)\"")) }
        faults += patternFaults(pattern, steps: genre.meter.steps, symbols: "Xxo.234t", in: "fills")
      }
    }
    if !genre.build.roll.isEmpty, DrumNote.named(genre.build.roll) == nil {
      faults.append(fault("build", "there is no drum \"\(genre.build.roll)\""))
    }
    return faults + meterFaults
  }

  private var rhythmFaults: [Diagnosis] {
    let pitched = genre.rhythms.chords + genre.rhythms.lead + genre.rhythms.arpeggio
    return genre.rhythms.bass.filter { $0 != "kick" }.flatMap {
      patternFaults($0, steps: genre.meter.steps, symbols: "rouftsnawg-.", in: "rhythms")
    } + pitched.flatMap { patternFaults($0, steps: genre.meter.steps, symbols: "xo-.", in: "rhythms") }
      + ownRhythmFaults
  }

  private var ownRhythmFaults: [Diagnosis] {
    genre.stems.flatMap { stem in
      (stem.rhythms ?? []).filter { $0 != "kick" || stem.role != .bass }.flatMap {
        patternFaults(
          $0, steps: genre.meter.steps, symbols: stem.role == .bass ? "rouftsnawg-." : "xo-.", in: "stems")
      }
    }
  }

  private var meterFaults: [Diagnosis] {
    genre.meters.sorted { $0.key < $1.key }.flatMap { name, version -> [Diagnosis] in
      guard let meter = Meter(name) else {
        let known = Meter.known.map(\.description).joined(separator: ", ")
        return [fault("meters", "\"\(name)\" is no meter; known are \(known)")]
      }
      let isOwn = document["meters"]?.mapping?[name] != nil
      guard meter != genre.meter || !isOwn else {
        return [
          fault("meters", "\"\(name)\" is the genre's own meter; its patterns belong to drums, fills and rhythms")
        ]
      }
      let drums = (version.drums ?? [:]).sorted { $0.key < $1.key }.flatMap(\.value)
      let rhythms = (version.rhythms ?? [:]).sorted { $0.key < $1.key }.flatMap(\.value)
      return (drums + (version.fills ?? []).flatMap { $0.values.sorted() }).flatMap {
        patternFaults($0, steps: meter.steps, symbols: "Xxo.234t", in: "meters")
      }
        + rhythms.flatMap { patternFaults($0, steps: meter.steps, symbols: "xrouftsnawg-.", in: "meters") }
    }
  }

  private func patternFaults(_ text: String, steps: Int, symbols: String, in field: String) -> [Diagnosis] {
    text.split(separator: " ").compactMap { bar in
      if bar.count != steps { return fault(field, "\"\(bar)\" has \(bar.count) steps; a bar has \(steps)") }
      let odd = bar.first { !symbols.contains($0) && !symbols.contains($0.lowercased()) }
      return odd.map { fault(field, "\"\(bar)\" has a \"\($0)\"; known are \(symbols)") }
    }
  }
}
