import Analysis
import Audio
import Music

extension WishDefinition {
  /// The measured key is the one named in `names`; modes count as major or minor.
  public static let key = WishDefinition("key", title: "Key") { wish, material in
    guard let key = wish.target.names?.first.flatMap({ Key($0) }), material.expected.key.value != nil else {
      return KeyWish.undetermined(wish, material)
    }
    var expected = material.expected
    expected.key = .value(key)
    let check = KeyCheck.run(material.measured.master.profile, others: material.measured.master.keys, expected)
    return WishResult(
      wish, check.status == .pass ? .kept : .missed,
      measured: material.measured.master.profile.key?.description ?? "no key", reason: check.detail)
  }

  /// The measured key is of the mode named in `names`: major or minor.
  public static let mode = WishDefinition("mode", title: "Major or minor") { wish, material in
    guard let mode = wish.target.names?.first.flatMap({ Mode(rawValue: $0) }), material.expected.key.value != nil else {
      return KeyWish.undetermined(wish, material)
    }
    return KeyWish.judged(wish, mode, material)
  }

  /// The music in the place lies `number` semitones above the song's key, `names`.
  public static let transposition = WishDefinition("transposition", title: "Key change") {
    try TranspositionWish.run($0, $1)
  }
}

enum KeyWish {
  /// The mode by the check's own reading of the planned key: relatives share their notes, so that the bare best guess of
  /// major or minor errs more often than the key does.
  static func judged(_ wish: Wish, _ mode: Mode, _ material: WishMaterial) -> WishResult {
    let profile = material.measured.master.profile
    let measured = profile.key?.description ?? "no key"
    let isPlanned = material.expected.key.value?.mode.family == mode.family
    let check = KeyCheck.run(profile, others: material.measured.master.keys, material.expected)
    if isPlanned, check.status == .pass {
      return WishResult(wish, .kept, measured: measured, reason: check.detail)
    }
    let isRight = profile.key?.mode.family == mode.family
    return WishResult(
      wish, isRight ? .kept : .missed, measured: measured,
      reason: "The measured key is \(isRight ? "" : "not ")\(mode.family.rawValue).", repair: .anotherSong)
  }

  static func undetermined(_ wish: Wish, _ material: WishMaterial) -> WishResult {
    WishResult(
      wish, .undetermined, measured: material.measured.master.profile.key?.description ?? "no key",
      reason: "What plays tells no key.")
  }
}

enum TranspositionWish {
  static func run(_ wish: Wish, _ material: WishMaterial) throws -> WishResult {
    guard let key = wish.target.names?.first.flatMap({ Key($0) }), let steps = wish.target.number.map({ Int($0) }),
      let place = wish.target.times?.first, material.expected.key.value != nil
    else { return KeyWish.undetermined(wish, material) }
    let content = try PitchContent(of: PartialSource(material.delivery.sound, place))
    let planned = Key(key.tonic, key.mode.family)
    let scores = (-6...6).map { (steps: $0, score: content.score(Key(planned.tonic + $0, planned.mode))) }
    let asked = scores.first { PitchClass($0.steps).index == PitchClass(steps).index }?.score ?? -.infinity
    let before = scores.first { $0.steps == 0 }?.score ?? -.infinity
    let best = scores.max { $0.score < $1.score }?.steps ?? 0
    let measured = "best in \(Key(planned.tonic + best, planned.mode))"
    if PitchClass(best).index == PitchClass(steps).index {
      return WishResult(wish, .kept, measured: measured, reason: "The place is in the key that was asked.")
    }
    return WishResult(
      wish, asked > before ? .partly : .missed, measured: measured,
      reason: asked > before
        ? "It left the song's key, for another one than was asked." : "It stays in the song's key.",
      repair: .anotherSong)
  }
}

/// A stretch of a source, as a source.
struct PartialSource: AudioSource {
  private let source: any AudioSource
  private let range: Range<Int>

  init(_ source: any AudioSource, _ time: TimeRange) {
    let frame = { (time: Double) in max(0, min(source.frameCount, source.rate.frames(in: .s(time)))) }
    (self.source, range) = (source, frame(time.start)..<max(frame(time.start), frame(time.end)))
  }

  var rate: SampleRate { source.rate }
  var frameCount: Int { range.count }

  func read(_ part: Range<Int>) throws -> StereoBuffer {
    try source.read(range.lowerBound + part.lowerBound..<range.lowerBound + part.upperBound)
  }
}
