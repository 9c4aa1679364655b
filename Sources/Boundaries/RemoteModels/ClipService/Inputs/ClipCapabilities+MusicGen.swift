import Audio
import Clips

extension ClipCapabilities {
  /// Meta's MusicGen: 32 kHz, no singing, guided by a melody if it is given one.
  ///
  /// Beyond 30 s it goes on in windows (audiocraft's `extend_stride`), slower and with less of a form. The weights are
  /// CC-BY-NC 4.0 by their model card.
  public static var musicGen: ClipCapabilities {
    var can = ClipCapabilities(lengths: .s(1)...(.s(120)), licence: ClipLicence("CC-BY-NC-4.0", isCommercial: false))
    can.audio = [.melody]
    can.fields = InputTemplate.musicGen.fields
    return can
  }
}
