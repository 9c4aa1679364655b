import Music
import Testing

@Suite struct KeyNameTests {
  @Test(arguments: [
    ("Am", "A minor"), ("Amin", "A minor"), ("A min", "A minor"), ("A min.", "A minor"), ("Amaj", "A major"),
    ("a minor", "A minor"), ("A Minor", "A minor"), ("F♯ minor", "F# minor"), ("F ♯ minor", "F# minor"),
    ("G♭ min", "F# minor"), ("Fsharp minor", "F# minor"), ("F sharp minor", "F# minor"), ("E-flat major", "Eb major"),
    ("E flat", "Eb major"), ("Bbmin", "Bb minor"), ("bb minor", "Bb minor"), ("b minor", "B minor"),
    ("B major", "B major"), ("C_minor", "C minor"), ("E aeolian", "E minor"), ("D natural minor", "D minor"),
    ("G mixolydian", "G mixolydian"), ("Cb major", "B major"), ("E# minor", "F minor"), ("key of A minor", "A minor"),
    ("in C", "C major"), ("A minor key", "A minor"), ("A\u{a0}minor", "A minor"), ("Ａ minor", "A minor"),
  ])
  func `letters are read with every accidental and mode`(text: String, key: String) {
    #expect(Key(text)?.description == key)
  }

  @Test(arguments: [
    ("A-moll", "A minor"), ("a-moll", "A minor"), ("a moll", "A minor"), ("amoll", "A minor"), ("C-Dur", "C major"),
    ("h-moll", "B minor"), ("H-Moll", "B minor"), ("H minor", "B minor"), ("B-Dur", "Bb major"), ("b-moll", "Bb minor"),
    ("B moll", "Bb minor"), ("Bb-Dur", "Bb major"), ("fis-moll", "F# minor"), ("Ais-Moll", "Bb minor"),
    ("Es-Dur", "Eb major"), ("as-Moll", "G# minor"), ("Des-Dur", "Db major"), ("Cis-moll", "C# minor"),
    ("Es", "Eb major"), ("d dorisch", "D dorian"), ("e-Moll harmonisch", "E harmonic minor"),
    ("Bes mineur", "Bb minor"),
    ("a-Moll (natürlich)", nil), ("B dur", "Bb major"),
  ])
  func `german names have their own B`(text: String, key: String?) {
    #expect(Key(text)?.description == key)
  }

  @Test(arguments: [
    ("La mineur", "A minor"), ("la minore", "A minor"), ("La menor", "A minor"), ("Lá menor", "A minor"),
    ("La\u{301} menor", "A minor"), ("Ré bémol majeur", "Db major"), ("Re bemolle maggiore", "Db major"),
    ("Fá sustenido menor", "F# minor"), ("fa diesis minore", "F# minor"), ("Fa sostenido menor", "F# minor"),
    ("Fa# mineur", "F# minor"), ("Fa dièse mineur", "F# minor"), ("Sib majeur", "Bb major"),
    ("Si bemol mayor", "Bb major"),
    ("Do mayor", "C major"), ("Dó maior", "C major"), ("Sol", "G major"), ("Lam", "A minor"), ("Do#m", "C# minor"),
    ("Ut majeur", "C major"), ("ré dorien", "D dorian"), ("Mi menor armónica", "E harmonic minor"),
    ("Tonalité de La mineur", "A minor"),
  ])
  func `syllables are read in four languages`(text: String, key: String) {
    #expect(Key(text)?.description == key)
  }

  @Test(arguments: [
    ("8A", "A minor"), ("8B", "C major"), ("4A", "F minor"), ("04a", "F minor"), ("12B", "E major"), ("1A", "G# minor"),
    ("8 A", "A minor"), ("Camelot 8A", "A minor"), ("1m", "A minor"), ("1d", "C major"), ("12m", "D minor"),
    ("6d", "B major"), ("Open Key 2m", "E minor"), ("0A", nil), ("13A", nil), ("8C", nil), ("8", nil), ("8AB", nil),
  ])
  func `numbers of the circle of fifths are read`(text: String, key: String?) {
    #expect(Key(text)?.description == key)
  }

  /// The circle as both systems print it: Camelot n+7 is Open Key n.
  @Test(arguments: 1...12)
  func `the two systems are seven steps apart`(number: Int) {
    let camelot = (number + 6) % 12 + 1
    #expect(Key("\(number)m") == Key("\(camelot)A") && Key("\(number)d") == Key("\(camelot)B"))
  }

  @Test(arguments: [
    ("8A / Am", "A minor"), ("Am (8A)", "A minor"), ("F#/Gb minor", "F# minor"), ("F♯ / G♭", "F# major"),
    ("8A = A minor = 1m", "A minor"), ("Am / C", nil), ("8A / 9A", nil), ("A minor / A major", nil),
  ])
  func `a key named twice is one key and two keys are none`(text: String, key: String?) {
    #expect(Key(text)?.description == key)
  }

  @Test(arguments: [
    "", " ", "minor", "A blues", "A minor pentatonic", "AM", "F#M", "Fa M", "A-", "A+", "C7", "Amaj7", "Asus4", "fis",
    "h", "I minor",
    "A minor B", "sharp", "X", "Am Am", "#", "♭", "A##", "none", "any", "-", "/", "A melodic minor", "do re mi",
  ])
  func `what could be meant in two ways is no key`(text: String) {
    #expect(Key(text) == nil)
  }

  @Test func `every key that is written is read again`() {
    for tonic in 0..<12 {
      for mode in Mode.allCases {
        let key = Key(PitchClass(tonic), mode)
        #expect(Key(key.description) == key)
      }
    }
  }

  @Test func `a name without a mode says so`() {
    #expect(KeyName("Bb")?.mode == nil && KeyName("Bb minor")?.mode == .minor)
  }
}
