import Audio
import Foundation
import Music
import Planning
import Testing

@testable import Synthesis

@Suite struct NoteScheduleTests {
  private static func schedule(_ sound: String, _ notes: [Note]) throws -> (notes: [NoteOn], plan: SongPlan) {
    let request = try TestPerformance.request(sound, seconds: 12) { stem in
      Part(name: stem.name, role: stem.role, notes: notes)
    }
    let patch = try #require(PatchLibrary.patch(named: sound))
    return (NoteSchedule(request, for: patch).notes(), request.plan)
  }

  private static func note(_ pitch: Int, _ onset: Beats, _ length: Beats, _ velocity: Double = 0.8) -> Note {
    Note(Pitch(pitch), velocity: velocity, at: onset, for: length)
  }

  @Test func `a chord keeps all of its notes, in frames of the track`() throws {
    let (notes, plan) = try Self.schedule("pad-warm", [60, 64, 67].map { Self.note($0, Beats(2), Beats(4)) })
    #expect(notes.map(\.pitch.note) == [60, 64, 67])
    let start = plan.bpm.frame(of: Beats(2), rate: 48_000)
    let end = plan.bpm.frame(of: Beats(6), rate: 48_000)
    #expect(notes.allSatisfy { $0.frame == start && $0.held == end - start && $0.glideFrom == nil })
    #expect(Set(notes.map(\.seed)).count == 3)
  }

  @Test func `a monophonic patch ends a note where the next begins, and slides where they touch`() throws {
    let (notes, _) = try Self.schedule(
      "bass-808",
      [Self.note(36, Beats(0), Beats(3)), Self.note(48, Beats(2), Beats(1)), Self.note(40, Beats(6), Beats(1))])
    #expect(notes[0].frame + notes[0].held == notes[1].frame)
    #expect(notes[1].glideFrom == Pitch(36).frequency)
    #expect(notes[0].glideFrom == nil && notes[2].glideFrom == nil)
  }

  @Test func `a struck patch knows when its key is struck again`() throws {
    let (notes, _) = try Self.schedule(
      "keys-piano",
      [
        Self.note(60, Beats(0), Beats(1)), Self.note(64, Beats(1), Beats(1)), Self.note(60, Beats(2), Beats(1)),
        Self.note(60, Beats(5), Beats(1)),
      ])
    #expect(notes.map(\.struckAgain) == [notes[2].frame, nil, notes[3].frame, nil])
    let sustained = try Self.schedule(
      "pad-warm", [Self.note(60, Beats(0), Beats(1)), Self.note(60, Beats(2), Beats(1))])
    #expect(sustained.notes.allSatisfy { $0.struckAgain == nil })
  }

  @Test func `a closed hat chokes the open one, and no other drum`() throws {
    let (notes, _) = try Self.schedule(
      "kit-909",
      [
        Self.note(DrumNote.openHat.rawValue, Beats(0), Beats(4)), Self.note(DrumNote.ride.rawValue, Beats(0), Beats(4)),
        Self.note(DrumNote.closedHat.rawValue, Beats(1), Beats(1, over: 4)),
      ])
    let open = try #require(notes.first { $0.pitch == DrumNote.openHat.pitch })
    let ride = try #require(notes.first { $0.pitch == DrumNote.ride.pitch })
    let closed = try #require(notes.first { $0.pitch == DrumNote.closedHat.pitch })
    #expect(open.frame + open.held == closed.frame)
    #expect(ride.frame + ride.held > closed.frame)
  }

  @Test func `notes start in order and last a frame at least`() throws {
    let scrambled = (0..<40).map { Self.note(50 + $0 % 12, Beats(ticks: 960 * ($0 * 17 % 23)), Beats(ticks: 1)) }
    let (notes, _) = try Self.schedule("lead-saw", scrambled)
    #expect(notes.count == 40 && notes.allSatisfy { $0.held >= 1 && $0.frame >= 0 })
    for (one, next) in zip(notes, notes.dropFirst()) { #expect(one.frame <= next.frame) }
  }

  @Test func `louder bars are brighter, within 0 and 1`() throws {
    let (notes, plan) = try Self.schedule(
      "pad-warm", (0..<5).map { Self.note(60, Beats(4 * $0), Beats(1)) })
    #expect(notes.allSatisfy { (0...1).contains($0.energy) })
    for note in notes {
      let bar = Double(note.frame) / 48_000 / plan.barTime.value
      let section = plan.sectionStarts.lastIndex { Double($0) <= bar + 1e-4 } ?? 0
      let expected = plan.sections[section].energy(inBar: Int(bar + 1e-4) - plan.sectionStarts[section])
      let doubled = min(1, max(0, 2 * expected - plan.sections[section].energy))
      #expect(abs(note.energy - doubled) < 1e-9)
    }
  }

  @Test func `the same request gives the same notes, and another seed other voices`() throws {
    let notes = [Self.note(60, Beats(0), Beats(1)), Self.note(62, Beats(1), Beats(1))]
    let once = try Self.schedule("keys-piano", notes).notes
    let again = try Self.schedule("keys-piano", notes).notes
    #expect(once.map(\.seed) == again.map(\.seed) && once[0].seed != once[1].seed)
  }
}
