import Audio

/// A generator of mutated prompts (characters inserted, removed, doubled, joined) and of random Unicode, for tests
/// and benchmarks.
public struct FuzzedTexts {
  private let prompts: [[Character]]
  private var random: SeededRandom
  private var round = 0

  private static let odd = Array("#♯♭&@'’-–/:.,()0123456789%= \u{0}\n\t🎹🚫é ß𝄞ａ１\u{301}\u{202E}عא漢ABCDsx")

  public init(from prompts: [String], seed: Seed) {
    self.prompts = prompts.map(Array.init).filter { !$0.isEmpty }
    random = SeededRandom(seed)
  }

  public mutating func next() -> String {
    round += 1
    guard !prompts.isEmpty, round % 5 != 0 else { return noise() }
    var text = prompts[round % prompts.count]
    if round % 3 == 0 { text += prompts[pick(prompts.count)] }
    for _ in 0..<(1 + round % 9) { mutate(&text) }
    return String(text)
  }

  private mutating func pick(_ count: Int) -> Int { min(count - 1, Int(random.unit() * Double(count))) }

  private mutating func mutate(_ text: inout [Character]) {
    let index = pick(text.count + 1)
    switch pick(4) {
    case 0: text.insert(Self.odd[pick(Self.odd.count)], at: index)
    case 1: if index < text.count { text.remove(at: index) }
    case 2: if index < text.count { text.swapAt(index, pick(text.count)) }
    default: text.insert(contentsOf: text[index..<min(text.count, index + pick(12))], at: index)
    }
  }

  /// Any Unicode at all, up to 200 scalars.
  private mutating func noise() -> String {
    var text = ""
    for _ in 0..<pick(200) {
      let limit = [0x80, 0x250, 0x3000, 0x20000][pick(4)]
      if let scalar = UnicodeScalar(UInt32(pick(limit))) { text.unicodeScalars.append(scalar) }
    }
    return text
  }
}
