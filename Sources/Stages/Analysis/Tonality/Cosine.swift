/// The cosine of the angle between two vectors; 1 if both are 0, 0 if one is.
func cosine(_ a: [Double], _ b: [Double]) -> Double {
  var (ab, aa, bb) = (0.0, 0.0, 0.0)
  for i in a.indices {
    ab += a[i] * b[i]
    aa += a[i] * a[i]
    bb += b[i] * b[i]
  }
  if aa == 0, bb == 0 { return 1 }
  return aa > 0 && bb > 0 ? ab / (aa * bb).squareRoot() : 0
}
