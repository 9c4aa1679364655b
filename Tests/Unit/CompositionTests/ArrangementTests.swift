import Audio
import Composition
import Genres
import Music
import Planning
import Testing

@Suite struct ArrangementTests {
  private static let seeds: Range<UInt64> = 0..<4

  @Test(arguments: Songs.genres)
  func `less than 3 % of the time of pitched notes lies outside both the key and the chord`(genre: String) throws {
    for seed in Self.seeds {
      let plan = try Songs.plan(genre, seed: seed)
      let notes = Composer().compose(plan).parts.filter { !$0.isPercussion && $0.role != .effects }.flatMap(\.notes)
      let total = notes.reduce(0) { $0 + $1.length.ticks }
      let foreign = notes.filter { note in
        let onset = note.onset + Beats(ticks: 30)
        // A chord may be struck an eighth ahead of its bar.
        let chords = [plan.chord(at: onset), plan.chord(at: onset + .sixteenths(2))]
        let tones = chords.flatMap { $0.pitchClasses + [$0.lowest] }
        let key = plan.key(inBar: onset.ticks / plan.meter.bar.ticks)
        return !key.contains(note.pitch.pitchClass) && !tones.contains(note.pitch.pitchClass)
      }.reduce(0) { $0 + $1.length.ticks }
      let share = Double(foreign) / Double(max(1, total))
      #expect(share < 0.03, "seed \(seed) in \(plan.key): \(share)")
    }
  }

  @Test(arguments: Songs.genres) func `no eight bars are the same as the eight before`(genre: String) throws {
    let repeats = GenreCatalogue.standard.genre(named: genre)?.repeats == true
    for seed in Self.seeds where !repeats {
      let plan = try Songs.plan(genre, seed: seed)
      for section in Songs.groups(of: Composer().compose(plan).parts, in: plan) {
        for (group, next) in zip(section, section.dropFirst()) { #expect(group != next, "seed \(seed)") }
      }
    }
  }

  @Test(arguments: Songs.genres) func `two seeds share no eight bars of melody or drums`(genre: String) throws {
    for roles in [[StemRole.lead], [.drums, .percussion]] {
      var seen: [Set<Songs.Event>: UInt64] = [:]
      for seed in Self.seeds {
        let plan = try Songs.plan(genre, seed: seed)
        let parts = Composer().compose(plan).parts.filter { roles.contains($0.role) }
        for group in Songs.groups(of: parts, in: plan).joined() where group.count > 8 {
          #expect(seen[group, default: seed] == seed, "\(roles), seeds \(seed) and \(seen[group] ?? seed)")
          seen[group] = seed
        }
      }
    }
  }

  @Test(arguments: Songs.genres) func `in 3/4 and 6/8 every part has its bars of twelve sixteenths`(genre: String)
    throws
  {
    for meter in [Meter.threeFour, .sixEight] {
      let plan = try Songs.plan(genre, seed: 1, duration: 60, meter: meter)
      let score = Composer().compose(plan)
      #expect(plan.meter.bar == Beats(3) && score.parts.allSatisfy { !$0.notes.isEmpty })
      // A bass, a drum or a left hand marks the first beat.
      let hands = plan.stems.filter { $0.bothHands == true }.map(\.name)
      let low = score.parts.filter { [.bass, .drums].contains($0.role) || hands.contains($0.name) }.flatMap(\.notes)
      #expect(low.contains { $0.onset.ticks % plan.meter.bar.ticks == 0 })
    }
  }

  @Test(arguments: Songs.genres) func `louder sections have more notes in a bar than the calmest`(genre: String) throws
  {
    let plan = try Songs.plan(genre, seed: 2, duration: 150)
    let notes = Composer().compose(plan).parts.filter { $0.role != .effects }.flatMap(\.notes)
    let density = zip(plan.sectionStarts, plan.sections).map { start, section in
      let range = plan.meter.bar.ticks * start..<plan.meter.bar.ticks * (start + section.bars)
      return (section.energy, Double(notes.count { range.contains($0.onset.ticks) }) / Double(section.bars))
    }
    let calm = try #require(density.min { $0.0 < $1.0 })
    let loud = try #require(density.max { $0.0 < $1.0 })
    #expect(loud.1 > calm.1)
  }

  @Test(arguments: Songs.genres) func `the roll of a build leaves the drums of the drop above it`(genre: String) throws
  {
    let roll = GenreCatalogue.standard.genre(named: genre).flatMap { DrumNote.named($0.build.roll) }
    for seed in Self.seeds {
      let plan = try Songs.plan(genre, seed: seed, duration: 90)
      let drums = Composer().compose(plan).parts.filter { $0.role == .drums }.flatMap(\.notes)
      /// The power of the strokes in a bar.
      let power = { (bar: Int, kinds: (Note) -> Bool) -> Double in
        drums.filter { $0.onset.ticks / plan.meter.bar.ticks == bar && kinds($0) }.reduce(0) {
          $0 + $1.velocity * $1.velocity
        }
      }
      for (index, section) in plan.sections.enumerated() where section.kind == .build && section.bars >= 2 {
        let next = plan.sectionStarts[index] + section.bars
        guard let roll, index + 1 < plan.sections.count, plan.sections[index + 1].kind == .drop else { continue }
        #expect(power(next - 1) { $0.pitch == roll.pitch } < power(next) { _ in true }, "seed \(seed)")
      }
    }
  }

  @Test(arguments: Songs.genres) func `melody, chords and bass keep to their registers`(genre: String) throws {
    for seed in Self.seeds {
      let plan = try Songs.plan(genre, seed: seed)
      let parts = Composer().compose(plan).parts
      let mean = { (role: StemRole) -> Double? in
        let notes = parts.filter { $0.role == role }.flatMap(\.notes).map { Double($0.pitch.note) }
        return notes.isEmpty ? nil : notes.reduce(0, +) / Double(notes.count)
      }
      if let lead = mean(.lead), let chords = mean(.chords) { #expect(lead > chords) }
      if let chords = mean(.chords), let bass = mean(.bass) { #expect(chords > bass + 7) }
    }
  }

  @Test func `a glide begins before the note it comes from has ended`() throws {
    let overlaps = try Self.seeds.contains { seed in
      let notes = Composer().compose(try Songs.plan("trap", seed: seed)).parts.first { $0.role == .bass }?.notes ?? []
      return zip(notes, notes.dropFirst()).contains { $0.end > $1.onset && $0.pitch != $1.pitch }
    }
    #expect(overlaps)
  }

  @Test func `a walking bass steps on every beat and arrives on the lowest note of its chords`() throws {
    let plan = try Songs.plan("jazz", seed: 1)
    let notes = try #require(Composer().compose(plan).parts.first { $0.role == .bass }).notes
    let ones = notes.filter {
      ($0.onset.ticks + 30) % plan.meter.bar.ticks < 60 && $0.onset < plan.meter.bar * plan.bars
    }
    let arrived = ones.filter {
      plan.chord(at: Beats(ticks: $0.onset.ticks + 30)).lowest == $0.pitch.pitchClass
    }
    #expect(Double(arrived.count) > 0.9 * Double(ones.count))
  }
}
