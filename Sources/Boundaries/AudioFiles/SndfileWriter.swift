import Audio
import CSndfile
import Foundation

/// A file being written through libsndfile, which is on the disk when it is closed.
final class SndfileWriter {
  let path: String
  private let descriptor: Int32
  private var handle: OpaquePointer?

  /// Creates or replaces the file; `format` is one of libsndfile's.
  init(path: String, format: Int, rate: SampleRate = .standard, channels: Int32 = 2) throws {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw AudioFileError.writing(path, errno) }
    var info = SF_INFO()
    (info.samplerate, info.channels, info.format) = (Int32(rate.value), channels, Int32(format))
    handle = sf_open_fd(descriptor, Int32(SFM_WRITE), &info, Int32(SF_FALSE))
    guard let handle else { throw AudioFileError.unreadable(path, String(cString: sf_strerror(nil))) }
    // Without it, floating samples beyond full scale wrap around.
    sf_command(handle, Int32(SFC_SET_CLIPPING), nil, Int32(SF_TRUE))
  }

  deinit {
    if handle != nil { sf_close(handle) }
    if descriptor >= 0 { _ = Glibc.close(descriptor) }
  }

  func write(integers: [Int32], frames: Int) throws {
    try check(Int(sf_writef_int(handle, integers, sf_count_t(frames))) == frames)
  }

  func write(floats: [Float], frames: Int) throws {
    try check(Int(sf_writef_float(handle, floats, sf_count_t(frames))) == frames)
  }

  /// Sets a number that an encoder understands.
  func set<Number: BitwiseCopyable>(_ command: Int, to value: Number) {
    var value = value
    sf_command(handle, Int32(command), &value, Int32(MemoryLayout<Number>.size))
  }

  /// Leaves out the chunk of peaks, which holds the time of day.
  func leaveOutPeaks() { sf_command(handle, Int32(SFC_SET_ADD_PEAK_CHUNK), nil, Int32(SF_FALSE)) }

  /// Writes a tag, before any sound.
  func label(_ kind: Int32, _ text: String) {
    if !text.isEmpty { sf_set_string(handle, kind, text) }
  }

  /// Goes back to the first frame and forgets the rest.
  func restart() throws {
    var frames: sf_count_t = 0
    let size = Int32(MemoryLayout<sf_count_t>.size)
    try check(sf_command(handle, Int32(SFC_FILE_TRUNCATE), &frames, size) == 0)
    try check(sf_seek(handle, 0, Int32(SEEK_SET)) == 0)
  }

  /// Completes the header and waits until the disk has everything; afterwards nothing can be written.
  func close() throws {
    guard handle != nil else { return }
    let isWhole = sf_close(handle) == 0
    handle = nil
    try check(isWhole)
    try check(fsync(descriptor) == 0)
  }

  private func check(_ succeeded: Bool) throws {
    guard !succeeded else { return }
    throw AudioFileError.writing(path, errno == 0 ? EIO : errno)
  }
}
