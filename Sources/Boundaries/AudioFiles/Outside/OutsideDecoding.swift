/// The program that reads formats which no library here does.
public enum OutsideDecoding {
  /// Where it is; nil where it is not installed.
  public static var program: String? {
    OutsideProgram.path(of: "ffprobe").flatMap { _ in OutsideProgram.path(of: "ffmpeg") }
  }
}
