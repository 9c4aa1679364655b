import Synthesis

/// The output of the speaking process: its rate, samples, and the sample on which each phoneme begins.
struct SpokenRecords {
  private(set) var rate: Double?
  private(set) var samples: [Float] = []
  private(set) var phonemes: [Phoneme] = []
  /// The number of a failure, as in the C header.
  private(set) var fault: Int?

  private var beginsWord = false
  /// The position in the text of the word that begins, in characters from 0.
  private var textOffset: Int?

  /// Records of two 32-bit numbers, a tag and a value, some with bytes behind them; what is cut short is left out.
  init(_ bytes: [UInt8]) {
    var position = 0
    while position + 8 <= bytes.count {
      let tag = Character(Unicode.Scalar(bytes[position]))
      let value = Self.number(bytes, at: position + 4)
      position += 8
      let length = tag == "S" ? 2 * max(0, value) : (tag == "P" ? 8 : 0)
      guard position + length <= bytes.count else { return }
      add(tag, value, bytes[position..<position + length])
      position += length
    }
  }

  private mutating func add(_ tag: Character, _ value: Int, _ payload: ArraySlice<UInt8>) {
    switch tag {
    case "R": rate = Double(value)
    case "E": fault = value
    case "W": (beginsWord, textOffset) = (true, max(0, value - 1))
    case "S":
      for i in stride(from: payload.startIndex, to: payload.endIndex, by: 2) {
        let sample = Int16(truncatingIfNeeded: Int(payload[i]) | Int(payload[i + 1]) << 8)
        samples.append(Float(sample) / 32_768)
      }
    case "P":
      let symbol = String(decoding: payload.prefix { $0 != 0 }, as: UTF8.self)
      phonemes.append(Phoneme(symbol, start: value, beginsWord: beginsWord, textOffset: textOffset))
      (beginsWord, textOffset) = (false, nil)
    default: break
    }
  }

  private static func number(_ bytes: [UInt8], at position: Int) -> Int {
    let bits = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[position + $1]) << UInt32(8 * $1) }
    return Int(Int32(bitPattern: bits))
  }
}
