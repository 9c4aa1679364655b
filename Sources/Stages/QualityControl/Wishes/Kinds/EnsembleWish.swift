import Analysis
import Audio

extension WishDefinition {
  /// All players of an ensemble are heard: `names` are the players, of which `stems` play in their order, empty for none.
  public static let ensemble = WishDefinition("ensemble", title: "Ensemble") { wish, material in
    let players = wish.target.names ?? []
    let names = wish.target.stems ?? []
    var absent: [String] = []
    var found = 0
    for (index, player) in players.enumerated() {
      let stem = index < names.count ? material.stems([names[index]]).first : nil
      let presence = stem.map {
        StemPresence(of: $0, against: material.measured.master.levels, in: material.times(of: wish))
      }
      if let below = presence?.below, below <= InstrumentWish.below.partly { found += 1 } else { absent.append(player) }
    }
    let share = players.isEmpty ? 1 : Double(found) / Double(players.count)
    return WishResult(
      wish, share == 1 ? .kept : share >= 0.5 ? .partly : .missed,
      measured: "\(found) of \(players.count) players heard",
      value: Double(found),
      reason: absent.isEmpty
        ? "Every player has a stem that is heard." : "Not heard: \(absent.joined(separator: ", ")).")
  }

  /// What no measurement shows: it is kept where the plan did it.
  public static let planned = WishDefinition("planned", title: "Plan") { wish, _ in FollowedWish.run(wish) }

  /// The genre or style: it is kept where the plan is in the one that was asked.
  public static let style = WishDefinition("style", title: "Style") { wish, _ in FollowedWish.run(wish) }
}

enum FollowedWish {
  static func run(_ wish: Wish) -> WishResult {
    let isFollowed = wish.target.isFollowed ?? false
    return WishResult(
      wish, isFollowed ? .kept : .missed, measured: "planned as \(wish.planned)",
      reason: isFollowed ? "The plan does it." : "The plan does not do it.")
  }
}
