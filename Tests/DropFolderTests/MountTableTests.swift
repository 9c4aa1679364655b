import Testing

@testable import DropFolder
@testable import System

@Suite struct MountTableTests {
  private let table = MountTable(
    wanted: """
      # a comment
      UUID=1  /  ext4  defaults  0 1
      UUID=2  none  swap  sw  0 0
      //nas/music  /mnt/nas  cifs  _netdev,nofail  0 0
      //nas/more  /mnt/my\\040disk/  cifs  nofail  0 0
      UUID=3\t/srv\text4\tdefaults\t0 2
      """,
    present: "/dev/sda1 / ext4 rw 0 0\nproc /proc proc rw 0 0\n/dev/sdb1 /srv ext4 rw 0 0\n")

  @Test(
    arguments: [
      ("/mnt/nas", "/mnt/nas"), ("/mnt/nas/studio/inbox", "/mnt/nas"), ("/mnt/my disk/a", "/mnt/my disk"),
      ("/mnt/nas2", nil), ("/srv/music", nil), ("/home/anna", nil), ("/mnt", nil), ("/", nil),
    ] as [(String, String?)])
  func `a mount point is missing for what lies in it and for nothing else`(path: String, point: String?) {
    #expect(table.missing(above: path) == point)
  }

  @Test(arguments: ["", "#", "\\", "a b", "x /y\\04 z"]) func `a table that says nothing wants nothing`(text: String) {
    #expect(MountTable(wanted: text, present: "").missing(above: "/mnt/nas") == nil)
  }

  @Test(arguments: [
    ("/a//b/./c/", "/a/b/c"), ("/", "/"), ("/a/../b", "/a/../b"), ("/ü", "/ü"),
  ]) func `a path is absolute and without empty parts`(path: String, absolute: String) {
    #expect(absolutePath(path) == absolute)
  }
}
