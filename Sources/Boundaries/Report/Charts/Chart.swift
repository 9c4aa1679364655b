/// A drawing with the labels that stand around it.
///
/// The drawing is stretched to whatever width the page has; the labels are text of the page, so that they keep their
/// size on a phone.
struct Chart: Sendable, Equatable {
  /// An `svg` element.
  let svg: String
  /// From top to bottom.
  var levels: [AxisLabel] = []
  /// From left to right.
  var places: [AxisLabel] = []
}

/// Text at a place along an axis.
struct AxisLabel: Sendable, Equatable {
  let text: String
  /// In per cent of the axis, as style sheets write it.
  let position: String
  /// Whether it can be spared where there is little room.
  let isMinor: Bool

  /// At `fraction` (0…1) of the axis.
  init(_ text: String, at fraction: Double, isMinor: Bool = false) {
    self.text = text
    self.isMinor = isMinor
    position = (100 * fraction).fixed(3)
  }
}
