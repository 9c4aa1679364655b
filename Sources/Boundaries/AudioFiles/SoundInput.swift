import CSndfile
import Foundation

/// The bytes of a sound file as libsndfile gets to see them.
///
/// Only ordinary files are opened, so that a pipe cannot hang the program. An MPEG file that does not say how long it is
/// gets a first frame that does, because libsndfile would guess from the first bit rate, and stop where it guessed.
final class SoundInput {
  /// The first failure of the disk.
  private(set) var failure: Int32?
  private let descriptor: Descriptor
  private let size: Int
  private let head: [UInt8]
  /// Where the file goes on after `head`.
  private let start: Int
  private var place = 0

  init(_ path: String) throws {
    descriptor = Descriptor(Glibc.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC))
    guard descriptor.number >= 0 else {
      let isAbsent = errno == ENOENT || errno == ENOTDIR
      throw isAbsent ? AudioFileError.missing(path) : AudioFileError.reading(path, errno)
    }
    size = try Self.size(of: descriptor, path)
    let bytes = FileBytes(descriptor)
    try WaveHeader.check(bytes.read(12, at: 0), size: size, path)
    let frames = MPEGFrames(bytes, size: size)
    head = frames?.lengthFrame ?? []
    start = frames?.start ?? 0
  }

  /// Lets libsndfile look at it; nil when it makes nothing of it.
  ///
  /// The handle must be closed before this object goes.
  func open(_ info: inout SF_INFO) -> OpaquePointer? {
    var functions = SF_VIRTUAL_IO(
      get_filelen: { SoundInput.at($0)?.length ?? 0 },
      seek: { offset, whence, user in SoundInput.at(user)?.seek(Int(offset), whence) ?? -1 },
      read: { target, count, user in SoundInput.at(user)?.read(into: target, Int(count)) ?? 0 },
      write: { _, _, _ in 0 },
      tell: { sf_count_t(SoundInput.at($0)?.place ?? 0) })
    return sf_open_virtual(&functions, Int32(SFM_READ), &info, Unmanaged.passUnretained(self).toOpaque())
  }

  private static func size(of descriptor: Descriptor, _ path: String) throws -> Int {
    var facts = stat()
    guard fstat(descriptor.number, &facts) == 0 else { throw AudioFileError.reading(path, errno) }
    switch facts.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw AudioFileError.notAFile(path, "a folder")
    default: throw AudioFileError.notAFile(path, "a pipe, socket or device")
    }
    guard facts.st_size > 0 else { throw AudioFileError.empty(path) }
    return Int(facts.st_size)
  }

  private static func at(_ user: UnsafeMutableRawPointer?) -> SoundInput? {
    user.map { Unmanaged<SoundInput>.fromOpaque($0).takeUnretainedValue() }
  }

  private var length: sf_count_t { sf_count_t(head.count + size - start) }

  private func seek(_ offset: Int, _ whence: Int32) -> sf_count_t {
    let base =
      switch whence {
      case SEEK_SET: 0
      case SEEK_CUR: place
      default: Int(length)
      }
    let (target, overflow) = base.addingReportingOverflow(offset)
    guard !overflow, target >= 0 else { return -1 }
    place = target
    return sf_count_t(target)
  }

  private func read(into target: UnsafeMutableRawPointer?, _ count: Int) -> sf_count_t {
    guard let target, count > 0 else { return 0 }
    var done = 0
    while done < count {
      let got = part(target + done, count - done)
      guard got > 0 else { break }
      done += got
      place += got
    }
    return sf_count_t(done)
  }

  private func part(_ target: UnsafeMutableRawPointer, _ count: Int) -> Int {
    if place < head.count {
      let part = min(count, head.count - place)
      UnsafeMutableRawBufferPointer(start: target, count: part).copyBytes(from: head[place..<place + part])
      return part
    }
    let got = pread(descriptor.number, target, count, off_t(start + place - head.count))
    if got < 0, errno == EINTR { return part(target, count) }
    if got < 0 { failure = failure ?? errno }
    return got
  }
}

/// Bytes of an open file at any place.
struct FileBytes {
  private let descriptor: Descriptor

  init(_ descriptor: Descriptor) { self.descriptor = descriptor }

  /// Up to `count` bytes; fewer at the end.
  func read(_ count: Int, at place: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(0, pread(descriptor.number, buffer.baseAddress, count, off_t(place)))
    }
  }
}
