import Audio
import Diagnostics

/// Finds out what a file is, whether all of it is there, and who decodes it.
///
/// WAV, AIFF, AU, CAF, FLAC and Ogg go to libsndfile, in a form without wrong lengths; MPEG audio goes to libmpg123, frame by frame;
/// anything else that libsndfile does not know goes to ffmpeg, where that is installed.
enum SoundOpening {
  /// Throws `AudioFileError` for what cannot be read as a whole, or is outside of `limits`.
  static func open(_ path: String, name: String, limits: AudioFileLimits) throws -> any SoundDecoder {
    let file = try InputFile(path, name: name)
    let decoder = try decoder(of: file)
    try limits.check(decoder.facts, of: name, isLengthKnown: decoder.promisedFrames != nil)
    return decoder
  }

  private static func decoder(of file: InputFile) throws -> any SoundDecoder {
    if let kind = OutsideKind(file) { return try OutsideDecoder(file, kind.rawValue) }
    if let ogg = try OggLayout(file) {
      guard ogg.isNative else { return try OutsideDecoder(file, "an Ogg file with Speex or another codec in it") }
      return try links(ogg.links, of: file)
    }
    if let splices = try splices(of: file) { return try known(SoundInput(file, splices)) }
    if let stream = try MPEGStream(file) { return try MPEGDecoder(file, stream) }
    // libsndfile would try to make something of it, aloud.
    let head = file.read(4, at: ID3Tag.end(in: file, from: 0))
    if file.read(3, at: 0).has("ID3") || (head.count == 4 && head[0] == 0xff && head[1] & 0xe0 == 0xe0) {
      throw AudioFileError.unreadable(file.name, "no two frames of MPEG audio in it follow one another")
    }
    try BlockLayout.check(file)
    return try known(SoundInput(file, [.file(0..<file.size)]))
  }

  private static func splices(of file: InputFile) throws -> [Splice]? {
    if let layout = try WaveLayout(file) { return layout.splices }
    if let layout = try AIFFLayout(file) { return layout.splices }
    if let layout = FLACLayout(file) { return try layout.splices() }
    return try AULayout.splices(of: file) ?? CoreAudioLayout.splices(of: file)
  }

  /// A coding that libsndfile lacks, such as MP3 in WAV, may be one that ffmpeg has.
  private static func known(_ input: SoundInput) throws -> any SoundDecoder {
    do { return try SoundFile(input) } catch let refusal as AudioFileError {
      guard refusal.diagnosis.code == "audio.unreadable", OutsideProgram.path(of: "ffmpeg") != nil else {
        throw refusal
      }
      do { return try OutsideDecoder(input.file, nil) } catch { throw refusal }
    }
  }

  private static func links(_ links: [[Splice]], of file: InputFile) throws -> any SoundDecoder {
    guard links.count > 1 else { return try known(SoundInput(file, links[0])) }
    return try LinkedSound(try links.map { try SoundFile(SoundInput(file, $0)) }, file.name)
  }
}

extension AudioFileLimits {
  /// Throws `AudioFileError` for what is outside of the limits.
  func check(_ facts: AudioFileFacts, of name: String, isLengthKnown: Bool) throws {
    guard (1...mostChannels).contains(facts.channels) else {
      throw AudioFileError.channels(name, facts.channels, most: mostChannels)
    }
    guard (8_000...384_000).contains(facts.rate.value) else { throw AudioFileError.rate(name, facts.rate) }
    guard isLengthKnown else { return }
    guard facts.frames > 0 else { throw AudioFileError.empty(name) }
    try check(facts.duration, of: name)
    try checkLeast(facts.duration, of: name)
  }

  /// Throws `AudioFileError` for what is shorter than the limit.
  func checkLeast(_ duration: Seconds, of name: String) throws {
    if duration < shortest { throw AudioFileError.tooShort(name, duration, least: shortest) }
  }

  /// Throws `AudioFileError` for what is longer than the limit.
  func check(_ duration: Seconds, of name: String) throws {
    if duration > longest { throw AudioFileError.tooLong(name, duration, most: longest) }
  }
}
