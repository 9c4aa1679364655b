import Audio
import CFluidSynth
import Diagnostics
import Foundation
import Music

/// A pool of synthesisers for one stem: as many as start on different frames and still sound.
struct SynthPool {
  /// The most synthesisers of a stem: one for each line of FluidSynth's grid.
  private static let most = AlignedSynth.blockFrames
  private static let window = 4_096

  private let bank: SoundBank
  private let instrument: GeneralMIDI
  private let presses: [KeyPress]
  private var next = 0
  private var synths: [AlignedSynth] = []
  private var held: [(key: Int, end: Int, synth: Int)] = []
  private var mix = MixWindow(window: window)

  /// Nil if the bank has no such instrument.
  init?(_ bank: SoundBank, _ instrument: GeneralMIDI, presses: [KeyPress]) {
    self.bank = bank
    self.instrument = instrument
    self.presses = presses
    guard addSynth() != nil else { return nil }
  }

  /// Releases all synthesisers; the pool must not be used after it.
  func releaseAll() { for synth in synths { bank.release(synth.synth) } }

  /// The next window of the track.
  mutating func nextBlock() -> StereoBuffer {
    while true {
      let release = held.indices.min { held[$0].end < held[$1].end }
      let end = release.map { held[$0].end } ?? .max
      let start = next < presses.count ? presses[next].start : .max
      guard min(start, end) < mix.end else { break }
      if let release, end <= start {
        let press = held.remove(at: release)
        synths[press.synth].release(press.key, at: press.end, into: &mix)
      } else {
        begin(presses[next])
        next += 1
      }
    }
    for i in synths.indices { synths[i].advance(to: mix.end, into: &mix) }
    return mix.next()
  }

  private mutating func begin(_ press: KeyPress) {
    if instrument.isKit, Self.closedHats.contains(press.key) {
      for i in synths.indices where rings(Self.openHat, at: i) {
        synths[i].choke(with: press.key, at: press.start, into: &mix)
      }
      held.removeAll { $0.key == Self.openHat }
    }
    guard let index = allocate(for: press) else { return }
    synths[index].start(press.key, velocity: press.velocity, at: press.start, shape: press.shape, into: &mix)
    held.append((press.key, press.end, index))
  }

  private func rings(_ key: Int, at synth: Int) -> Bool { held.contains { $0.key == key && $0.synth == synth } }

  /// The index of a synthesiser whose grid has the frame on a line, of an idle one, or of a new one.
  ///
  /// A note with a shape has its synthesiser alone, since a wheel moves all that sounds.
  private mutating func allocate(for press: KeyPress) -> Int? {
    let isFree = { (synth: AlignedSynth) in
      press.shape == nil ? synth.canStart(at: press.start) && !synth.isShaped : synth.isSilent
    }
    return synths.indices.first { isFree(synths[$0]) } ?? (synths.count < Self.most ? addSynth() : nil)
      ?? synths.indices.min { synths[$0].position < synths[$1].position }
  }

  private mutating func addSynth() -> Int? {
    guard let synth = bank.synthesiser(bank: instrument.isKit ? 128 : 0, change: instrument.change) else { return nil }
    synths.append(AlignedSynth(synth: synth, damping: ReleaseLimit(of: instrument)))
    return synths.count - 1
  }

  private static let closedHats = [42, 44]
  private static let openHat = 46
}

/// The longest release of strings that a hand or bow damps.
///
/// Some fonts let guitars ring for up to 25 s after the note, so that every chord lies in those before it.
struct ReleaseLimit {
  /// The seconds in which FluidSynth's release falls by 100 dB.
  private static let longest = 1.2

  /// Nil for instruments that ring on by nature, such as bells, or stop by themselves.
  init?(of instrument: GeneralMIDI) {
    guard Self.damped.contains(where: { $0.contains(instrument.program) }) else { return nil }
  }

  /// Shortens the release of the voices on `key`, where the font's is longer.
  func apply(to key: Int, of synth: OpaquePointer) {
    let longest = Float(1200 * log2(Self.longest))
    let release = Int32(GEN_VOLENVRELEASE.rawValue)
    // One more than there can be, so that the list ends with nil.
    var voices = [OpaquePointer?](repeating: nil, count: Int(fluid_synth_get_polyphony(synth)) + 1)
    fluid_synth_get_voicelist(synth, &voices, Int32(voices.count), -1)
    for voice in voices.prefix(while: { $0 != nil }).compactMap({ $0 }) {
      guard fluid_voice_get_key(voice) == Int32(key), fluid_voice_gen_get(voice, release) > longest else { continue }
      fluid_voice_gen_set(voice, release, longest)
      fluid_voice_update_param(voice, release)
    }
  }

  /// Guitars and basses, bowed strings and their ensembles, lutes of all kinds.
  private static let damped = [24...39, 40...44, 48...51, 104...106]
}
