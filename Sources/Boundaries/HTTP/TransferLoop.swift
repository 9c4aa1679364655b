import CCurl
import Foundation
import Synchronization

/// One thread that drives all transfers of a client through libcurl's multi interface, so that connections are shared and
/// nothing of Swift's concurrency is ever blocked.
///
/// Unchecked, because: `running` and every `Transfer` are touched by the loop's own thread alone, `orders` is locked, and
/// `multi` is used elsewhere only by `curl_multi_wakeup`, which may be called from any thread.
final class TransferLoop: @unchecked Sendable {
  private struct Orders {
    var waiting: [TransferOrder] = []
    var isStopping = false
  }

  private static let library: Void = { _ = ccurl_start() }()

  private let multi: UnsafeMutableRawPointer
  private let proxies: Proxies
  private let certificates: String?
  private let orders = Mutex(Orders())
  private var running: [Transfer] = []

  init?(proxies: Proxies, certificates: String?) {
    _ = Self.library
    guard let multi = curl_multi_init() else { return nil }
    self.multi = multi
    self.proxies = proxies
    self.certificates = certificates
    let thread = Thread { [self] in run() }
    thread.name = "transfers"
    thread.start()
  }

  deinit { curl_multi_cleanup(multi) }

  /// Runs one transfer; cancelling the task breaks it off at once.
  func run(_ order: TransferOrder) async throws -> Reception {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        order.wait(continuation)
        begin(order)
      }
    } onCancel: {
      order.isCancelled.store(true, ordering: .sequentiallyConsistent)
      wake()
    }
  }

  private func begin(_ order: TransferOrder) {
    let isOpen = orders.withLock { orders in
      if !orders.isStopping { orders.waiting.append(order) }
      return !orders.isStopping
    }
    if isOpen { wake() } else { order.finish(.failure(CancellationError())) }
  }

  /// Breaks everything off and ends the thread.
  func stop() {
    orders.withLock { $0.isStopping = true }
    wake()
  }

  private func wake() { curl_multi_wakeup(multi) }

  private func run() {
    while takeOrders() {
      var count: Int32 = 0
      curl_multi_perform(multi, &count)
      collect()
      breakOff()
      curl_multi_poll(multi, nil, 0, running.isEmpty ? 60_000 : 50, nil)
    }
    for transfer in running {
      remove(transfer)
      _ = transfer.conclude(CURLE_ABORTED_BY_CALLBACK)
      transfer.order.finish(.failure(CancellationError()))
    }
    running = []
  }

  /// Begins what was ordered; returns whether to go on.
  private func takeOrders() -> Bool {
    let (new, isStopping) = orders.withLock { orders in
      defer { orders.waiting = [] }
      return (orders.waiting, orders.isStopping)
    }
    for order in new {
      guard !isStopping, let transfer = Transfer(order, proxies: proxies, certificates: certificates) else {
        order.finish(.failure(CancellationError()))
        continue
      }
      running.append(transfer)
      curl_multi_add_handle(multi, transfer.easy)
    }
    return !isStopping
  }

  /// Ends the transfers that libcurl is done with.
  private func collect() {
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE,
        let transfer = running.first(where: { $0.easy == message.pointee.easy_handle })
      else { continue }
      end(transfer, message.pointee.data.result)
    }
  }

  /// Ends the transfers that nobody waits for any more and those that take too long.
  private func breakOff() {
    for transfer in running {
      if transfer.order.isCancelled.load(ordering: .sequentiallyConsistent) {
        remove(transfer)
        _ = transfer.conclude(CURLE_ABORTED_BY_CALLBACK)
        transfer.order.finish(.failure(CancellationError()))
      } else if transfer.checkTime() {
        end(transfer, CURLE_OPERATION_TIMEDOUT)
      }
    }
  }

  private func end(_ transfer: Transfer, _ code: CURLcode) {
    let result = transfer.conclude(code)
    remove(transfer)
    transfer.order.finish(result.mapError { $0 })
  }

  private func remove(_ transfer: Transfer) {
    curl_multi_remove_handle(multi, transfer.easy)
    running.removeAll { $0 === transfer }
  }
}

/// A transfer that somebody waits for.
final class TransferOrder: Sendable {
  let request: HTTPRequest
  /// The file that takes the body; nil to keep it in memory.
  let path: String?
  let isCancelled = Atomic(false)
  private let waiting = Mutex<CheckedContinuation<Reception, any Error>?>(nil)

  init(_ request: HTTPRequest, path: String?) {
    self.request = request
    self.path = path
  }

  func wait(_ continuation: CheckedContinuation<Reception, any Error>) { waiting.withLock { $0 = continuation } }

  /// Ends the waiting, once.
  func finish(_ result: Result<Reception, any Error>) {
    let continuation = waiting.withLock { waiting in
      defer { waiting = nil }
      return waiting
    }
    continuation?.resume(with: result)
  }
}
