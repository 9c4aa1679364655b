import Testing

@testable import JobEngine

@Suite struct DiskReservationsTests {
  private var disk = DiskReservations()

  @Test func `the first job needs what it asks for`() {
    let demand = DiskDemand(work: 100, delivery: 40)
    #expect(disk.total(with: demand, for: "a") == demand)
  }

  @Test mutating func `a job needs its room beside that of all others`() {
    disk.reserve(DiskDemand(work: 100, delivery: 10), for: "a")
    disk.reserve(DiskDemand(work: 20, delivery: 3), for: "b")
    #expect(disk.total(with: DiskDemand(work: 7, delivery: 1), for: "c") == DiskDemand(work: 127, delivery: 14))
  }

  @Test mutating func `the next step of a job takes the location of its last one`() {
    disk.reserve(DiskDemand(work: 100, delivery: 10), for: "a")
    disk.reserve(DiskDemand(work: 20), for: "b")
    #expect(disk.total(with: DiskDemand(work: 5), for: "a") == DiskDemand(work: 25))
    disk.reserve(DiskDemand(work: 5), for: "a")
    #expect(disk.total(with: DiskDemand(work: 0), for: "c") == DiskDemand(work: 25))
  }

  @Test mutating func `what a job no longer needs is free, also when it is released twice or never had any`() {
    disk.reserve(DiskDemand(work: 100), for: "a")
    disk.release("a")
    disk.release("a")
    disk.release("never")
    #expect(disk.total(with: DiskDemand(work: 1), for: "b") == DiskDemand(work: 1))
  }

  @Test mutating func `to ask what would be needed reserves nothing`() {
    for _ in 0..<3 { _ = disk.total(with: DiskDemand(work: 50), for: "a") }
    #expect(disk.total(with: DiskDemand(work: 1), for: "b") == DiskDemand(work: 1))
  }

  @Test func `a track of a minute may write its stems, masters and sums, byte for byte`() {
    let frames = 60 * 48_000
    let demand = DiskDemand(trackOf: frames)
    // Two files of stereo floats for each of twelve stems, thirteen masters of 24 bits, two sums of stereo floats.
    #expect(demand.work == frames * (12 * 2 * 8 + 13 * 6 + 2 * 8))
    #expect(demand.delivery == frames * 13 * 6)
    #expect(DiskDemand(trackOf: 0) == DiskDemand(work: 0))
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `over any sequence, the total is the sum of what is reserved and asked`(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    var disk = DiskReservations()
    var model: [String: DiskDemand] = [:]
    for _ in 0..<2_000 {
      let job = "job \(random.next(below: 8))"
      let demand = DiskDemand(work: random.next(below: 1_000), delivery: random.next(below: 100))
      switch random.next(below: 3) {
      case 0:
        disk.reserve(demand, for: job)
        model[job] = demand
      case 1:
        disk.release(job)
        model[job] = nil
      default: break
      }
      var expected = model
      expected[job] = demand
      let total = disk.total(with: demand, for: job)
      #expect(total.work == expected.values.reduce(0) { $0 + $1.work })
      #expect(total.delivery == expected.values.reduce(0) { $0 + $1.delivery })
    }
  }
}
