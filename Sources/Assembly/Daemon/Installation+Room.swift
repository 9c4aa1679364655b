import DropFolder
import Prompt
import Settings
import Signal

extension Installation {
  /// The bytes that a job may need on the disk, with half of it to spare and a reserve for everything else.
  ///
  /// A master and at most twelve stems of 24 bits, two channels, 48 kHz, once in the work folder and once in the outbox.
  func roomForJob(_ claimed: ClaimedJob) -> Int {
    Self.room(forSeconds: (try? desk.ticket(of: claimed))?.duration?.value ?? settings.defaults.duration)
  }

  /// The same for a track of this length.
  public static func room(forSeconds length: Double) -> Int { Int(length * 48_000) * 2 * 3 * 13 * 3 / 2 + 64 << 20 }
}
