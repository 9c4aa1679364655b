import CFluidSynth
import Diagnostics
import Synchronization

/// A SoundFont opened by FluidSynth, which any number of synthesisers on one thread share.
///
/// Samples are loaded when an instrument is chosen, and FluidSynth keeps one copy of each for the whole process. A font whose
/// samples are not apart is loaded as a whole: FluidSynth 2.0 to 2.4.3 takes the silence that the specification promises behind
/// a sample for a part of it, so that one loaded by itself would go on into the next.
final class SoundBank: @unchecked Sendable {
  // Unchecked because `SoundBankPool` lends a bank to one stem at a time.
  private let settings: OpaquePointer
  private let owner: OpaquePointer
  private let font: OpaquePointer
  private let isInParts: Bool

  init(_ file: SoundFontFile) throws(Problems) {
    _ = Self.silence
    guard let settings = new_fluid_settings(), let owner = Self.synth(settings, inParts: file.separatesSamples) else {
      throw Problems(SoundFontProblem.corrupt(file.path, "FluidSynth does not start"))
    }
    let id = fluid_synth_sfload(owner, file.path, 0)
    guard id >= 0, let font = fluid_synth_get_sfont_by_id(owner, id) else {
      delete_fluid_synth(owner)
      delete_fluid_settings(settings)
      throw Problems(SoundFontProblem.corrupt(file.path, "FluidSynth does not take it"))
    }
    self.settings = settings
    self.owner = owner
    self.font = font
    isInParts = file.separatesSamples
  }

  deinit {
    delete_fluid_synth(owner)
    delete_fluid_settings(settings)
  }

  /// A synthesiser that plays `change` of `bank` on channel 0; nil if the font has no such preset.
  func synthesiser(bank: Int, change: Int) -> OpaquePointer? {
    guard let synth = Self.synth(settings, inParts: isInParts) else { return nil }
    let id = fluid_synth_add_sfont(synth, font)
    // Cymbals live of their highs; everything else is played near its pitch, and many notes of it at a time.
    let order = bank == 128 ? FLUID_INTERP_7THORDER : FLUID_INTERP_4THORDER
    fluid_synth_set_interp_method(synth, -1, Int32(order.rawValue))
    fluid_synth_set_channel_type(
      synth, 0, Int32(bank == 128 ? CHANNEL_TYPE_DRUM.rawValue : CHANNEL_TYPE_MELODIC.rawValue))
    guard id >= 0, fluid_synth_program_select(synth, 0, id, Int32(bank), Int32(change)) == FLUID_OK else {
      release(synth)
      return nil
    }
    return synth
  }

  /// Deletes a synthesiser; the font stays with the bank.
  func release(_ synth: OpaquePointer) {
    fluid_synth_remove_sfont(synth, font)
    delete_fluid_synth(synth)
  }

  /// `inParts` loads each sample by itself, when an instrument with it is chosen.
  private static func synth(_ settings: OpaquePointer, inParts: Bool) -> OpaquePointer? {
    fluid_settings_setnum(settings, "synth.sample-rate", 48_000)
    fluid_settings_setnum(settings, "synth.gain", 0.5)
    fluid_settings_setint(settings, "synth.polyphony", 128)
    fluid_settings_setint(settings, "synth.midi-channels", 16)
    fluid_settings_setint(settings, "synth.threadsafe-api", 0)
    for off in ["synth.reverb.active", "synth.chorus.active", "synth.lock-memory"] {
      fluid_settings_setint(settings, off, 0)
    }
    fluid_settings_setint(settings, "synth.dynamic-sample-loading", inParts ? 1 : 0)
    return new_fluid_synth(settings)
  }

  /// FluidSynth reports on stderr by default; what matters comes back as a `Diagnosis`.
  private static let silence: Void = {
    for level in 0..<Int32(LAST_LOG_LEVEL.rawValue) { fluid_set_log_function(level, { _, _, _ in }, nil) }
  }()
}

/// A pool of banks of one SoundFont, opened on demand: as many as stems have been played at the same time.
final class SoundBankPool: Sendable {
  private let file: SoundFontFile
  private let idle = Mutex<[SoundBank]>([])

  init(_ file: SoundFontFile) { self.file = file }

  /// Lends a bank to `body`, which has it alone.
  func withBank<Result>(_ body: (SoundBank) throws -> Result) throws -> Result {
    let bank = try idle.withLock { $0.popLast() } ?? SoundBank(file)
    defer { idle.withLock { $0.append(bank) } }
    return try body(bank)
  }
}
