/// Understands one kind of statement: finds its words among the tokens, claims them and writes what they mean.
///
/// Recognisers run one after another, those that need the longest phrases first; what one has claimed the next ones
/// leave alone. A new kind of statement is a new recogniser in `RuleParser.recognisers`.
protocol Recogniser: Sendable {
  func recognise(in reading: inout Reading)
}
