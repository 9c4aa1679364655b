import Diagnostics
import Synchronization

/// Banks of one SoundFont, opened when needed and kept: as many as stems have been played at the same time.
final class SoundBankPool: Sendable {
  private let file: SoundFontFile
  private let idle = Mutex<[SoundBank]>([])

  init(_ file: SoundFontFile) { self.file = file }

  /// Lends a bank to `body`, which has it alone.
  func lend<Result>(_ body: (SoundBank) throws -> Result) throws -> Result {
    let bank = try idle.withLock { $0.popLast() } ?? SoundBank(file)
    defer { idle.withLock { $0.append(bank) } }
    return try body(bank)
  }
}
