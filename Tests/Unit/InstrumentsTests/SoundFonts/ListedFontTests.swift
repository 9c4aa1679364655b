import Audio
import CFluidSynth
import Foundation
import Instruments
import Music
import Testing

/// The SoundFont that `config/apt-packages.txt` installs, beside FluidSynth as its own program drives it.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: ListedFont.path)))
struct ListedFontTests {
  private static let frames = 3 * 48_000

  /// Every key of General MIDI's standard kit, and the strokes of all other kits that end soonest.
  private static let presses: [(kit: Int, keys: [Int])] =
    [(0, Array(27...87))] + [8, 16, 24, 25, 32, 40, 48].map { ($0, [36, 37, 38, 39, 40, 42, 44, 45]) }

  /// The engine takes offsets away below 10 Hz, and so does this from what it is compared with.
  @Test(arguments: presses) func `a drum sounds and ends as FluidSynth plays it with the whole font loaded`(
    kit: Int, keys: [Int]
  ) async throws {
    let font = try FontRequests(path: ListedFont.path)
    try #require(font.font.programs.contains(128 + kit))
    for key in keys {
      let sound = try await font.play(program: 128 + kit, [.at(frame: 0, key)], role: .drums).left
      let truth = try #require(Synthesiser(kit: kit)).play(key, frames: Self.frames)
      var blocker = DCBlocker(corner: .Hz(10))
      let difference = zip(sound, truth).reduce(0) { max($0, abs($1.0 - blocker(SIMD2($1.1, 0)).x)) }
      #expect(difference < 1e-5, "key \(key)")
    }
  }
}

private enum ListedFont {
  static let path = "/usr/share/sounds/sf2/TimGM6mb.sf2"
}

/// FluidSynth with everything as it is by default but rate, gain, effects and interpolation.
private final class Synthesiser {
  private let settings: OpaquePointer
  private let synth: OpaquePointer

  init?(kit: Int) {
    guard let settings = new_fluid_settings() else { return nil }
    fluid_settings_setnum(settings, "synth.sample-rate", 48_000)
    fluid_settings_setnum(settings, "synth.gain", 0.5)
    for off in ["synth.reverb.active", "synth.chorus.active"] { fluid_settings_setint(settings, off, 0) }
    guard let synth = new_fluid_synth(settings) else { return nil }
    self.settings = settings
    self.synth = synth
    let font = fluid_synth_sfload(synth, ListedFont.path, 0)
    fluid_synth_set_interp_method(synth, -1, Int32(FLUID_INTERP_7THORDER.rawValue))
    fluid_synth_set_channel_type(synth, 0, Int32(CHANNEL_TYPE_DRUM.rawValue))
    guard fluid_synth_program_select(synth, 0, font, 128, Int32(kit)) == FLUID_OK else { return nil }
  }

  deinit {
    delete_fluid_synth(synth)
    delete_fluid_settings(settings)
  }

  /// The left channel of a stroke as hard as a note of the score with 0.8 is.
  func play(_ key: Int, frames: Int) -> [Float] {
    var (left, right) = ([Float](repeating: 0, count: frames), [Float](repeating: 0, count: frames))
    fluid_synth_noteon(synth, 0, Int32(key), Int32((127 * pow(0.8, 0.6)).rounded()))
    fluid_synth_write_float(synth, Int32(frames), &left, 0, 1, &right, 0, 1)
    return left
  }
}
