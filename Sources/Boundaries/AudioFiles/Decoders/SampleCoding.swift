import CSndfile

/// How a format of libsndfile stores its samples.
struct SampleCoding {
  let bits: Int?
  let isInteger: Bool
  let isHeaderless: Bool
  let isOgg: Bool
  /// How long MPEG audio in another container is, libsndfile only guesses.
  let isLengthExact: Bool
  /// Container and coding in words.
  let name: String

  init(_ format: Int32) {
    let coding = Int(format) & Int(SF_FORMAT_SUBMASK)
    let integers = [
      Int(SF_FORMAT_PCM_S8): 8, Int(SF_FORMAT_PCM_U8): 8, Int(SF_FORMAT_PCM_16): 16, Int(SF_FORMAT_PCM_24): 24,
      Int(SF_FORMAT_PCM_32): 32,
    ]
    let floats = [Int(SF_FORMAT_FLOAT): 32, Int(SF_FORMAT_DOUBLE): 64]
    isInteger = integers[coding] != nil
    bits = integers[coding] ?? floats[coding]
    let container = Int(format) & Int(SF_FORMAT_TYPEMASK)
    isHeaderless = container == Int(SF_FORMAT_RAW)
    isOgg = container == Int(SF_FORMAT_OGG)
    let layers = [Int(SF_FORMAT_MPEG_LAYER_I), Int(SF_FORMAT_MPEG_LAYER_II), Int(SF_FORMAT_MPEG_LAYER_III)]
    isLengthExact = !layers.contains(coding)
    name = [Self.text(format & Int32(SF_FORMAT_TYPEMASK)), Self.text(Int32(coding))].joined(separator: ", ")
  }

  private static func text(_ format: Int32) -> String {
    var info = SF_FORMAT_INFO(format: format, name: nil, extension: nil)
    let size = Int32(MemoryLayout<SF_FORMAT_INFO>.size)
    guard sf_command(nil, Int32(SFC_GET_FORMAT_INFO), &info, size) == 0, let name = info.name else { return "unknown" }
    return String(cString: name)
  }
}
