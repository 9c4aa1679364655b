import Audio
import Diagnostics

extension ClipCapabilities {
  /// The reason why the service cannot do what is asked, found before anything is sent; nil if it can.
  public func objection(to request: ClipRequest, from source: String) -> ClipFailure? {
    guard let finding = finding(request) else { return nil }
    return ClipFailure(
      .rejected,
      Diagnosis(
        code: "clips.unfit", location: source, finding: finding, remedy: "plan it differently, or use another backend"))
  }

  private func finding(_ request: ClipRequest) -> String? {
    if !Self.isName(request.id) { return "the order's name \"\(request.id.prefix(70))\" is not one" }
    if let duration = request.duration, !isSeparation(request), !lengths.contains(duration) {
      return "\(duration.value) s is outside \(lengths.lowerBound.value)…\(lengths.upperBound.value) s"
    }
    if request.lyrics != nil, vocals != .lyrics { return "it does not sing given words" }
    return finding(task: request) ?? finding(audio: request)
  }

  private func finding(task request: ClipRequest) -> String? {
    switch request.task {
    case .song: return makesSongs ? nil : "it makes no whole songs"
    case .stem(let name):
      if !Self.isName(name) { return "\"\(name.prefix(70))\" is no name of a stem" }
      return makesStems ? nil : "it makes no single stems"
    case .separate(let names):
      guard request.audio?.use == .separation else { return "there is no recording to take apart" }
      let isPossible = separations.contains { Set(names).isSubset(of: $0) } && !names.isEmpty
      return isPossible ? nil : "it takes no recording apart into \(names.joined(separator: ", "))"
    }
  }

  private func finding(audio request: ClipRequest) -> String? {
    guard let audio = request.audio else { return nil }
    if audio.use == .separation, isSeparation(request) { return mayGive(request) ? nil : Self.stays }
    if !self.audio.contains(audio.use) { return "it takes no recording for \(audio.use.rawValue)" }
    if let strength = audio.strength, !(0...1).contains(strength) { return "strength \(strength) is outside 0…1" }
    return mayGive(request) ? nil : Self.stays
  }

  private func mayGive(_ request: ClipRequest) -> Bool { isLocal || request.mayUpload }

  private static let stays = "the recording may not be uploaded"

  private func isSeparation(_ request: ClipRequest) -> Bool {
    if case .separate = request.task { true } else { false }
  }

  private static func isName(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        48...57 ~= byte || 65...90 ~= byte || 97...122 ~= byte || byte == 45 || byte == 95
      }
  }
}
