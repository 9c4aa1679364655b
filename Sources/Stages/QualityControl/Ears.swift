import Analysis
import Audio
import Music

/// Listens to the master and to its stems, both at the same time.
struct Ears {
  private(set) var master: Listening?
  /// Nil when there are none.
  private(set) var stems: StemListening?
  private let delivery: Delivery
  private let tempoPrior: TempoPrior
  /// Major or minor, as planned.
  private let family: Mode?

  init(_ delivery: Delivery, tempoPrior: TempoPrior, family: Mode?) {
    (self.delivery, self.tempoPrior, self.family) = (delivery, tempoPrior, family)
  }

  /// Reads every file once.
  mutating func listen() throws {
    let (delivery, tempoPrior, family) = (delivery, tempoPrior, family)
    var lanes: [Lane] = [.master(nil), .stems(nil)]
    try concurrently(on: &lanes) { lane in
      switch lane {
      case .master: lane = .master(try Listening(delivery, tempoPrior: tempoPrior, family: family))
      case .stems:
        guard let samples = delivery.samples, !delivery.stems.isEmpty else { return }
        lane = .stems(try StemListening(master: samples, stems: delivery.stems))
      }
    }
    for lane in lanes {
      switch lane {
      case .master(let heard): master = heard
      case .stems(let heard): stems = heard
      }
    }
    let clicks = master?.faults.clicks.map(\.time) ?? []
    if !clicks.isEmpty { try stems?.look(for: clicks, in: delivery.stems) }
  }

  private enum Lane {
    case master(Listening?)
    case stems(StemListening?)
  }
}
