import Audio
import Diagnostics
import Foundation
import Testing

@testable import AudioFiles

/// The wording of the errors about an audio file.
@Suite struct AudioFileErrorTests {
  private static let recopy = "copy it again; the transfer or the export was cut off"

  static let messages: [(error: AudioFileError, code: String, finding: String, remedy: String)] = [
    (.missing("a"), "audio.missing", "there is no such file", "put the file there, or correct its name"),
    (.notAFile("a", "a folder"), "audio.not-a-file", "is a folder", "give the sound file itself"),
    (
      .unreadable("a", "no header."), "audio.unreadable", "is not a sound file that can be read: no header",
      "convert it to WAV, FLAC, Ogg or MP3"
    ),
    (
      .empty("a"), "audio.empty", "holds no sound", "export it again; it may have been copied before it was finished"
    ),
    (.truncated("a", found: 3, promised: 7, "bytes"), "audio.truncated", "ends after 3 of 7 bytes", recopy),
    (.truncated("a", after: 1.234, of: 60), "audio.truncated", "ends after 1.23 s of 60.00 s", recopy),
    (
      .cut("a", after: 2, "in the middle of a page"), "audio.truncated", "ends in the middle of a page, after 2.00 s",
      "copy it again, or mend it with ffmpeg -i IN -c copy OUT if this is all there is"
    ),
    (
      .damaged("a", at: 0.5, "a page is missing"), "audio.damaged", "is damaged at 0.50 s: a page is missing",
      "copy it again; if this is all there is, convert it to WAV with ffmpeg and hear whether it will do"
    ),
    (
      .goesOn("a", promised: 10, rest: 5), "audio.goes-on",
      "holds 10.00 s of sound by its header, and what may be 5.00 s more after it",
      "get all of it with ffmpeg -ignore_length 1 -i IN OUT.wav, or cut off what does not belong to it"
    ),
    (
      .needsDecoder("a", "a TAK file"), "audio.needs-ffmpeg",
      "is a TAK file, which is read by ffmpeg, and there is no ffmpeg here",
      "install it with apt install ffmpeg, or convert the file to WAV, FLAC, Ogg or MP3"
    ),
    (
      .undecodable("a", "it broke"), "audio.unreadable", "cannot be decoded: it broke",
      "copy it again, or convert it to WAV or FLAC"
    ),
    (
      .changesFormat("a", at: 3), "audio.changes-format", "changes its sample rate or its channels at 3.00 s",
      "convert it to WAV or FLAC"
    ),
    (
      .channels("a", 12, most: 8), "audio.channels", "has 12 channels, and at most 8 are understood",
      "mix it down to stereo"
    ),
    (
      .rate("a", SampleRate(value: 100)), "audio.rate", "has 100 frames per second",
      "convert it to between 8000 and 384000 Hz"
    ),
    (
      .notStandardRate("a", SampleRate(value: 44_100)), "audio.not-48k",
      "has 44100 frames per second where 48000 are needed", "resample it to 48000 Hz"
    ),
    (
      .tooShort("a", .s(0.5), least: .s(1)), "audio.too-short", "lasts 0.50 s, and at least 1.00 s are needed",
      "give a longer excerpt, or leave it out"
    ),
    (
      .tooLong("a", .s(2000), most: .s(1800)), "audio.too-long", "lasts 2000.00 s, and at most 1800.00 s are taken",
      "give an excerpt"
    ),
    (
      .notFinite("a", at: .s(1)), "audio.not-finite",
      "holds samples near 1.00 s that are no numbers or more than 36 dB above full scale",
      "export it again, as 24-bit integers if possible"
    ),
    (
      .notPCM("a", "MP3"), "audio.not-pcm", "is MP3, and exact integers are needed",
      "give stereo with integer samples of at most 24 bits"
    ),
    (
      .outOfRange("a"), "audio.out-of-range", "was given samples that do not fit 24 bits",
      "run it again with -v and report this message, it is a fault of the program"
    ),
  ]

  @Test(arguments: messages.indices) func `a refusal says what is wrong and what to do`(row: Int) {
    let (error, code, finding, remedy) = Self.messages[row]
    #expect(error.diagnoses == [Diagnosis(code: code, location: "a", finding: finding, remedy: remedy)])
  }

  /// A failed call, and whether the same may go well later.
  @Test(arguments: [
    (ENOSPC, "disk.full", true), (EDQUOT, "disk.full", true), (EACCES, "audio.write", false),
    (EIO, "audio.write", false),
  ])
  func `a full disk passes, a forbidden folder does not`(code: Int32, name: String, transient: Bool) {
    let diagnosis = AudioFileError.writing("a", code).diagnosis
    #expect(diagnosis.code == name && diagnosis.transient == transient)
    #expect(diagnosis.finding == "could not be written: \(String(cString: strerror(code)))")
  }

  @Test(arguments: [(EIO, true), (ESTALE, true), (EACCES, false)]) func `a share that is away may come back`(
    code: Int32, transient: Bool
  ) {
    #expect(AudioFileError.reading("a", code).diagnosis.transient == transient)
  }

  @Test(arguments: [
    (Float(0), true), (1, true), (64, true), (-64, true), (64.01, false), (.nan, false), (.infinity, false),
    (-.infinity, false),
    (.leastNonzeroMagnitude, true), (1e30, false),
  ])
  func `samples are usable up to 36 dB above full scale`(value: Float, isUsable: Bool) {
    #expect([0, value, 0].areFinite == isUsable)
  }

  @Test func `no samples at all are usable`() { #expect([Float]().areFinite) }

  /// Length, channels and rate against the limits of references.
  @Test(
    arguments: [
      (2, 48_000.0, 48_000, nil), (2, 48_000, 47_999, "audio.too-short"), (2, 48_000, 48_000 * 1800, nil),
      (2, 48_000, 48_000 * 1800 + 1, "audio.too-long"), (8, 48_000, 96_000, nil), (9, 48_000, 96_000, "audio.channels"),
      (0, 48_000, 96_000, "audio.channels"), (1, 8_000, 16_000, nil), (1, 7_999, 16_000, "audio.rate"),
      (1, 384_000, 768_000, nil),
      (1, 384_001, 768_000, "audio.rate"), (2, 48_000, 0, "audio.empty"),
    ] as [(Int, Double, Int, String?)])
  func `limits are kept to the frame`(channels: Int, rate: Double, frames: Int, code: String?) {
    let facts = AudioFileFacts(
      rate: SampleRate(value: rate), channels: channels, frames: frames, bits: 16, format: "")
    do {
      try AudioFileLimits.reference.check(facts, of: "a", isLengthKnown: true)
      #expect(code == nil)
    } catch {
      #expect((error as? AudioFileError)?.diagnosis.code == code)
    }
  }

  @Test func `a length that is not known yet is not checked`() throws {
    let facts = AudioFileFacts(rate: .standard, channels: 2, frames: 0, bits: nil, format: "")
    try AudioFileLimits.reference.check(facts, of: "a", isLengthKnown: false)
  }
}
