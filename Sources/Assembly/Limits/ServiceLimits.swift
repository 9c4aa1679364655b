/// What may be asked of one service.
public struct ServiceLimits: Sendable, Hashable {
  /// What its orders take a place in: `gpu`, which services of one machine share, or a name of its own such as `api:NAME`.
  public var slot: String
  /// The places in the slot; where services that share one differ, the fewest.
  public var places: Int
  /// Orders in a minute; nil for any number.
  public var perMinute: Int?
  public var day = Budget()
  public var job = Budget()
  /// How long an order that nobody hears of any more may still be at work, in seconds.
  public var patience = 3600.0
  /// Whether its orders end when the program does, because it works only for those who wait.
  public var endsWithUs = false

  public init(slot: String, places: Int, perMinute: Int? = nil) {
    self.slot = slot
    self.places = places
    self.perMinute = perMinute
  }

  /// What may be spent; nil for any amount.
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
