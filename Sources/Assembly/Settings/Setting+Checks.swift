import QualityControl

extension Setting {
  /// A row for each check of a delivery.
  static let checks: [Setting] = Severities.catalogue.map { id, _ in
    Setting(
      "checks.\(id)", .choice(\.[check: id], of: Severity.allCases.map(\.rawValue)),
      "What it means that a track misses the check \(id): it fails, the report warns, or nobody looks.")
  }
}

extension Settings {
  /// What a miss of the check called `id` means.
  subscript(check id: String) -> String {
    get { checks[id] ?? Severity.fail.rawValue }
    set { checks[id] = newValue }
  }
}
