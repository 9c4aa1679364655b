import Diagnostics
import Testing

@testable import Genres

/// Every message about a genre file, word by word: people mend their files by them.
@Suite struct GenreValidationTests {
  private static let head = "name: polka\ntitle: Polka\nlike: house\n"

  private func problems(_ yaml: String, name: String = "polka") -> [Diagnosis] {
    do throws(Problems) {
      _ = try GenreCatalogue(adding: [(name, yaml)])
      return []
    } catch {
      return error.diagnoses
    }
  }

  /// The text after the head, the line of the fault, and the finding.
  static let mistakes: [(yaml: String, line: Int, finding: String)] = [
    ("tempo: {low: 130, usual: 120, high: 140}", 4, "low ≤ usual ≤ high must hold, within 40…240 BPM"),
    ("tempo: {low: 110, usual: 120, high: 115}", 4, "low ≤ usual ≤ high must hold, within 40…240 BPM"),
    ("tempo: {low: 30, usual: 120, high: 140}", 4, "low ≤ usual ≤ high must hold, within 40…240 BPM"),
    ("tempo: {low: 110, usual: 120, high: 250}", 4, "low ≤ usual ≤ high must hold, within 40…240 BPM"),
    ("swing: 0.49", 4, "swing is 0.5 to 0.75"), ("swing: {amount: 0.8, unit: 8}", 4, "swing is 0.5 to 0.75"),
    ("swing: {amount: 0.6, unit: 4}", 4, "the unit of swing is 8 or 16"),
    ("modes: {}", 4, "needs a mode with a weight above 0"),
    ("modes: {minor: -1}", 4, "needs a mode with a weight above 0"),
    ("master: {tone: dull}", 4, "there is no tone \"dull\", only bass, club, lo-fi, orchestral, pop"),
    ("progressions: [i H]", 4, "\"i H\" is no list of Roman numerals such as \"i7 VImaj7:2\""),
    ("progressions: []", 4, "has no chords"), ("forms: []", 4, "has no form"),
    ("forms: [intro]", 4, "\"intro\" is no list of sections and bars such as \"intro:8 drop:16\""),
    ("signature: [tuba]", 4, "there is no stem \"tuba\""),
    ("sections:\n  drop: {energy: 1, stems: [drums, tuba]}", 5, "drop names \"tuba\", which is no stem"),
    ("stems:\n  bass: {sounds: []}", 5, "bass has no sound"),
    ("drums:\n  spoon: [X...............]", 5, "there is no drum \"spoon\""),
    ("drums:\n  kick: {stem: tuba, patterns: [X...............]}", 5, "kick belongs to \"tuba\", which is no stem"),
    ("drums:\n  kick: [X...]", 5, "\"X...\" has 4 steps; a bar has 16"),
    ("drums:\n  kick: [X..............., X...............x]", 5, "\"X...............x\" has 17 steps; a bar has 16"),
    ("drums:\n  kick: [X.............5.]", 5, "\"X.............5.\" has a \"5\"; known are Xxo.234t"),
    ("fills: [{spoon: X...............}]", 4, "there is no drum \"spoon\""),
    ("fills: [{kick: X}]", 4, "\"X\" has 1 steps; a bar has 16"),
    ("rhythms: {bass: [R-------------.q]}", 4, "\"R-------------.q\" has a \"q\"; known are rouftsnawg-."),
    ("rhythms: {chords: [x--]}", 4, "\"x--\" has 3 steps; a bar has 16"),
    ("rhythms: {lead: [r...............]}", 4, "\"r...............\" has a \"r\"; known are xo-."),
    ("melody: [0, 3]", 4, "the degrees of a melody are 1 to 7"),
    ("stems: {bass: {rhythms: [R---]}}", 4, "\"R---\" has 4 steps; a bar has 16"),
    ("stems: {chords: {rhythms: [r...............]}}", 4, "\"r...............\" has a \"r\"; known are xo-."),
    ("build: {roll: spoon, gap_beats: 1}", 4, "there is no drum \"spoon\""),
    (
      "meters: {5/8: {drums: {kick: [X...]}}}", 4,
      "\"5/8\" is no meter; known are 4/4, 3/4, 6/8, 2/4, 5/4, 7/8, 9/8, 12/8"
    ),
    (
      "meters: {4/4: {drums: {kick: [X...]}}}", 4,
      "\"4/4\" is the genre's own meter; its patterns belong to drums, fills and rhythms"
    ),
    ("meters: {3/4: {drums: {kick: [X...............]}}}", 4, "\"X...............\" has 16 steps; a bar has 12"),
    ("meters: {6/8: {rhythms: {bass: [R----------z]}}}", 4, "\"R----------z\" has a \"z\"; known are xrouftsnawg-."),
    ("meters: {3/4: {fills: [{kick: X}]}}", 4, "\"X\" has 1 steps; a bar has 12"),
  ]

  @Test(arguments: mistakes.indices) func `a value that cannot be played is named with its line`(row: Int) {
    let (yaml, line, finding) = Self.mistakes[row]
    let found = problems(Self.head + yaml)
    #expect(found.map(\.finding) == [finding])
    #expect(found.first?.location == "polka.yaml:\(line)" && found.first?.code == "genre.invalid")
    #expect(found.first?.remedy == "mend that line; basis.yaml explains every field")
  }

  /// A field that does not exist, its line, and what it is taken for.
  static let strangers: [(yaml: String, line: Int, finding: String)] = [
    ("swings: 0.5", 4, "there is no field \"swings\"; did you mean \"swing\"?"),
    ("colour: red", 4, "there is no field \"colour\""),
    ("tempo: {low: 110, usuel: 120, high: 125}", 4, "there is no field \"usuel\"; did you mean \"usual\"?"),
    ("swing:\n  amount: 0.55\n  units: 16", 6, "there is no field \"units\"; did you mean \"unit\"?"),
    ("rhythms:\n  chord: [x...............]", 5, "there is no field \"chord\"; did you mean \"chords\"?"),
    ("build: {role: snare}", 4, "there is no field \"role\"; did you mean \"roll\"?"),
    ("duck: {depth: 3}", 4, "there is no field \"depth\""),
    ("master: {tones: pop}", 4, "there is no field \"tones\"; did you mean \"tone\"?"),
    ("stems:\n  bass: {sound: [bass-pluck]}", 5, "there is no field \"sound\"; did you mean \"sounds\"?"),
    ("sections:\n  drop: {enerhy: 1}", 5, "there is no field \"enerhy\"; did you mean \"energy\"?"),
    ("drums:\n  kick: {pattern: [X...............]}", 5, "there is no field \"pattern\"; did you mean \"patterns\"?"),
    ("meters:\n  3/4: {drum: {}}", 5, "there is no field \"drum\"; did you mean \"drums\"?"),
    ("roles:\n  bass: {widht: 1}", 5, "there is no field \"widht\"; did you mean \"width\"?"),
  ]

  @Test(arguments: strangers.indices) func `a field that does not exist is not silently without effect`(row: Int) {
    let (yaml, line, finding) = Self.strangers[row]
    let found = problems(Self.head + yaml)
    #expect(found.contains { $0.location == "polka.yaml:\(line)" && $0.finding == finding }, "\(found)")
  }

  @Test(arguments: [
    ("tempo: {low: fast}", "polka.yaml:4", "tempo.low"), ("feel: {snare: late}", "polka.yaml:4", "feel.snare"),
    ("voicing: loose", "polka.yaml:4", "voicing"), ("stems: {bass: {role: tuba}}", "polka.yaml:4", "stems.role"),
    ("modes: {blues: 1}", "polka.yaml:4", "modes.mode"), ("repeats: perhaps", "polka.yaml:4", "repeats"),
    ("tempo: ~", "polka.yaml:4", "tempo is missing"), ("aliases: yes", "polka.yaml:4", "aliases"),
  ])
  func `a value of another kind is named by its path`(yaml: String, location: String, path: String) {
    let found = problems(Self.head + yaml)
    #expect(found.count == 1)
    #expect(found.first?.location == location && found.first?.finding.hasPrefix(path) == true, "\(found)")
  }

  @Test(arguments: [
    ("- a\n- b", "polka.yaml:1", "a genre is a list of fields with values"),
    ("just words", "polka.yaml:1", "a genre is a list of fields with values"),
    ("", "polka.yaml:1", "a genre is a list of fields with values"),
    ("name: polka\ntitle: \"Polka", "polka.yaml:2", "is no YAML: "), ("a: [1,\nb: }", "polka.yaml:2", "is no YAML: "),
  ])
  func `a file of another form is named with its line`(yaml: String, location: String, finding: String) {
    let found = problems(yaml)
    #expect(found.first?.location == location && found.first?.finding.hasPrefix(finding) == true, "\(found)")
  }

  @Test(arguments: [
    ("like: hose", "there is no genre \"hose\" to build upon"),
    ("like: polka", "the genre is built upon itself through \"polka\""),
  ])
  func `what a genre builds upon must be another genre`(like: String, finding: String) {
    #expect(problems("name: polka\ntitle: Polka\n\(like)").map(\.finding) == [finding])
  }

  @Test func `two genres that build upon each other are both told so`() {
    do throws(Problems) {
      _ = try GenreCatalogue(adding: [
        ("polka", "name: polka\ntitle: P\nlike: mazurka"), ("mazurka", "name: mazurka\ntitle: M\nlike: polka"),
      ])
      Issue.record("the genres were read")
    } catch {
      #expect(error.diagnoses.map(\.location) == ["polka.yaml:3", "mazurka.yaml:3"])
      #expect(error.diagnoses.allSatisfy { $0.finding.hasPrefix("the genre is built upon itself through") })
    }
  }

  @Test func `every mistake of every file is told at once`() {
    do throws(Problems) {
      _ = try GenreCatalogue(adding: [
        ("polka", Self.head + "swing: 0.9\nforms: [x]"), ("waltz", "name: valse\ntitle: W\nlike: jazz\ntempos: 1"),
      ])
      Issue.record("the genres were read")
    } catch {
      #expect(
        Set(error.diagnoses.map(\.location)) == ["polka.yaml:4", "polka.yaml:5", "waltz.yaml:4", "waltz.yaml:1"])
      #expect(error.diagnoses.contains { $0.finding == "is called \"valse\" but its file waltz.yaml" })
    }
  }
}
