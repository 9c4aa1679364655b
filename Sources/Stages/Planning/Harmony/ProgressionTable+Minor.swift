import Genres
import Music

extension ProgressionTable {
  private static let steps = ["iv VI VII:2", "VI:2 VII:2", "iv:2 V!:2", "VI VII V!:2"]

  static let minor: [GenreHarmony.Style: ProgressionTable] = [
    .pop: ProgressionTable(
      away: ["i v VI iv", "i VI iv VII", "i III VI VII", "i iv VI v", "i VII/3 III VI"],
      asking: ["iv VI VII:2", "VI VII iv V!", "iv v VI VII", "VI iv V7sus4!-V! VII"],
      elsewhere: ["III VII/3 VI V7!", "VI III iv V!", "iv VII III V7!", "VI VII III V!"], rising: steps,
      closings: ["VI VII", "iv VII", "iv V!", "VI-VII i", "iv-V! i", "iv VI-VII", "III VII"]),
    .rock: ProgressionTable(
      away: ["i VII VI VII", "i III VII iv", "i iv VI VII", "i:2 VI VII", "i v VI VII"],
      asking: ["iv:2 VII:2", "VI VII iv V!", "iv VI VII:2"],
      elsewhere: ["III VII VI V!", "VI III VII:2", "iv VI III VII"], rising: steps,
      closings: ["VI VII", "III VII", "iv V!", "VI-VII i", "VI V!", "iv VII"]),
    .soul: ProgressionTable(
      away: ["i9 iv9 i9 VII", "VImaj7 v7 i7:2", "i7 VII VImaj7 v7", "iv7 v7 i7 VII", "i7 iv7 VII IIImaj7"],
      asking: ["iv7 v7 VImaj7 VII", "VImaj7 VII v7 V7!", "iv9 VII IIImaj7 V7!"],
      elsewhere: ["IIImaj7 VImaj7 iim7b5! V7!", "iv9 VII IIImaj7 V7!", "VImaj7 IIImaj7 iv7 v7"],
      rising: ["iv7 v7 VImaj7 VII", "VImaj7:2 VII:2"],
      closings: ["iv7 v7", "VImaj7 VII", "iv7-VII i7", "iim7b5!-V7! i7", "VImaj7-v7 i7", "iv9 V7!"]),
    .jazz: ProgressionTable(
      away: ["i7 IV7 i7 VII7", "i7 VImaj7 iim7b5! V7!", "i6 iv7 iim7b5! V7!"],
      asking: ["iv7 VII7 iim7b5! V7!", "VImaj7 iv7 iim7b5! V7!"],
      elsewhere: [
        "iv7 VII7 IIImaj7 VImaj7 iim7b5! V7! i7 V7!", "V7/iv iv7 VII7 IIImaj7 VImaj7 V7/v iim7b5! V7!",
        "iv7 VII7 IIImaj7 V7!",
      ],
      rising: ["iim7b5!:2 V7!:2"],
      closings: ["iim7b5!-V7! i7", "iv7 V7!", "VImaj7 V7!", "iim7b5! V7!", "VImaj7-V7! i7"]),
    .folk: ProgressionTable(
      away: ["i VII i v", "i III VII i", "i VI VII i", "i iv i VII", "i v VI VII"],
      asking: ["iv VII i VII", "VI VII iv v", "III iv VI VII"],
      elsewhere: ["III VII i v", "VI III VII v", "iv i VI VII"],
      rising: ["iv:2 VII:2", "VI:2 VII:2"],
      closings: ["VII i", "v i", "VI VII", "iv-v i", "III VII", "iv-VII i", "VI-VII i"]),
    .latin: ProgressionTable(
      away: ["i VII VI V7!", "i iv VII III", "i iv V7! i", "i VI iv V7!"],
      asking: ["iv VII III V7!", "VI VII iv V7!", "iv V7! iv V7!"],
      elsewhere: ["III VII VI V7!", "VI VII III V7!", "iv i iim7b5! V7!"], rising: ["iv:2 V7!:2", "VI VII V7!:2"],
      closings: ["iv V7!", "iv-V7! i", "VI V7!", "V7! i", "iim7b5!-V7! i", "VII-VI V7!"]),
    .orchestral: ProgressionTable(
      away: ["i VII/3 III VI", "i VI iv V!", "i III VII v", "iv i VI V!", "i v/3 VI III/5"],
      asking: ["iv VI VII V!", "VI iv V7sus4! V!", "iv-i/3 VI VII V!"],
      elsewhere: ["III VII/3 VI V!", "VI III/3 iv V!", "iv VII III V7!", "VI III iv V!"],
      rising: ["iv:2 V!:2", "VI:2 VII:2", "VI VII i/3 V!"],
      closings: ["iv V!", "iv-V! i", "VI VII", "i/5-V! i", "iv/3 V!", "VI-VII i", "iv VI-VII"]),
    .dance: ProgressionTable(
      away: ["i v VI iv", "i III VI VII", "i iv VI v", "VI VII i III"],
      asking: ["iv v VI VII", "VI VII iv VII", "iv III VI VII"],
      elsewhere: ["III VII VI VII", "VI III iv v", "iv VI III VII"],
      rising: ["iv VI VII:2", "VI:2 VII:2", "iv v VI VII"],
      closings: ["iv VII", "VI VII", "III VII", "iv v", "VI-VII i", "VI v", "iv-VI VII"]),
    .modal: ProgressionTable(
      away: ["i iv i v", "i VI i VII", "i VII iv i"], asking: ["iv:2 VII:2", "VI:2 VII:2", "iv v VI VII"],
      elsewhere: ["iv i VI VII", "VI III iv v", "III VII iv v"], rising: ["iv:2 VII:2", "VI:2 VII:2"],
      closings: ["VI VII", "iv v", "VII i", "iv VII", "v VI", "III VII", "iv-v i"]),
  ]
}
