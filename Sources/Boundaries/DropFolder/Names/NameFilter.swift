import System

/// Tells what people drop from what programs leave lying about.
public enum NameFilter {
  /// True if an entry of this name is left alone: never read, moved or complained about.
  ///
  /// Hidden names cover the temporary files of rsync, Syncthing, GNOME, NFS, FUSE, SMB, LibreOffice and Emacs, the
  /// AppleDouble files of macOS, and this program's own.
  public static func ignores(_ name: FileName) -> Bool {
    let text = String(decoding: name.bytes, as: UTF8.self).lowercased()
    return text.hasPrefix(".") || exact.contains(text) || prefixes.contains { text.hasPrefix($0) }
      || suffixes.contains { text.hasSuffix($0) } || unfinished.contains { text.hasSuffix($0) }
      || (text.hasPrefix("#") && text.hasSuffix("#"))
  }

  /// True if it is what a browser or a copying program leaves of a transfer that did not end, in plain sight.
  static func isUnfinishedTransfer(_ name: FileName) -> Bool {
    let text = String(decoding: name.bytes, as: UTF8.self).lowercased()
    return !text.hasPrefix(".") && !prefixes.contains { text.hasPrefix($0) }
      && unfinished.contains { text.hasSuffix($0) }
  }

  private static let exact: Set<String> = [
    // Windows, macOS, Synology, QNAP, snapshots, fsck, and the file by which vim tests a folder.
    "desktop.ini", "thumbs.db", "ehthumbs.db", "$recycle.bin", "system volume information", "__macosx", "@eadir",
    "#recycle", "#snapshot", "@recycle", "lost+found", "4913",
    // What says of itself that it is about the folder.
    "readme", "readme.md",
  ]
  private static let prefixes = ["~$", "~syncthing~"]
  private static let suffixes = ["~", ".swp", ".swx", ".bak"]
  /// Of KDE and Firefox, WinSCP and FileZilla, Chrome, Safari, Opera, aria2 and others.
  private static let unfinished = [
    ".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", ".download", ".opdownload", ".aria2",
  ]
}
