/// The range of a file's audio data, by the lengths that its headers state and by its size.
///
/// A program that writes to a pipe, and a recorder that loses power, leave a length that never was one. It is told from the
/// length of a file that was cut off afterwards so:
/// - What fits into the file is a length, whatever its value.
/// - 0 (GStreamer, recorders), what lies within 64 KiB of 2 GiB (arecord: 0x80000000, sox: 0x7FFFF000, lame: 0x7FFFFFFF
///   and some more, sox's AIFF: 0x7F000000), what lies within 64 KiB of 4 GiB (ffmpeg, mpg123: 0xFFFFFFFF), and their like of 64 bits
///   are none: then the sound goes to the end of the file. A true length lies there by chance in one of 20,000 files of over
///   2 GiB.
/// - A chunk that reaches beyond the end of a file whose outermost length is exactly the file's is one whose own length is
///   wrong: again the sound goes to the end.
/// - Anything else was promised, and the file was cut off.
struct AudioDataExtent {
  /// The offset of the first sample, in bytes.
  var start: Int
  /// In bytes, as the sound's own header has it.
  var promised: Int
  /// The file's size by its outermost header; nil where that states none.
  var outerEnd: Int?

  static func isPlaceholder(_ length: Int) -> Bool {
    length == 0 || (0x7eff_0000...0x7f00_ffff).contains(length) || (0x7fff_0000...0x8000_ffff).contains(length)
      || (0xffff_0000...0xffff_ffff).contains(length) || length >= 0x7fff_ffff_0000_0000
  }

  /// The bytes of the audio data in `file`; throws `AudioFileError` for a file that was cut off.
  func range(in file: RandomAccessFile) throws -> Range<Int> {
    let there = max(0, file.size - start)
    if promised > 0, promised <= there { return start..<start + promised }
    // The last byte of filling up may be missing.
    let isWholeOutside = outerEnd.map { abs(file.size - $0) <= 1 } ?? false
    guard Self.isPlaceholder(promised) || isWholeOutside else {
      throw AudioFileError.truncated(
        file.name, found: file.size, promised: Int(clamping: UInt64(start) + UInt64(promised)), "bytes")
    }
    return start..<start + there
  }

  /// Throws `AudioFileError` when more than half a second of what may be sound comes after the sound's end.
  ///
  /// A recorder that notes from time to time how far it has come leaves such a file when it loses power.
  static func checkRest(after range: Range<Int>, in file: RandomAccessFile, bytesPerSecond: Int) throws {
    let rest = file.size - range.upperBound
    guard bytesPerSecond > 0, rest > bytesPerSecond / 2 else { return }
    let head = file.read(64, at: range.upperBound)
    let name = head.letters(at: range.count % 2) ?? ""
    let isAnotherFile = ["RIFF", "RIFX", "RF64", "BW64", "FORM"].contains(name)
    guard isAnotherFile || !name.utf8.allSatisfy({ (0x20...0x7e).contains($0) }) else { return }
    guard head.contains(where: { $0 != 0 }) else { return }
    throw AudioFileError.goesOn(
      file.name, promised: Double(range.count) / Double(bytesPerSecond), rest: Double(rest) / Double(bytesPerSecond))
  }
}
