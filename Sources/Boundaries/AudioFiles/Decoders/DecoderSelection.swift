import Audio
import Diagnostics

/// The choice of a decoder by a file's first bytes, after a check that all of the file is there.
///
/// WAV, AIFF, AU, CAF, FLAC and Ogg go to libsndfile, in a form without wrong lengths; MPEG audio goes to libmpg123, frame by frame;
/// anything else that libsndfile does not know goes to ffmpeg, where that is installed.
enum DecoderSelection {
  /// Throws `AudioFileError` for what cannot be read as a whole, or is outside of `limits`.
  static func open(_ path: String, name: String, limits: AudioFileLimits) throws -> any AudioDecoder {
    let file = try RandomAccessFile(path, name: name)
    let decoder = try decoder(of: file)
    try limits.check(decoder.facts, of: name, isLengthKnown: decoder.promisedFrames != nil)
    return decoder
  }

  private static func decoder(of file: RandomAccessFile) throws -> any AudioDecoder {
    if let kind = ExternalFormat(file) { return try ExternalDecoder(file, kind.rawValue) }
    if let ogg = try OggLayout(file) {
      guard ogg.isNative else { return try ExternalDecoder(file, "an Ogg file with Speex or another codec in it") }
      return try links(ogg.links, of: file)
    }
    if let segments = try segments(of: file) { return try known(SegmentedInput(file, segments)) }
    if let stream = try MPEGStream(file) { return try MPEGDecoder(file, stream) }
    // libsndfile would try to make something of it, aloud.
    let head = file.read(4, at: TagScanner.end(in: file, from: 0))
    if file.read(3, at: 0).has("ID3") || (head.count == 4 && head[0] == 0xff && head[1] & 0xe0 == 0xe0) {
      throw AudioFileError.unreadable(file.name, "no two frames of MPEG audio in it follow one another")
    }
    try BlockLayout.check(file)
    return try known(SegmentedInput(file, [.file(0..<file.size)]))
  }

  private static func segments(of file: RandomAccessFile) throws -> [ByteSegment]? {
    if let layout = try WaveLayout(file) { return layout.segments }
    if let layout = try AIFFLayout(file) { return layout.segments }
    if let layout = FLACLayout(file) { return try layout.segments() }
    return try AULayout.segments(of: file) ?? CoreAudioLayout.segments(of: file)
  }

  /// A coding that libsndfile lacks, such as MP3 in WAV, may be one that ffmpeg has.
  private static func known(_ input: SegmentedInput) throws -> any AudioDecoder {
    do { return try SndfileDecoder(input) } catch let refusal as AudioFileError {
      guard refusal.diagnosis.code == "audio.unreadable", ExternalProgram.path(of: "ffmpeg") != nil else {
        throw refusal
      }
      do { return try ExternalDecoder(input.file, nil) } catch { throw refusal }
    }
  }

  private static func links(_ links: [[ByteSegment]], of file: RandomAccessFile) throws -> any AudioDecoder {
    guard links.count > 1 else { return try known(SegmentedInput(file, links[0])) }
    return try ChainedDecoder(try links.map { try SndfileDecoder(SegmentedInput(file, $0)) }, file.name)
  }
}
