/// Bytes that are about to be written.
public struct DiskDemand: Sendable, Hashable {
  /// In the state folder, for checkpoints.
  public var work: Int
  /// On the outbox's file system, for the delivery.
  public var delivery: Int

  public init(work: Int, delivery: Int = 0) {
    self.work = work
    self.delivery = delivery
  }

  /// The most that a track of so many frames may write, with the largest number of stems (13, and 3 more in work): two
  /// work files of floats for each stem, the masters of 24 bits, and two sums.
  public init(trackOf frames: Int) {
    self.init(work: frames * (12 * 16 + 13 * 6 + 16), delivery: frames * 13 * 6)
  }

  public static func + (a: Self, b: Self) -> Self {
    Self(work: a.work + b.work, delivery: a.delivery + b.delivery)
  }
}

/// The room on the disks that is spoken for by the jobs under way, so that two of them do not count on the same free space.
public struct DiskReservations: Sendable {
  private var reserved: [String: DiskDemand] = [:]

  public init() {}

  /// The bytes that must be free so that the job can have `demand` in place of what it has reserved, and every other job
  /// what it has.
  public func total(with demand: DiskDemand, for job: String) -> DiskDemand {
    reserved.lazy.filter { $0.key != job }.map(\.value).reduce(demand, +)
  }

  /// Reserves room for the next step of a job in place of its last one.
  public mutating func reserve(_ demand: DiskDemand, for job: String) { reserved[job] = demand }

  /// Frees what was reserved for a job that writes no more.
  public mutating func release(_ job: String) { reserved[job] = nil }
}
