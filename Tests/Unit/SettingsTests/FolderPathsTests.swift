import Diagnostics
import Settings
import Testing

@Suite struct FolderPathsTests {
  @Test func `folders lie in the root unless they are put elsewhere`() {
    var settings = Settings()
    settings.root = "/srv/studio"
    settings.folders.outbox = "/mnt/nas/done"
    let paths = FolderPaths(settings, environment: [:])
    #expect(paths.inbox == "/srv/studio/inbox")
    #expect(paths.outbox == "/mnt/nas/done")
    #expect(paths.state == "/srv/studio/.dubplate")
    #expect(paths.library == nil)
  }

  @Test(arguments: [
    (nil, "/var/lib/dubplate", "/var/lib/dubplate"), (nil, "/var/lib/a:/var/lib/b", "/var/lib/a"),
    (nil, "", "/s/.dubplate"), (nil, ":", "/s/.dubplate"),
    ("/own", "/var/lib/dubplate", "/own"),
  ])
  func `the state folder is the one set, else systemd's, else in the root`(own: String?, systemd: String, state: String)
  {
    var settings = Settings()
    settings.root = "/s/"
    settings.folders.state = own
    #expect(FolderPaths(settings, environment: ["STATE_DIRECTORY": systemd]).state == state)
  }
}

extension FolderPathsTests {
  private static func conflicts(_ change: (inout Settings) -> Void) -> [String] {
    var settings = Settings()
    settings.root = "/srv/studio"
    change(&settings)
    return FolderPaths(settings, environment: [:]).conflicts.map { "\($0.location) \($0.finding)" }
  }

  @Test func `folders in the root do not get in each other's way`() {
    #expect(Self.conflicts { _ in } == [])
  }

  @Test(arguments: [
    ("/srv/studio/inbox/done", "folders.outbox lies in folders.inbox"),
    ("/srv/studio/inbox", "folders.outbox is the same folder as folders.inbox"),
    ("/srv/./studio//inbox/", "folders.outbox is the same folder as folders.inbox"),
    ("/srv/studio/x/../failed/kept", "folders.outbox lies in folders.failed"),
  ])
  func `a folder that lies in another one is told`(outbox: String, conflict: String) {
    #expect(Self.conflicts { $0.folders.outbox = outbox } == [conflict])
  }

  @Test(arguments: ["/srv/studio/inbox2", "/elsewhere"]) func `a folder beside the others is fine`(outbox: String) {
    #expect(Self.conflicts { $0.folders.outbox = outbox } == [])
  }

  @Test func `a folder around all others is told of each`() {
    #expect(Self.conflicts { $0.folders.outbox = "/srv/studio" }.count == 5)
  }
}
