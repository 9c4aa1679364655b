import Foundation
import PackagePlugin

/// Makes every genre file of a target part of the program, so that a new genre is a new file and nothing else.
@main struct EmbedGenres: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let module = target.sourceModule else { return [] }
    let files = module.sourceFiles.map(\.url).filter { $0.pathExtension == "yaml" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    let output = context.pluginWorkDirectoryURL.appending(path: "GenreFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) genres", executable: try context.tool(named: "genre-embedder").url,
        arguments: [output.path] + files.map(\.path), inputFiles: files, outputFiles: [output])
    ]
  }
}
