/// The version of the program, as manifests and reports name it.
///
/// The same ticket gives the same bytes only within one version.
public let dubplateVersion = "0.1.0"
