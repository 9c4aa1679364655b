import Audio

/// Damage done to the bytes of a file, always the same for one number.
public struct FileMutation {
  private var random: SeededRandom
  private var bytes: [UInt8]

  /// One of endlessly many damaged copies of `bytes`.
  public static func mutant(_ number: Int, of bytes: [UInt8]) -> [UInt8] {
    var mutation = FileMutation(random: SeededRandom(Seed(UInt64(number))), bytes: bytes)
    for _ in 0...mutation.below(4) { mutation.damage() }
    return mutation.bytes
  }

  private static let numbers: [UInt32] = [
    0, 1, 2, 3, 8, 15, 16, 255, 256, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fff_ffff, 0x8000_0000, 0xffff_fff0,
    0xffff_ffff,
  ]

  private mutating func below(_ limit: Int) -> Int { Int(random.next() % UInt64(max(1, limit))) }

  private mutating func damage() {
    guard !bytes.isEmpty else { return }
    switch below(8) {
    case 0: flipBits(1 + below(32), below: bytes.count)
    case 1: flipBits(1 + below(8), below: min(bytes.count, 200))
    case 2: bytes.removeLast(below(bytes.count))
    case 3: putNumber(at: below(min(bytes.count, 200)))
    case 4: changeChunkSize()
    case 5: insertNoise()
    case 6: move()
    default: overwriteRun()
    }
  }

  private mutating func flipBits(_ count: Int, below limit: Int) {
    for _ in 0..<count { bytes[below(limit)] ^= 1 << UInt8(below(8)) }
  }

  private mutating func putNumber(at location: Int) {
    let number = Self.numbers[below(Self.numbers.count)]
    let width = [1, 2, 4][below(3)]
    let isBigEndian = below(2) == 0
    for i in 0..<width where location + i < bytes.count {
      bytes[location + i] = UInt8(truncatingIfNeeded: number >> UInt32(8 * (isBigEndian ? width - 1 - i : i)))
    }
  }

  /// Finds four letters, as chunks begin with, and lies about what follows.
  private mutating func changeChunkSize() {
    let isText = { (byte: UInt8) in byte == 0x20 || (0x41...0x7a).contains(byte) }
    let start = below(min(bytes.count, 4096))
    let places = start..<max(start, min(bytes.count - 8, start + 4096))
    guard let chunk = places.first(where: { i in (0..<4).allSatisfy { isText(bytes[i + $0]) } }) else { return }
    putNumber(at: chunk + 4)
  }

  private mutating func insertNoise() {
    let location = below(bytes.count)
    bytes.insert(contentsOf: (0..<1 + below(300)).map { _ in UInt8(below(256)) }, at: location)
  }

  /// Takes a piece out, or repeats it elsewhere.
  private mutating func move() {
    let start = below(bytes.count)
    let piece = bytes[start..<min(bytes.count, start + 1 + below(600))]
    if below(2) == 0 { bytes.removeSubrange(piece.indices) }
    bytes.insert(contentsOf: Array(piece), at: below(bytes.count + 1))
  }

  private mutating func overwriteRun() {
    let start = below(bytes.count)
    let value = [UInt8(0), 0xff, 0x80, UInt8(below(256))][below(4)]
    for i in start..<min(bytes.count, start + 1 + below(200)) { bytes[i] = value }
  }
}
