/// The outermost length of a WAV file, which libsndfile corrects in silence when the file is shorter.
enum WaveHeader {
  /// Throws when the header promises more than the file has; other formats and streamed WAVs pass.
  static func check(_ head: [UInt8], size: Int, _ path: String) throws {
    guard head.count >= 12, head[0..<4].elementsEqual("RIFF".utf8), head[8..<12].elementsEqual("WAVE".utf8) else {
      return
    }
    let promised = head[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
    // Programs that write to a pipe cannot know the length and put one of these.
    guard promised != 0, promised < 0xffff_f000, promised != 0x7fff_ffff else { return }
    // An odd last chunk may lack its pad byte.
    if promised + 8 > size + 1 {
      throw AudioFileError.truncated(path, found: size, promised: promised + 8, "bytes")
    }
  }
}
