import Foundation

/// An SFZ file: the regions of an instrument, each with everything that it inherits.
///
/// Source: sfzformat.info, *Headers*: a region has the opcodes of its group, that of its master, that of the global header, and
/// a later one of these takes the place of an earlier one and of all below it.
struct SFZFile {
  /// The regions that can sound with the controllers where they are at first.
  private(set) var regions: [SampleRegion] = []
  private(set) var account = SFZAccount()
  /// Problems with their places.
  private(set) var faults: [(place: SFZPlace, finding: String)] = []
  /// The text files that it consists of.
  private(set) var files: [String] = []
  /// The keyswitch that is down at first; nil where there are none.
  private(set) var switched: Int?
  /// The MIDI program that is chosen: the lowest that there is.
  private var program = 0
  /// The recordings that are named as a path outside of the owner's folder or are not there, each once.
  private(set) var missing: [(place: SFZPlace, sample: String, isOutside: Bool)] = []

  /// Values of controllers before anybody moves them, 0…127: volume, pan and expression (MIDI 1.0, RP-015).
  private var controllers: [Int: Double] = [7: 100, 10: 64, 11: 127]
  private var defaultPath = ""
  private var noteOffset = 0
  private var octaveOffset = 0

  /// Reads the file at `path`, whose text is `bytes`; `finder` knows which recordings are there.
  init(_ bytes: [UInt8], at path: String, finder: SampleFinder) {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    var scanner = SFZScanner { name, including in
      // ARIA reads paths from the main file's folder; some files mean their own.
      let own = URL(filePath: including).deletingLastPathComponent().path
      return finder.text(name, from: folder) ?? finder.text(name, from: own)
    }
    scanner.scan(bytes, of: path)
    (files, faults) = (scanner.files, scanner.faults)
    build(scanner.items, folder: folder, finder)
  }

  private mutating func build(_ items: [SFZItem], folder: String, _ finder: SampleFinder) {
    var levels = Inheritance()
    var header = ""
    var pending: [SampleRegion] = []
    for item in items {
      switch item {
      case .header(let name, let place):
        header = name
        if let finished = levels.open(name, at: place) { pending.append(finished) }
      case .opcode(let name, let value, let place):
        switch header {
        case "control", "": control(name, value, place)
        case "global", "master", "group", "region":
          let path = name == "sample" ? self.sample(value, from: folder, place, finder) : nil
          let (shift, sample) = (noteOffset + 12 * octaveOffset, name == "sample")
          var account = self.account
          self.account = SFZAccount()
          levels.change(header) { region in
            if sample {
              (region.path, region.place) = (path, place)
            } else if !region.apply(
              name, value, at: place, shift: shift, account: &account)
            {
              account.addUnknown(name)
            }
          }
          self.account = account
        default: break
        }
      }
    }
    if let last = levels.open("", at: SFZPlace(file: "", line: 0)) { pending.append(last) }
    switched = Self.switched(pending)
    program = pending.map(\.condition.lowProgram).min() ?? 0
    regions = pending.compactMap { region in
      isPlayable(region) ? region.settled(controllers) : nil
    }
  }

  private mutating func control(_ name: String, _ value: String, _ place: SFZPlace) {
    switch name {
    case "default_path": defaultPath = value.replacing("\\", with: "/")
    case "note_offset": noteOffset = Self.whole(value)
    case "octave_offset": octaveOffset = Self.whole(value)
    case _ where name.hasPrefix("set_cc"):
      if let number = Int(name.dropFirst(6)), let value = SampleRegion.number(value) { controllers[number] = value }
    case _ where name.hasPrefix("set_hdcc"):
      if let number = Int(name.dropFirst(8)), let value = SampleRegion.number(value) {
        controllers[number] = 127 * value
      }
    case _ where name.hasPrefix("label_") || name.hasPrefix("hint_") || name == "image": break
    default: account.addUnknown(name)
    }
  }

  private static func whole(_ text: String) -> Int {
    Int(max(-127, min(127, SampleRegion.number(text) ?? 0)))
  }

  /// The path of a recording; nil for silence, for one that is not there and for one outside of the owner's folder.
  private mutating func sample(
    _ value: String, from folder: String, _ place: SFZPlace, _ finder: SampleFinder
  ) -> String? {
    guard !value.hasPrefix("*"), !value.isEmpty else { return nil }
    let name = defaultPath + value.replacing("\\", with: "/")
    switch finder.find(name, from: folder) {
    case .found(let path): return path
    case .outside, .missing:
      let isOutside = finder.isOutside(name, from: folder)
      if missing.count < 1_000, !missing.contains(where: { $0.sample == name }) {
        missing.append((place, name, isOutside))
      }
      return nil
    }
  }

  private func isPlayable(_ region: SampleRegion) -> Bool {
    guard region.path != nil, region.playback.end ?? 0 >= 0 else { return false }
    guard region.condition.lowChannel <= 1, region.condition.highChannel >= 1 else { return false }
    guard region.condition.lowProgram <= program, region.condition.highProgram >= program else { return false }
    guard let low = region.condition.lowSwitch, let switched else { return true }
    return (low...max(low, region.condition.highSwitch ?? low)).contains(switched)
  }

  /// The switch that a file says is down at first, else the lowest.
  private static func switched(_ regions: [SampleRegion]) -> Int? {
    regions.lazy.compactMap(\.condition.switchDefault).first ?? regions.compactMap(\.condition.lowSwitch).min()
  }
}

/// The headers that are open, each with what it has from those above it.
private struct Inheritance {
  private static let order = ["global", "master", "group", "region"]
  private var open: [SampleRegion?] = [nil, nil, nil, nil]

  /// Opens a header, which ends those below it; returns the region that ends.
  mutating func open(_ header: String, at place: SFZPlace) -> SampleRegion? {
    let finished = open[3]
    open[3] = nil
    guard let level = Self.order.firstIndex(of: header) else { return finished }
    var region = open[..<level].last { $0 != nil }.flatMap { $0 } ?? SampleRegion()
    region.place = place
    for below in level..<open.count { open[below] = nil }
    open[level] = region
    return finished
  }

  mutating func change(_ header: String, _ body: (inout SampleRegion) -> Void) {
    guard let level = Self.order.firstIndex(of: header), var region = open[level] else { return }
    open[level] = nil
    body(&region)
    open[level] = region
  }
}
