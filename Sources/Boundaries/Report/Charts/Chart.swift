/// A drawing with the labels that stand around it.
///
/// The drawing is stretched to whatever width the page has; the labels are text of the page, so that they keep their
/// size on a phone.
struct Chart: Sendable, Equatable {
  /// An `svg` element.
  let svg: String
  /// From top to bottom.
  var verticalLabels: [AxisLabel] = []
  /// From left to right.
  var horizontalLabels: [AxisLabel] = []
}

/// A label of an axis.
struct AxisLabel: Sendable, Equatable {
  let text: String
  /// In per cent of the axis, as style sheets write it.
  let position: String
  /// True if it is hidden on narrow pages.
  let isMinor: Bool

  /// At `fraction` (0…1) of the axis.
  init(_ text: String, at fraction: Double, isMinor: Bool = false) {
    self.text = text
    self.isMinor = isMinor
    position = (100 * fraction).fixed(3)
  }
}

/// The few SVG elements of the charts, from numbers and class names only, never from users' text.
struct SVG {
  let width: Double
  let height: Double
  private var body = ""

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// Adds a shape or a line of class `name`.
  mutating func add(_ path: SVGPath, class name: String) {
    guard !path.data.isEmpty else { return }
    body += #"<path class="\#(name)" d="\#(path.data)"/>"#
  }

  /// Adds a level line across the whole drawing.
  mutating func addHorizontalLine(at y: Double, class name: String) {
    var path = SVGPath()
    path.move(to: 0, y)
    path.line(to: width, y)
    add(path, class: name)
  }

  /// Adds an upright line from top to bottom.
  mutating func addVerticalLine(at x: Double, class name: String) {
    var path = SVGPath()
    path.move(to: x, 0)
    path.line(to: x, height)
    add(path, class: name)
  }

  /// The `svg` element; it is hidden from screen readers, which read the text around it.
  var element: String {
    #"<svg viewBox="0 0 \#(width.fixed(0)) \#(height.fixed(0))" preserveAspectRatio="none" aria-hidden="true">"#
      + body + "</svg>"
  }
}

/// The data of a path, in tenths of a unit.
struct SVGPath {
  private(set) var data = ""

  mutating func move(to x: Double, _ y: Double) { data += "M\(x.fixed(1)) \(y.fixed(1))" }
  mutating func line(to x: Double, _ y: Double) { data += "L\(x.fixed(1)) \(y.fixed(1))" }
  mutating func close() { data += "Z" }
}
