import Audio
import Diagnostics
import Foundation

/// A sound file that cannot be read or written, with the diagnosis in words.
public struct AudioFileError: Diagnosable, Hashable {
  public let diagnosis: Diagnosis
  public var diagnoses: [Diagnosis] { [diagnosis] }

  private init(_ code: String, _ path: String, _ finding: String, remedy: String, transient: Bool = false) {
    diagnosis = Diagnosis(code: code, location: path, finding: finding, remedy: remedy, transient: transient)
  }

  static func missing(_ path: String) -> Self {
    Self("audio.missing", path, "there is no such file", remedy: "put the file there, or correct its name")
  }

  static func notAFile(_ path: String, _ kind: String) -> Self {
    Self("audio.not-a-file", path, "is \(kind)", remedy: "give the sound file itself")
  }

  static func unreadable(_ path: String, _ reason: String) -> Self {
    // What libsndfile says ends with a full stop.
    let reason = reason.hasSuffix(".") ? String(reason.dropLast()) : reason
    return Self(
      "audio.unreadable", path, "is not a sound file that can be read: \(reason)",
      remedy: "convert it to WAV, FLAC, Ogg or MP3")
  }

  static func empty(_ path: String) -> Self {
    Self(
      "audio.empty", path, "holds no sound", remedy: "export it again; it may have been copied before it was finished")
  }

  static func truncated(_ path: String, found: Int, promised: Int, _ unit: String) -> Self {
    Self(
      "audio.truncated", path, "ends after \(found) of \(promised) \(unit)",
      remedy: "copy it again; the transfer or the export was cut off")
  }

  static func truncated(_ path: String, after found: Double, of promised: Double) -> Self {
    Self(
      "audio.truncated", path, "ends after \(text(.s(found))) of \(text(.s(promised)))",
      remedy: "copy it again; the transfer or the export was cut off")
  }

  /// A file that ends where its format has no end; `location` says where.
  static func cut(_ path: String, after time: Double, _ location: String) -> Self {
    Self(
      "audio.truncated", path, "ends \(location), after \(text(.s(time)))",
      remedy: "copy it again, or mend it with ffmpeg -i IN -c copy OUT if this is all there is")
  }

  static func damaged(_ path: String, at time: Double, _ finding: String) -> Self {
    Self(
      "audio.damaged", path, "is damaged at \(text(.s(time))): \(finding)",
      remedy: "copy it again; if this is all there is, convert it to WAV with ffmpeg and hear whether it will do")
  }

  /// A file in which more follows than its header says.
  static func goesOn(_ path: String, promised: Double, rest: Double) -> Self {
    Self(
      "audio.goes-on", path,
      "holds \(text(.s(promised))) of sound by its header, and what may be \(text(.s(rest))) more after it",
      remedy: "get all of it with ffmpeg -ignore_length 1 -i IN OUT.wav, or cut off what does not belong to it")
  }

  static func needsDecoder(_ path: String, _ kind: String) -> Self {
    Self(
      "audio.needs-ffmpeg", path, "is \(kind), which is read by ffmpeg, and there is no ffmpeg here",
      remedy: "install it with apt install ffmpeg, or convert the file to WAV, FLAC, Ogg or MP3")
  }

  static func undecodable(_ path: String, _ reason: String) -> Self {
    Self(
      "audio.unreadable", path, "cannot be decoded: \(reason)", remedy: "copy it again, or convert it to WAV or FLAC")
  }

  static func changesFormat(_ path: String, at time: Double) -> Self {
    Self(
      "audio.changes-format", path, "changes its sample rate or its channels at \(text(.s(time)))",
      remedy: "convert it to WAV or FLAC")
  }

  static func channels(_ path: String, _ count: Int, most: Int) -> Self {
    Self(
      "audio.channels", path, "has \(count) channels, and at most \(most) are understood",
      remedy: "mix it down to stereo")
  }

  static func rate(_ path: String, _ rate: SampleRate) -> Self {
    Self(
      "audio.rate", path, "has \(Int(rate.value)) frames per second", remedy: "convert it to between 8000 and 384000 Hz"
    )
  }

  static func notStandardRate(_ path: String, _ rate: SampleRate) -> Self {
    Self(
      "audio.not-48k", path, "has \(Int(rate.value)) frames per second where 48000 are needed",
      remedy: "resample it to 48000 Hz")
  }

  static func tooShort(_ path: String, _ length: Seconds, least: Seconds) -> Self {
    Self(
      "audio.too-short", path, "lasts \(text(length)), and at least \(text(least)) are needed",
      remedy: "give a longer excerpt, or leave it out")
  }

  static func tooLong(_ path: String, _ length: Seconds, most: Seconds) -> Self {
    Self(
      "audio.too-long", path, "lasts \(text(length)), and at most \(text(most)) are taken", remedy: "give an excerpt")
  }

  static func notFinite(_ path: String, at time: Seconds) -> Self {
    Self(
      "audio.not-finite", path,
      "holds samples near \(text(time)) that are no numbers or more than 36 dB above full scale",
      remedy: "export it again, as 24-bit integers if possible")
  }

  static func notPCM(_ path: String, _ format: String) -> Self {
    Self(
      "audio.not-pcm", path, "is \(format), and exact integers are needed",
      remedy: "give stereo with integer samples of at most 24 bits")
  }

  static func outOfRange(_ path: String) -> Self {
    Self(
      "audio.out-of-range", path, "was given samples that do not fit 24 bits",
      remedy: "run it again with -v and report this message, it is a fault of the program")
  }

  static func reading(_ path: String, _ code: Int32) -> Self {
    Self(
      "audio.read", path, "could not be read: \(String(cString: strerror(code)))",
      remedy: "check the disk and the folder's permissions", transient: code == EIO || code == ESTALE)
  }

  /// A failed system call while writing; a full disk passes.
  static func writing(_ path: String, _ code: Int32) -> Self {
    let isFull = code == ENOSPC || code == EDQUOT
    return Self(
      isFull ? "disk.full" : "audio.write", path, "could not be written: \(String(cString: strerror(code)))",
      remedy: isFull ? "free some space" : "check the folder and its permissions", transient: isFull)
  }

  private static func text(_ time: Seconds) -> String { "\(NumberText.fixed(time.value, 2)) s" }
}
