import Analysis
import Foundation
import Music
import Planning
import Prompt
import QualityControl

/// The wishes for players: instruments, ensembles, exclusions.
extension WishList {
  var players: [Wish] {
    var wishes: [Wish] = []
    var counts: [String: Int] = [:]
    let members = brief.ensemble?.players ?? []
    if let ensemble = brief.ensemble { wishes.append(self.ensemble(ensemble)) }
    // What is asked of single places is measured there.
    for name in brief.instruments where !brief.localInstruments.contains(name) {
      let number = counts[name, default: 0]
      counts[name] = number + 1
      // The ensemble's wish is about its players.
      if members.contains(name), !isNamed(name) { continue }
      // The second of two asks for a second stem.
      let stems = stems(playing: name)
      let meant = number == 0 ? stems : Array(stems.dropFirst(number).prefix(1))
      wishes.append(
        instrument(name, by: meant, asked: words(for: "instruments", about: name) ?? name, in: nil, "in the whole song")
      )
    }
    if brief.onlyInstruments, !brief.instruments.isEmpty {
      let names = Set(brief.instruments + brief.localInstruments + members + (brief.vocals ? ["vocals"] : []))
      wishes.append(
        only(Array(names).sorted(), asked: words(for: "only_instruments") ?? "only", in: nil, "in the whole song"))
    }
    for name in brief.exclude {
      let asked = words(for: "exclude", about: name) ?? "no \(name)"
      wishes.append(absence(of: name, asked: asked, in: nil, "in the whole song"))
    }
    return wishes
  }

  /// True if the instrument was named, and not only the ensemble that it plays in.
  private func isNamed(_ name: String) -> Bool {
    brief.evidence.contains { $0.field == "instruments" && $0.words.lowercased().contains(name.lowercased().prefix(5)) }
  }

  private func ensemble(_ ensemble: Ensemble) -> Wish {
    var used: [String: Int] = [:]
    let stems = ensemble.players.map { player -> String in
      let index = used[player, default: 0]
      used[player] = index + 1
      let found = self.stems(playing: player)
      return index < found.count ? found[index].fileName : ""
    }
    return Wish(
      .ensemble, asked: words(for: "ensemble") ?? ensemble.name,
      planned: plan.stems.map(\.name).joined(separator: ", "),
      target: .with { ($0.names, $0.stems) = (ensemble.players, stems) }, obstacle: obstacle(mentioning: ensemble.name))
  }

  /// That an instrument is heard in some places, the whole song where they are nil.
  func instrument(_ name: String, by stems: [StemPlan], asked: String, in times: [TimeRange]?, _ place: String) -> Wish
  {
    let names = stems.isEmpty ? "no stem" : stems.map(\.name).joined(separator: ", ")
    return Wish(
      .instrument, asked: asked, planned: "\(names) \(place)",
      target: .with { ($0.stems, $0.times) = (stems.map(\.fileName), times) },
      obstacle: stems.isEmpty ? obstacle(mentioning: name) : nil)
  }

  /// That nothing but some instruments sounds.
  func only(_ names: [String], asked: String, in times: [TimeRange]?, _ place: String) -> Wish {
    let allowed = plan.stems.filter { stem in names.contains { stems(playing: $0).contains { $0.name == stem.name } } }
    return Wish(
      .only, asked: asked, planned: "\(allowed.map(\.name).joined(separator: ", ")) \(place)",
      target: .with { ($0.stems, $0.times) = (allowed.map(\.fileName), times) })
  }

  /// That an instrument, a drum of a kit or a role is not heard.
  func absence(of name: String, asked: String, in times: [TimeRange]?, _ place: String) -> Wish {
    let drums = StemPlan.drums(named: name)
    if !drums.isEmpty, times == nil, plan.stems.contains(where: { $0.role == .drums }) {
      return followed(asked, as: "a kit without \(name)", drums.allSatisfy(plan.silentDrums.contains))
    }
    let stems = self.stems(strictlyPlaying: name)
    return Wish(
      .absence, asked: asked,
      planned: stems.isEmpty ? "no \(name)" : "\(stems.map(\.name).joined(separator: ", ")) silent \(place)",
      target: .with { ($0.stems, $0.times) = (stems.map(\.fileName), times) })
  }

  /// The stems that play an instrument or a role by name; for what has no sound of its own, those of its role.
  func stems(playing name: String) -> [StemPlan] {
    let exact = stems(strictlyPlaying: name)
    guard exact.isEmpty, StemRole(rawValue: name) == nil else { return exact }
    let role = brief.instrumentRoles.first { $0.instrument == name }?.role
    let isKit = role == .drums || role == .percussion || !StemPlan.drums(named: name).isEmpty
    guard isKit || !StemPlan.hasSound(of: name) else { return [] }
    return plan.stems.filter { $0.role == role || (isKit && [.drums, .percussion].contains($0.role)) }
  }

  /// The stems that play just that.
  private func stems(strictlyPlaying name: String) -> [StemPlan] {
    if let role = StemRole(rawValue: name) {
      return plan.stems.filter { $0.role == role || (role == .drums && $0.role == .percussion) }
    }
    return plan.stems.filter { $0.plays(name) }
  }
}
