import ClipRendering

/// The server's answer about one order.
struct ACEStepAnswer {
  /// 0: waiting or under way, 1: done, 2: failed.
  let status: Int
  /// The first result, or how far it is; nil for an order that the server does not know.
  let item: JSON?
  private let progress: String?

  /// Nil unless `data` has an entry for the order `id`.
  init?(_ data: JSON, id: String) {
    guard let entry = data.list?.first(where: { $0["task_id"]?.text == id }), let status = entry["status"]?.whole,
      let result = entry["result"]?.text, let items = JSON(Array(result.utf8))?.list
    else { return nil }
    self.status = status
    item = items.first
    progress = entry["progress_text"]?.text
  }

  func state(from access: ServiceAccess) -> ClipState {
    switch status {
    case 1: return .ready
    case 2: return .failed(access.failure(.failed, words))
    default:
      // Orders that it does not know are "under way" without anything to show for it.
      guard let item else { return .forgotten }
      let done = item["progress"]?.number.map { min(1, max(0, $0)) }
      return item["stage"]?.text == "queued" ? .queued(ahead: nil) : .running(done: done)
    }
  }

  private var words: String {
    if let error = item?["error"], !error.isNull { return error.line }
    return progress.flatMap { $0.isEmpty ? nil : $0 } ?? "the server does not say why it failed"
  }

  /// The server's remarks that are worth keeping.
  var remarks: [String: String] {
    let metas = item?["metas"]
    let all = [
      "seed": item?["seed_value"], "model": item?["dit_model"], "bpm": metas?["bpm"], "key": metas?["keyscale"],
      "duration": metas?["duration"],
    ]
    return all.compactMapValues { $0 }.filter { !$0.value.isNull && $0.value.line != "" }
      .mapValues { String($0.line.prefix(200)) }
  }
}
