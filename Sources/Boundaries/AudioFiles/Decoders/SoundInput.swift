import CSndfile
import Foundation

/// The bytes of a sound file as libsndfile gets to see them.
final class SoundInput {
  let file: InputFile
  private let splices: [Splice]
  /// Where each splice begins, and where the last one ends.
  private let starts: [Int]
  private var place = 0

  init(_ file: InputFile, _ splices: [Splice]) {
    (self.file, self.splices) = (file, splices)
    starts = splices.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
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

  private static func at(_ user: UnsafeMutableRawPointer?) -> SoundInput? {
    user.map { Unmanaged<SoundInput>.fromOpaque($0).takeUnretainedValue() }
  }

  private var length: sf_count_t { sf_count_t(starts.last ?? 0) }

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
    let got = read(into: target, count, at: place)
    place += got
    return sf_count_t(got)
  }

  /// The number of bytes that could be read.
  func read(into target: UnsafeMutableRawPointer, _ count: Int, at place: Int) -> Int {
    var done = 0
    var index = (starts.firstIndex { $0 > place } ?? 0) - 1
    while index >= 0, index < splices.count, done < count {
      let offset = place + done - starts[index]
      let part = min(count - done, splices[index].count - offset)
      switch splices[index] {
      case .bytes(let bytes):
        UnsafeMutableRawBufferPointer(start: target + done, count: part).copyBytes(from: bytes[offset..<offset + part])
        done += part
      case .file(let range):
        let got = file.read(into: target + done, part, at: range.lowerBound + offset)
        done += got
        guard got == part else { return done }
      }
      index += 1
    }
    return done
  }
}
