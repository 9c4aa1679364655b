import Diagnostics

/// The diagnoses of the owner's sounds.
enum SampleProblem {
  static func folder(_ path: String) -> Diagnosis {
    Diagnosis(
      code: "sounds.unreadable", location: path, finding: "the folder of sounds cannot be read",
      remedy: "check the path and its permissions, or leave engine.sounds empty")
  }

  static func unreadable(_ path: String) -> Diagnosis {
    Diagnosis(
      code: "sounds.unreadable", location: path, finding: "cannot be read",
      remedy: "check the file and its permissions, or take it out of the folder")
  }

  static func sample(_ path: String, _ reason: String) -> Diagnosis {
    Diagnosis(
      code: "sounds.sample-unreadable", location: path, finding: "the recording cannot be read: \(reason)",
      remedy: "copy it again, or take it out of the instrument")
  }

  static func missing(_ sample: String, at place: SFZPlace, isOutside: Bool) -> Diagnosis {
    isOutside
      ? Diagnosis(
        code: "sounds.outside", location: place.description,
        finding: "the recording \"\(sample.prefix(200))\" lies outside of the folder of sounds",
        remedy: "put it into the folder, and name it by its path from the SFZ file")
      : Diagnosis(
        code: "sounds.sample-missing", location: place.description,
        finding: "the recording \"\(sample.prefix(200))\" is not there",
        remedy: "put it there, or check default_path and the spelling")
  }

  static func faulty(_ finding: String, at place: SFZPlace) -> Diagnosis {
    Diagnosis(
      code: "sounds.sfz", location: place.description, finding: finding,
      remedy: "mend the SFZ file, or copy the instrument again")
  }

  static func unreadableValue(_ opcode: String, _ value: String, at place: SFZPlace) -> Diagnosis {
    Diagnosis(
      code: "sounds.sfz-value", location: place.description,
      finding: "\(opcode)=\(value.prefix(60)) is no value for it, and was passed over",
      remedy: "write a number, or the name of a key")
  }

  static func nothing(_ path: String) -> Diagnosis {
    Diagnosis(
      code: "sounds.nothing-to-play", location: path, finding: "there is no recording in it that can be played",
      remedy: "put its recordings beside it, or take it out of the folder")
  }

  static func sameName(_ path: String, _ name: String, _ other: String) -> Diagnosis {
    Diagnosis(
      code: "sounds.same-name", location: path, finding: "it is called \(name) like \(other), which is used instead",
      remedy: "give one of them another name")
  }

  static func tooMany(_ path: String, _ most: Int) -> Diagnosis {
    Diagnosis(
      code: "sounds.too-many", location: path, finding: "it has more than \(most) files; the rest is not looked at",
      remedy: "keep in it what shall be played")
  }

  static func unknown(_ name: String, among names: [String]) -> Diagnosis {
    Diagnosis(
      code: "sounds.unknown", location: name, finding: "there is no sound of that name",
      remedy: names.isEmpty
        ? "put it into the folder of sounds" : "use one of \(names.prefix(40).joined(separator: ", "))")
  }
}
