import Audio

/// The report as the template sees it: every text ready but for escaping, every choice made.
///
/// The template reads stored properties by their names, so computed ones would stay empty.
struct Page {
  let title: String
  let subtitle: String
  let style: String
  let script: String
  let verdict: VerdictView
  let facts: [FactView]
  let prompt: String
  let notUnderstood: [String]
  let hasNotUnderstood: Bool
  let notes: [String]
  let hasNotes: Bool
  let player: PlayerView
  let spectrum: SpectrumView?
  let stereo: StereoView?
  let checks: CheckTable?
  let plan: PlanTable?
  let making: MakingView

  init(_ content: ReportContent, style: String, script: String) {
    title = content.title
    subtitle = FactView.subtitle(of: content.facts)
    self.style = style
    self.script = script
    verdict = VerdictView(content)
    facts = FactView.all(of: content.facts)
    prompt = content.request.prompt
    notUnderstood = content.request.notUnderstood
    hasNotUnderstood = !notUnderstood.isEmpty
    notes = content.request.notes
    hasNotes = !notes.isEmpty
    player = PlayerView(content)
    spectrum = content.spectrum.map(SpectrumView.init)
    stereo = content.stereo.map { StereoView($0, content) }
    checks = content.checks.isEmpty ? nil : CheckTable(content.checks)
    plan = content.sections.isEmpty ? nil : PlanTable(content.sections)
    making = MakingView(content.making)
  }
}
