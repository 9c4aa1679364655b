import Diagnostics
import Testing

@Suite struct NumberTextTests {
  @Test(arguments: [
    (0, "0"), (120, "120"), (-3, "-3"), (0.1, "0.1"), (-0.25, "-0.25"), (1e16, "1e+16"), (123_456_789, "123456789"),
    (127.526, "127.526"),
  ])
  func `an exact number has as many decimals as it needs`(value: Double, text: String) {
    #expect(NumberText.exact(value) == text)
  }

  @Test(arguments: [
    (-14, 2, "-14.00"), (0.125, 2, "0.12"), (0.375, 2, "0.38"), (2.5, 0, "2"), (3.5, 0, "4"), (-0.04, 1, "-0.0"),
    (1234.5, 1, "1234.5"), (.infinity, 1, "inf"),
  ])
  func `a fixed number is printf's`(value: Double, decimals: Int, text: String) {
    #expect(NumberText.fixed(value, decimals) == text)
  }

  @Test(arguments: [
    (0.5, 2, "0.5"), (2, 2, "2"), (100, 2, "100"), (-0.001, 2, "0"), (-1.5, 2, "-1.5"), (0.126, 2, "0.13"),
    (1200, 0, "1200"), (.nan, 2, "nan"),
  ])
  func `a short number ends with no zero`(value: Double, decimals: Int, text: String) {
    #expect(NumberText.short(value, decimals).replacing("-nan", with: "nan") == text)
  }

  @Test(arguments: [(128, 1, "128.0"), (127.526, 2, "127.53"), (0.25, 1, "0.3"), (-0.25, 1, "-0.3"), (7, 0, "7.0")])
  func `a rounded number keeps a decimal`(value: Double, decimals: Int, text: String) {
    #expect(NumberText.rounded(value, decimals) == text)
  }
}
