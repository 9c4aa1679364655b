import Testing

@testable import DropFolder
@testable import System

@Suite struct NameTests {
  @Test(
    arguments: [
      ".DS_Store", "._job.json", "Thumbs.db", "THUMBS.DB", "@eaDir", ".nfs0000", "job.json~", ".job.json.swp", "4913",
      "job.json.filepart", "desktop.ini", "__MACOSX", "#recycle", "#snapshot", "lost+found", "$RECYCLE.BIN",
      ".fuse_hidden0001", ".goutputstream-AB12", ".syncthing.job.json.tmp", "~syncthing~job.json.tmp",
      ".~lock.job.json#",
      "~$job.json", "#job.json#", ".#job.json", ".job.json.Xy12ab", ".~tmp~", ".rsync-partial", "job.json.part",
      "job.json.partial", "job.json.crdownload", "job.json.download", "job.json.tmp", ".dubplate",
    ] as [FileName])
  func `what programs leave lying about is ignored`(name: FileName) { #expect(NameFilter.ignores(name)) }

  @Test(
    arguments: ["job.json", "JOB.JSON", "a.txt", "ref.wav", "night drive.json", "#1.json", "4913.json"] as [FileName])
  func `what people drop is not ignored`(name: FileName) { #expect(!NameFilter.ignores(name)) }

  @Test func `two Unicode forms of one word are two names`() throws {
    let composed = try #require(FileName(text: "caf\u{e9}.json"))
    let decomposed = try #require(FileName(text: "cafe\u{301}.json"))
    #expect(composed != decomposed)
    #expect(PublicName(of: composed).variant(1) != PublicName(of: decomposed).variant(1))
  }

  @Test func `bytes that are no UTF-8 are shown escaped`() throws {
    let name = try #require(FileName(Array("bad".utf8) + [0xff] + Array(".json".utf8)))
    #expect(name.description == #"bad\xff.json"#)
    #expect(PublicName(of: name).description == "bad_")
  }

  @Test func `control and direction characters cannot disturb a terminal`() throws {
    let name = try #require(FileName(text: "a\n\u{1b}[31m\u{202e}b.json"))
    #expect(name.description == #"a\x0a\x1b[31m\xe2\x80\xaeb.json"#)
  }

  @Test(arguments: [
    ("night-drive.json", "night-drive"), ("night drive.TXT", "night drive"), ("a\nb.json", "a_b"),
    ("$(touch pwn).json", "__touch pwn_"), ("-rf.json", "_rf"), ("x'\";.json", "x___"), ("neon.v2", "neon.v2"),
    ("夜.json", "夜"), ("...json", "_"), ("night.json.txt", "night"),
    ("night.txt.json", "night"), ("night.TXT.txt", "night"), ("night.wav.json", "night.wav"), ("v1.2.json", "v1.2"),
    ("a/b".replacing("/", with: "\\") + ".json", "a_b"), (" .json", "_"),
  ])
  func `a public name is the ticket's name without what a shell could misread`(name: String, expected: String) throws {
    #expect(PublicName(of: try #require(FileName(text: name))).description == expected)
  }

  @Test(arguments: [
    ("night.json", ["json"]), ("night.TXT", ["txt"]), ("night.json.txt", ["txt", "json"]),
    ("night.txt.JSON", ["json", "txt"]), ("night.md", []), ("json", []), (".json.txt", ["txt"]),
  ])
  func `a ticket can have two endings`(name: String, endings: [String]) throws {
    #expect(try #require(FileName(text: name)).ticketEndings == endings)
  }

  @Test(
    arguments: [
      ("night.wav", "night.json", 0), ("night.wav", "night.json.txt", 0), ("night.wav", "night.wav.txt", 0),
      ("night.flac", "Night.json", 1), ("NIGHT.WAV", "night.txt", 1), ("caf\u{e9}.wav", "cafe\u{301}.json", 1),
      ("CAF\u{c9}.wav", "cafe\u{301}.json", 1), ("Ä.wav", "a\u{308}.json", 1), ("Night.wav.mp3", "night.wav.json", 1),
      ("nights.wav", "night.json", nil), ("night (1).wav", "night.json", nil), ("cafe.wav", "caf\u{e9}.json", nil),
    ] as [(String, String, Int?)])
  func `letter case and Unicode form do not part audio from its ticket`(
    audio: String, ticket: String, distance: Int?
  ) throws {
    let name = try #require(FileName(text: audio))
    #expect(name.distance(toTicket: try #require(FileName(text: ticket))) == distance)
  }

  @Test func `bytes that are no UTF-8 are only like themselves`() throws {
    let (a, b) = (try #require(FileName([0xFF])), try #require(FileName([0xFE])))
    #expect(NameKey(a.bytes) == NameKey(a.bytes) && NameKey(a.bytes) != NameKey(b.bytes))
  }

  @Test func `a public name leaves room for a number and an extension`() throws {
    let name = try #require(FileName(text: String(repeating: "é", count: 125) + ".json"))
    #expect(name.bytes.count == 255)
    #expect(PublicName(of: name).description == String(repeating: "é", count: 100))
  }

  @Test(arguments: ["../x.wav", "/etc/passwd", "a//b", "a/../b", "", ".", "a\0.txt", "a/", "./a"])
  func `a path that could lead out of its folder is no relative path`(text: String) {
    #expect(RelativePath(text: text) == nil)
  }

  @Test func `a job id is a UUID of version 7 that sorts by time`() throws {
    // The example of RFC 9562, appendix A.6.
    let random: [UInt8] = [0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]
    let id = JobID(milliseconds: 0x017F_22E2_79B0, random: random)
    #expect(id.description == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
    #expect(JobID(id.description) == id)
    #expect(id < JobID(milliseconds: 0x017F_22E2_79B1, random: Array(repeating: 0, count: 10)))
    #expect(JobID("017f22e2-79b0-7cc3-98c4") == nil)
  }
}
