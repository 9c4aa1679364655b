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
