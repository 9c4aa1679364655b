import Testing

@testable import Prompt

/// One English word is never taken for another.
@Suite struct SpellingTests {
  /// Words that are one or two letters away from the name of an instrument, a genre, a voice or a mood.
  static let words = """
    adrenalin affectionately ambiance analogs anthems arcades backings badger bailed balalaikas banishment \
    banker banner baptists barbeque barbeques bards bases bassoons beads beams beans beast beasts beaus bents \
    bests bighorn bighorns bingo blasts blats bleat bleats bleeds blest blocks blooding blooms blown blued \
    blushes boast boded bombs boned boobs boogied booing bootie boots boozing bosoms bosses bossiest bounty \
    bowels bower brash bread breads breaker breeze browns brusk bruskest bruskness builds bulls bulwarks \
    burglars bushed busses calfs calking caller cambia cannibal canon cardinal carnation carnations caryatid \
    caryatids celestas changing chanties chanty chapt charades cheeking cheeks cheesy cherry chick chickens \
    chile chiles chink chino chitlings chitlins chompers chopper chorals chortle chortled chorussed chows chunk \
    clans claptrap clasping claustrophobia clear cleaves cloned clopping clops close closes cloudy cloves cloyed \
    cluck clucks collage collages colon combos comic compo compos concept concerti concertinas concerting \
    concerto contemplatives coops coral cornea corporal corporals corpuses corset cradles craps crowed crows \
    cryings curators dabble deaths delinted demoniac depresses dibble digitalis discos diving doable dodge drams \
    drills droll droned drove eights electrodynamics electrostatic ethnics excite exited exiting explained \
    explosives exude feeding feelings felling fencer fiddlers fidgets fidgety fiefs filler filth finer flunkeys \
    fluted fogey fonder fores forests fright fuddles fusions gabbed gaged gages gamma gammas gaped garages \
    garbage gazeboes gentled gentlefolk gentler ghettoes gibber glided goiter gonks goofs goring grads grandads \
    grant grasp grassy grated grays griefs grimed grind grokking growing guitarists hanks harks harpy heady \
    hearing heating heave heaving heeling heroin hinting hoedowns hometown hometowns honks hooey hookey hooter \
    hooves hostiles housebreaks houseclean housecleans hover hunting hybrids hymens hypes imparts incense indue \
    indues inspire internes intros jaunt jerseys jibes jiggle jived joyride joyrides jungles kinks lager lamely \
    lanes lased lases later layers levee lever levers likes limes lined linens liners lints liquids looms loots \
    losers lounged lounging louvers lovebirds lovely loxes lunge macro mainstreams mandolins manholes marimbas \
    marquess match medal mediaeval medication melancholics memorizes mercy meringue meted micra micron minster \
    modals monsters mucky muddle mullets mused musicale mutes nerved nervy neuron niceties niches nighties \
    ninepins nineteens ninetieth ninetieths noised nylons ocarinas oceans octaves offbeats orchestras outcrops \
    outgrows outlawed outlay outsiders outsized pacts pagoda palavers papas party pastern patter payers peach \
    pease penal pence penlites perch phone phony pierce pimping pines pinked pizzicatos placers planters \
    playgoer playgoers playpens pleaders plonk plonks plugs plunks podcasts poker poplar poser positives powers \
    preservation progressives prophets pucks pulped pulping pumper pupas pupping purse quarter racing radii \
    ragging rajas raking ranking raping raring recitals reclamation records reeve regale relaxations relaxes \
    relegation renaissances reparation repels requites retrod reuse reuses revels reverie reverses revivalist \
    reword rhythms rider rifer riper river roaching roans rocking romantics roods roofs rooms roughhouse \
    roughhouses routs ruble rumbles rumple sampled sampler sander scampies scanty scaring schticks screeched \
    screechy seeping sentimentalism sentimentalist seventeens seventieth seventieths sewing shadows shakes share \
    shares shaver shavers shill shlepping shortish sides silky simple singeing singes sinker sixth sixtieth \
    sixtieths skater skates skill skittish slapping slaps sleety sleighs slick slider slily sluttish snake snarf \
    snarfing snarfs snark snarks sniggers snipping snore soaking sonatas songwriters sonny sopranos sottish \
    soundtracks souring spaced spacy sparing spate speedy spewed spiritualism spiritualist spiritualists \
    spirituous splashy spokes spool spore springs squared squarer staccati stack stall standout stands stank \
    stats steed steels steer sticky stole stoned stoners stoppers strides strife strive strode strong stubs \
    studly styes styles subspace subtropical suction summons swabs swaps sweet sweets swopping synch synchs \
    tableaus tamps tangy tasking taverns tearjerkers tease teaser techs teensier tempi tempos tenders tenors \
    tenses textured thank thine thinks thirds thrilled thumbs thunderclap thunderclaps thunk thyme tickling \
    tikes times tinder tiros tokes tonnes topical torch totes tracks trailed trailers trains trams traps trash \
    trawler trays triangles tricking trilling triply trons tucking twink tympana unplumbed upbeats urbane vales \
    valise valises value valve vapors vaporware vases verbenas vials vibraphones videotape vinyls violet vireo \
    vises voile vortices wages waitress wakes walkers waltzed wanking warding warehoused warning warping warship \
    warships waved wavers waxes welching whiten whittle whittling wieners wives wobbled womble wombles woolie \
    woolies wooliest worshipers worthies yanks
    """

  @Test func `English words that look like words for music are left as they are`() throws {
    let vocabulary = Vocabulary(lexicon: try .builtIn(), genres: KnownGenres.standard)
    let speller = Speller(vocabulary)
    let runTogether = RunTogether(vocabulary) { speller.isWord($0) }
    let words = Self.words.split(separator: " ").map(String.init)
    #expect(words.count > 600)
    let changed = words.filter { word in
      let tokens = runTogether.parted(Tokeniser.tokens(of: word), in: word)
      return tokens.count != 1 || speller.corrected(tokens).contains(where: \.isCorrected)
    }
    #expect(changed.isEmpty, "\(changed)")
  }

  @Test(arguments: [
    ("darkambient", "dark ambient"), ("lofihiphop", "lofi hiphop"), ("chillbeats", "chill beats"),
    ("technomusic", "techno music"), ("pianoandstrings", "pianoandstrings"), ("thunderstorm", "thunderstorm"),
  ])
  func `words that were written together are read one by one where all of them are of music`(
    tag: String, expected: String
  ) throws {
    let vocabulary = Vocabulary(lexicon: try .builtIn(), genres: KnownGenres.standard)
    let speller = Speller(vocabulary)
    let tokens = RunTogether(vocabulary) { speller.isWord($0) }.parted(Tokeniser.tokens(of: tag), in: tag)
    #expect(tokens.map(\.word).joined(separator: " ") == expected)
    let written = tokens.map { String(tag[$0.range]) }
    #expect(written == tokens.map(\.text))
  }

  @Test(arguments: ["some jazz for a dinner in Leeds", "regards, Harpe", "hello from Vilola"])
  func `names of people and places are left as they are`(prompt: String) throws {
    let speller = Speller(Vocabulary(lexicon: try .builtIn(), genres: KnownGenres.standard))
    let corrected = speller.corrected(Tokeniser.tokens(of: prompt)).filter(\.isCorrected)
    #expect(corrected.isEmpty)
  }
}
