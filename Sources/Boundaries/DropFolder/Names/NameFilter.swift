/// Tells what people drop from what programs leave lying about.
public enum NameFilter {
  /// Whether an entry of this name is left alone: never read, moved or complained about.
  ///
  /// Hidden names cover the temporary files of rsync, Syncthing, GNOME, NFS, FUSE, SMB, LibreOffice and Emacs, the
  /// AppleDouble files of macOS, and this program's own.
  public static func ignores(_ name: FileName) -> Bool {
    let text = String(decoding: name.bytes, as: UTF8.self).lowercased()
    return text.hasPrefix(".") || exact.contains(text) || prefixes.contains { text.hasPrefix($0) }
      || suffixes.contains { text.hasSuffix($0) } || (text.hasPrefix("#") && text.hasSuffix("#"))
  }

  private static let exact: Set<String> = [
    // Windows, macOS, Synology, QNAP, snapshots, fsck, and the file by which vim tests a folder.
    "desktop.ini", "thumbs.db", "ehthumbs.db", "$recycle.bin", "system volume information", "__macosx", "@eadir",
    "#recycle", "#snapshot", "@recycle", "lost+found", "4913",
  ]
  private static let prefixes = ["~$", "~syncthing~"]
  private static let suffixes = [
    "~", ".tmp", ".part", ".partial", ".filepart", ".crdownload", ".download", ".swp", ".swx",
  ]
}
