import Audio

/// The design of the equaliser on the sections that matter in the master.
///
/// The key sections of a master are not those of its mix, since equaliser and gain move loudness about; so the spectrum is
/// measured again under the gain curve that the last design led to, until the design stands still.
struct EqualiserDesign {
  let mix: any AudioSource
  let settings: MasterSettings
  /// K-weighted energy of the mix, by second.
  let energies: [Double]

  private static let corrections = 1
  /// A change smaller than this, in dB, is not worth another look.
  private static let stillness = 0.5

  struct Result {
    let equaliser: Equaliser
    let dynamics: Dynamics
    let before: SoundCharacter?
    let spectra: SectionSpectra?
  }

  func run() throws -> Result {
    guard settings.tone != nil || settings.character != nil else {
      let equaliser = Equaliser()
      let dynamics = try dynamics(behind: equaliser, .betweenSamples)
      return Result(equaliser: equaliser, dynamics: dynamics, before: nil, spectra: nil)
    }
    var spectra = try SectionSpectra(of: mix, in: KeySections.windows(energies))
    let width = WidthBands.width(spectra.mid, spectra.side)
    var equaliser = design(spectra)
    var trial = try dynamics(behind: equaliser, .atSamples)
    let before = trial.character(width: width)
    var curve = trial.plan(for: settings.loudness, below: settings.ceiling).curve
    for round in 1...Self.corrections {
      let windows = KeySections.windows(trial.envelope.energiesBySecond(under: curve.points))
      spectra = try SectionSpectra(of: mix, in: windows, under: curve)
      let better = design(spectra)
      let isStill = better.distance(to: equaliser) <= Self.stillness
      equaliser = better
      if isStill || round == Self.corrections { break }
      trial = try dynamics(behind: equaliser, .atSamples)
      curve = trial.plan(for: settings.loudness, below: settings.ceiling).curve
    }
    let dynamics = try dynamics(behind: equaliser, .betweenSamplesNear(settings.ceiling, under: curve.points))
    return Result(equaliser: equaliser, dynamics: dynamics, before: before, spectra: spectra)
  }

  private func design(_ spectra: SectionSpectra) -> Equaliser {
    let wanted = settings.character?.width ?? []
    let widening = wanted.isEmpty ? [] : WidthBands.gains(from: WidthBands.width(spectra.mid, spectra.side), to: wanted)
    // The tone is measured with the width it will have.
    let wide = Equaliser(widening: widening).filtered(spectra)
    let tone = settings.tone.map { ToneMatch(of: zip(wide.mid, wide.side).map { $0 + $1 }, to: $0) }
    return Equaliser(tone: tone, widening: widening)
  }

  private func dynamics(
    behind equaliser: Equaliser, _ detection: MixEnvelope.Detection
  ) throws -> Dynamics {
    let envelope = try MixEnvelope(of: mix, through: equaliser, detection: detection)
    return Dynamics(envelope, bound: settings.limiting, towards: settings.character)
  }
}
