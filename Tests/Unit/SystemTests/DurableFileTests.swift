import Foundation
import Glibc
import System
import TestSupport
import Testing

@Suite struct DurableFileTests {
  private let folder: String
  private var path: String { "\(folder)/note.txt" }

  init() throws {
    folder = Scratch.path("durable")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func text(at path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }

  private var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted() }

  @Test(arguments: [DurableFile.Guarantee.survivesPowerCut, .survivesCrash])
  func `a write replaces the whole file and leaves nothing beside it`(guarantee: DurableFile.Guarantee) throws {
    try DurableFile.write("a long old text".utf8, to: path, guarantee)
    try DurableFile.write("new".utf8, to: path, guarantee)
    #expect(text(at: path) == "new")
    #expect(names == ["note.txt"])
  }

  @Test func `what a crash left half-written is replaced`() throws {
    try Data("half".utf8).write(to: URL(filePath: "\(folder)/.dubplate-note.txt.tmp"))
    try DurableFile.write("whole".utf8, to: path)
    #expect(text(at: path) == "whole" && names == ["note.txt"])
  }

  /// Cuts the power before and after every call of `work`, and hands over what may be left and whether the work was done.
  private func cutEverywhere(_ work: () throws -> Void, check: (String?, _ isDone: Bool) -> Void) throws {
    var cut = 0
    while true {
      try DurableFile.write("old".utf8, to: path)
      let power = PowerCut(root: folder, before: cut)
      let isDone = power.during {
        let isDone = (try? work()) != nil
        // One more call, so that the power can go after the last one of the work.
        _ = try? Directory.open(folder)
        return isDone
      }
      for survivor in [nil] + (0..<power.openMoves).map(Optional.some) {
        let left = Scratch.path("left")
        try power.survivors(at: left) { $0 == survivor }
        check(text(at: "\(left)/note.txt"), isDone)
      }
      guard power.struck else { return }
      cut += 1
    }
  }

  @Test func `a power cut at any call leaves the old text or the new one, and after the last call the new one`() throws
  {
    var seen: Set<String?> = []
    try cutEverywhere {
      try DurableFile.write("new".utf8, to: path)
    } check: { text, isDone in
      seen.insert(text)
      #expect(text == "new" || (!isDone && text == "old"))
    }
    #expect(seen == ["old", "new"])
  }

  @Test func `a file that is installed survives a power cut as well`() throws {
    let part = "\(folder)/part"
    try cutEverywhere {
      try Data("new".utf8).write(to: URL(filePath: part))
      try DurableFile.install(part, as: path)
    } check: { text, isDone in
      #expect(text == "new" || (!isDone && text == "old"))
    }
  }

  @Test(arguments: [(SystemCall.create, EACCES), (.write, ENOSPC), (.sync, EIO), (.rename, EROFS)])
  func `a write that fails leaves the old file, no other, and says why`(call: SystemCall, code: Int32) throws {
    try DurableFile.write("old".utf8, to: path)
    let fault: @Sendable (SystemCall, String) -> Int32? = { made, _ in made == call ? code : nil }
    let error = #expect(throws: FileError.self) {
      try SystemCall.$fault.withValue(fault) { try DurableFile.write("new".utf8, to: path) }
    }
    #expect(error?.code == code)
    #expect(text(at: path) == "old" && names == ["note.txt"])
  }

  @Test func `what need not survive a power cut is not written through`() throws {
    let fault: @Sendable (SystemCall, String) -> Int32? = { call, _ in call == .sync ? EIO : nil }
    try SystemCall.$fault.withValue(fault) { try DurableFile.write("new".utf8, to: path, .survivesCrash) }
    #expect(text(at: path) == "new")
  }

  @Test func `an update touches only what is there`() throws {
    let directory = try Directory.open(folder)
    #expect(try !DurableFile.update("new", as: "note.txt", in: directory))
    #expect(names == [])
    try DurableFile.write("old", as: "note.txt", in: directory)
    #expect(try DurableFile.update("new", as: "note.txt", in: directory))
    #expect(text(at: path) == "new" && names == ["note.txt"])
  }

  @Test func `only a plain file can be installed`() throws {
    let missing = #expect(throws: FileError.self) { try DurableFile.install("\(folder)/none", as: path) }
    #expect(missing?.isAbsence == true)
    symlink("/etc/hostname", "\(folder)/link")
    #expect(throws: FileError.self) { try DurableFile.install("\(folder)/link", as: path) }
    #expect(text(at: path) == nil)
  }

  @Test(arguments: ["", "/", "a/..", "a/", "."]) func `a path without a file's name is refused`(path: String) {
    #expect(throws: FileError.badName(path)) { try DurableFile.write([1], to: path) }
  }
}
