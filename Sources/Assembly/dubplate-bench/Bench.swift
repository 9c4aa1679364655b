import ArgumentParser

/// Measures how fast the parts of Dubplate are on this machine.
@main
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dubplate-bench", abstract: "Measure the speed of Dubplate's parts on this machine.",
    subcommands: [
      JobBench.self, EngineBench.self, AnalysisBench.self, ConformBench.self, PromptBench.self, MasterBench.self,
    ])
}
