import Audio
import ClipRendering
import Diagnostics
import Genres
import Music
import Planning
import Prompt
import Testing

@Suite struct ClipPlanTests {
  private static func plan(
    _ prompt: String = "house", duration: Double = 60, brief: Brief = Brief()
  ) throws -> (SongPlan, Brief) {
    var brief = brief
    brief.genre = prompt
    brief.bpm = Tempo(bpm: 120)
    brief.key = Key("A minor")
    brief.duration = .s(duration)
    let defaults = Planner.Defaults(
      genre: "house", duration: .s(20), loudness: .LUFS(-14), truePeak: .dBTP(-1))
    return (
      try Planner(catalogue: .standard, defaults: defaults).plan(title: "t", brief: brief, style: nil, seed: Seed(1)),
      brief
    )
  }

  private static func can(_ lengths: ClosedRange<Double>, stems: Bool = true, songs: Bool = true) -> ClipCapabilities {
    var can = ClipCapabilities(
      lengths: .s(lengths.lowerBound)...(.s(lengths.upperBound)), licence: ClipLicence("MIT", isCommercial: true))
    (can.makesStems, can.makesSongs) = (stems, songs)
    return can
  }

  @Test(arguments: [
    (1.0...30.0, true, true, 60.0, ClipForm.loops),
    // Long enough for the song, but a window as short as this repeats itself.
    (1.0...120.0, true, true, 60.0, .loops),
    (1.0...300.0, true, true, 60.0, .takes),
    (1.0...300.0, true, true, 400.0, .loops),
    (1.0...300.0, false, true, 60.0, .song),
  ])
  func `the form follows from what the backend can do`(
    lengths: ClosedRange<Double>, stems: Bool, songs: Bool, duration: Double, form: ClipForm
  ) throws {
    let (plan, brief) = try Self.plan(duration: duration)
    let settings = ClipPlan.Settings(name: "test", can: Self.can(lengths, stems: stems, songs: songs))
    #expect(try ClipPlan(plan, brief, settings).form == form)
  }

  @Test func `a song that is too long for a backend of whole songs is refused with the numbers`() throws {
    let (plan, brief) = try Self.plan(duration: 200)
    let settings = ClipPlan.Settings(name: "short", can: Self.can(1...60, stems: false))
    #expect {
      _ = try ClipPlan(plan, brief, settings)
    } throws: { error in
      let diagnosis = (error as? Problems)?.diagnoses.first
      return diagnosis?.code == "clips.unfit" && diagnosis?.finding.contains("1…60 s") == true
    }
  }

  @Test func `loops are long enough for a hasty and late clip, and never longer than half a minute`() throws {
    let (plan, brief) = try Self.plan()
    let clips = try ClipPlan(plan, brief, ClipPlan.Settings(name: "test", can: Self.can(1...120)))
    for order in clips.orders {
      let duration = try #require(order.draft.duration).value
      // 8 % too fast, two seconds late.
      #expect(duration >= Double(order.bars) * plan.barTime.value * 1.08 + 2)
      #expect((8...30).contains(duration))
      #expect([1, 2, 4, 8].contains(order.bars))
    }
  }

  @Test func `what a backend cannot make is left to the engine, with the reason`() throws {
    var brief = Brief()
    brief.vocals = true
    brief.lyrics = "la"
    let (plan, read) = try Self.plan(brief: brief)
    #expect(plan.stems.contains { $0.role == .vocals })
    for (vocals, reason) in [
      (ClipCapabilities.Vocals.none, "the backend does not sing"),
      (.wordless, "the backend does not sing given words"),
      (.lyrics, "sung words are not repeated"),
    ] {
      var can = Self.can(1...30)
      can.vocals = vocals
      let clips = try ClipPlan(plan, read, ClipPlan.Settings(name: "test", can: can))
      #expect(clips.embedded.first { $0.stem == "vocals" }?.reason == reason)
    }
    var can = Self.can(1...300)
    can.vocals = .lyrics
    let clips = try ClipPlan(plan, read, ClipPlan.Settings(name: "test", can: can))
    #expect(clips.orders.first { $0.stem == "vocals" }?.draft.lyrics == "la")
    #expect(clips.orders.filter { $0.stem != "vocals" }.allSatisfy { $0.draft.lyrics == nil })
  }

  @Test func `every stem that plays is ordered or left to the engine, never both`() throws {
    for genre in ["house", "ambient", "drum-and-bass", "hip-hop"]
    where GenreCatalogue.standard.genre(named: genre) != nil {
      let (plan, brief) = try Self.plan(genre)
      let clips = try ClipPlan(plan, brief, ClipPlan.Settings(name: "test", can: Self.can(1...30)))
      for stem in plan.stems {
        #expect(clips.makes(stem) != clips.embedded.contains { $0.stem == stem.name })
        let sections = clips.orders(for: stem).flatMap(\.sections)
        if clips.makes(stem) { #expect(sections.sorted() == stem.sections.sorted()) }
      }
    }
  }

  @Test(arguments: [
    ([["drums", "bass", "vocals", "other"], ["vocals", "other"]], false, [["drums", "bass", "other"]]),
    ([["drums", "bass", "vocals", "other"]], true, [["drums", "bass", "vocals", "other"]]),
    ([["drums"], ["bass"], ["woodwinds"]], false, [["drums"], ["bass"]]),
    ([], false, []),
  ])
  func `a song is taken apart into as much as one request gives, or into its main stems one by one`(
    separations: [[String]], isSung: Bool, wanted: [[String]]
  ) throws {
    var brief = Brief()
    brief.vocals = isSung
    let (plan, read) = try Self.plan(brief: brief)
    var can = Self.can(1...300, stems: false)
    can.vocals = .wordless
    let clips = try ClipPlan(
      plan, read, ClipPlan.Settings(name: "test", can: can, separations: separations))
    #expect(clips.separations == wanted)
    #expect(clips.orders.count == 1)
  }

  @Test func `a reference goes along only where the backend takes it and may have it`() throws {
    let (plan, brief) = try Self.plan()
    var can = Self.can(1...30)
    func audio(_ mayUpload: Bool) throws -> [ClipAudio?] {
      let settings = ClipPlan.Settings(name: "test", can: can, reference: "/r.wav", mayUpload: mayUpload)
      return try ClipPlan(plan, brief, settings).orders.map(\.draft.audio)
    }
    #expect(try audio(true).allSatisfy { $0 == nil })
    can.audio = [.style]
    #expect(try audio(false).allSatisfy { $0 == nil })
    #expect(try audio(true).allSatisfy { $0 == ClipAudio(path: "/r.wav", use: .style) })
    can.isLocal = true
    #expect(try audio(false).allSatisfy { $0?.use == .style })
    can.audio = [.melody]
    let settings = ClipPlan.Settings(name: "test", can: can, reference: "/r.wav")
    for order in try ClipPlan(plan, brief, settings).orders {
      #expect((order.draft.audio != nil) == !["drums", "percussion", "bass"].contains(order.stem))
    }
  }

  @Test func `a stem of calm and of lively sections gets a take for each`() throws {
    let (plan, brief) = try Self.plan(duration: 120)
    let clips = try ClipPlan(plan, brief, ClipPlan.Settings(name: "test", can: Self.can(1...30)))
    let takes = plan.stems.map { clips.orders(for: $0) }.filter { $0.count > 1 }
    #expect(!takes.isEmpty)
    for pair in takes {
      let energies = pair.map { $0.sections.map { plan.sections[$0].energy } }
      #expect((energies[0].min() ?? 0) >= 0.5 && (energies[1].max() ?? 1) < 0.5)
      #expect(pair[0].draft.words != pair[1].draft.words)
    }
  }
}
