/// The limits of what may be asked of one service.
public struct ServiceLimits: Sendable, Hashable {
  /// The slot that its orders occupy a place in: `gpu`, which services of one machine share, or one of its own such as
  /// `api:NAME`.
  public var slot: String
  /// The places in the slot; where services that share one differ, the fewest.
  public var places: Int
  /// Orders in a minute; nil for any number.
  public var perMinute: Int?
  public var day = Budget()
  public var job = Budget()
  /// The longest time that an order may still be at work after the program lost sight of it, in seconds.
  public var patience = 3600.0
  /// True if its orders end when the program does, because it works only for those who wait.
  public var endsWithClient = false

  public init(slot: String, places: Int, perMinute: Int? = nil) {
    self.slot = slot
    self.places = places
    self.perMinute = perMinute
  }

  /// A limit of calls and costs; nil for any amount.
  public struct Budget: Sendable, Hashable {
    public var calls: Int?
    /// In the unit of the service's price.
    public var cost: Double?

    public init(calls: Int? = nil, cost: Double? = nil) {
      self.calls = calls
      self.cost = cost
    }
  }
}

extension ServiceLimits {
  /// The slot that everything takes a place in that computes on machines of the owner's.
  private static let gpu = "gpu"

  /// The limits of the service called `name`; `usualPlaces` are those of the shared slot `gpu` and of each hosted service.
  public init(_ settings: ServiceSettings, named name: String, usualPlaces: (gpu: Int, api: Int)) {
    let isHosted = settings.kind.map { $0.location == .hosted } ?? true
    let ownSlot = settings[SharedSettings.slot]
    slot = !ownSlot.isEmpty ? ownSlot : isHosted ? "api:\(name)" : Self.gpu
    let ownPlaces = settings[SharedSettings.atOnce]
    places = ownPlaces > 0 ? ownPlaces : slot == Self.gpu ? usualPlaces.gpu : usualPlaces.api
    perMinute = Self.bound(settings[SharedSettings.perMinute])
    day = Budget(
      calls: Self.bound(settings[SharedSettings.callsPerDay]), cost: Self.bound(settings[SharedSettings.costPerDay]))
    job = Budget(
      calls: Self.bound(settings[SharedSettings.callsPerJob]), cost: Self.bound(settings[SharedSettings.costPerJob]))
    endsWithClient = settings.kind?.endsWithClient ?? false
    let ownPatience = settings[SharedSettings.patience]
    patience = ownPatience > 0 ? ownPatience : settings.kind.map { $0.patience(settings) / .seconds(1) } ?? patience
  }

  /// 0 stands for any amount.
  private static func bound<Amount: Comparable & Numeric>(_ amount: Amount) -> Amount? { amount > 0 ? amount : nil }
}
