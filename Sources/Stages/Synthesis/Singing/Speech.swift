import Audio

/// Spoken words as samples, with the onset of each phoneme.
public struct Speech: Sendable, Equatable {
  public let samples: [Float]
  public let rate: SampleRate
  /// In the order of their starts.
  public let phonemes: [Phoneme]

  public init(samples: [Float], rate: SampleRate, phonemes: [Phoneme]) {
    self.samples = samples
    self.rate = rate
    self.phonemes = phonemes
  }

  /// The position in the text of the word at `sample`, in characters from 0; nil if the speaker gave none.
  func textOffset(at sample: Int) -> Int? {
    phonemes.last { $0.start <= sample && $0.textOffset != nil }?.textOffset
  }
}

/// One sound of a language, or a pause.
public struct Phoneme: Sendable, Equatable {
  /// In the International Phonetic Alphabet; empty for a pause.
  public let symbol: String
  /// The sample on which it begins.
  public let start: Int
  public let beginsWord: Bool
  /// The position in the text of the word that it begins, in characters from 0; nil within words or where unknown.
  public let textOffset: Int?

  public init(_ symbol: String, start: Int, beginsWord: Bool, textOffset: Int? = nil) {
    self.symbol = symbol
    self.start = start
    self.beginsWord = beginsWord
    self.textOffset = textOffset
  }

  public var isPause: Bool { symbol.isEmpty }

  /// True for a vowel, or a consonant that stands for one (IPA chart of 2020, and r-coloured vowels).
  public var isVowel: Bool { symbol.unicodeScalars.contains { Self.vowels.contains($0) } }

  private static let vowels = Set("aeiouyɑɐɒæəɘɵɞɛɜɪɨɔøœɶɤʊʉʌɯʏᵻɚɝ\u{0329}".unicodeScalars)
}

/// A speech synthesiser.
public protocol Speaker: Sendable {
  /// Reads `text`; `language` is a code such as `de`, English if nil. The same text gives the same samples.
  ///
  /// Throws a `Diagnosable` error.
  func speak(_ text: String, language: String?) throws -> Speech
}
