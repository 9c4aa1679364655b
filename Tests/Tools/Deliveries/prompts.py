"""Tickets as people might write them: every genre in turn, all else drawn from the ticket's own seed, so all runs agree."""
import random

# The genre as a ticket calls it, words for it, and the tempi that are asked for where one is.
GENRES = [
    ("house", ["house", "classic house", "a house track"], (118, 130)),
    ("deep-house", ["deep house", "mellow deep house"], (118, 125)),
    ("tech-house", ["tech house", "rolling tech house"], (124, 128)),
    ("bass-house", ["bass house", "g house"], (124, 130)),
    ("techno", ["techno", "warehouse techno", "Detroit techno"], (126, 138)),
    ("trance", ["trance", "uplifting trance"], (132, 142)),
    ("hardstyle", ["hardstyle", "euphoric hardstyle"], (148, 154)),
    ("disco", ["disco", "nu disco"], (110, 124)),
    ("funk", ["funk", "slap bass funk"], (96, 116)),
    ("pop", ["pop", "a pop song", "indie pop"], (92, 124)),
    ("synthwave", ["synthwave", "retrowave", "outrun"], (84, 116)),
    ("rock", ["rock", "indie rock", "hard rock"], (96, 140)),
    ("reggaeton", ["reggaeton", "dembow"], (88, 100)),
    ("dubstep", ["dubstep", "deep dubstep"], (138, 142)),
    ("brostep", ["brostep", "heavy dubstep"], (140, 150)),
    ("future-bass", ["future bass", "kawaii bass"], (140, 160)),
    ("drum-and-bass", ["drum and bass", "dnb", "liquid dnb"], (170, 176)),
    ("jungle", ["jungle", "oldschool jungle"], (160, 170)),
    ("uk-garage", ["UK garage", "2-step"], (130, 136)),
    ("hip-hop", ["hip hop", "a rap beat"], (80, 98)),
    ("boom-bap", ["boom bap", "old school hip hop"], (84, 96)),
    ("trap", ["trap", "a trap beat"], (66, 76)),
    ("lo-fi", ["lo-fi hip hop", "lofi study beats", "chillhop"], (72, 88)),
    ("downtempo", ["downtempo", "trip hop", "chillout"], (80, 98)),
    ("jazz", ["jazz", "a jazz trio", "swing"], (100, 160)),
    ("ambient", ["ambient", "space ambient"], (60, 90)),
    ("cinematic", ["cinematic", "film score", "trailer music"], (70, 110)),
]
# How a wish is worded; {g} the genre, {m} the mood, {i} an instrument.
WORDINGS = {
    "english": ["{g}, {m}", "A {m} {g} piece with {i}", "{m} {g}. {i} up front.", "Make me something {m}: {g} with {i}.",
                "i need {g} for a video, {m} pls", "{g} with {i} and {i2}, {m} mood", "{g}"],
    "german": ["{g}, {m}", "Ein {m}es Stück {g} mit {i}", "Bitte {g} mit {i}, {m}"],
    "spanish": ["{g}, {m}", "Quiero un tema de {g} {m} con {i}"], "french": ["{g}, {m}", "Un morceau de {g} {m} avec {i}"],
    "italian": ["{g}, {m}", "Un brano {g} {m} con {i}"], "portuguese": ["{g}, {m}", "Uma música {g} {m} com {i}"],
}
MOODS = {
    "english": ["dark", "happy", "melancholic", "energetic", "dreamy", "aggressive", "calm", "uplifting", "nostalgic",
                "mysterious", "epic", "hypnotic", "playful", "tense", "romantic"],
    "german": ["dunkel", "melancholisch", "ruhig", "episch", "energisch"], "spanish": ["alegre", "oscuro", "tranquilo"],
    "french": ["sombre", "joyeux", "calme"], "italian": ["triste", "allegro", "oscuro"], "portuguese": ["alegre", "triste"],
}
INSTRUMENTS = {
    "english": ["piano", "strings", "a warm pad", "a plucked synth", "electric guitar", "flute", "Rhodes", "a saxophone",
                "909 drums", "acid bass", "vibraphone", "brass", "an arpeggio", "sub bass", "bells", "congas", "organ"],
    "german": ["Klavier", "Streichern", "E-Gitarre", "Flöte"], "spanish": ["piano", "guitarra", "trompeta"],
    "french": ["piano", "violons", "guitare"], "italian": ["pianoforte", "archi"], "portuguese": ["piano", "violão"],
}
LANGUAGES = ["english"] * 8 + list(WORDINGS)[1:]
COLOURS = ["lo-fi and dusty", "heavily distorted", "massive and hard", "muffled, underwater", "bright and clean", "wide",
           "dry, no reverb", "minimal", "lush", "compressed and loud", "warm analog", "swung"]
ARTISTS = ["Skrillex", "Daft Punk", "Burial", "Boards of Canada", "J Dilla", "Hans Zimmer", "Kavinsky", "Deadmau5"]
WITHOUT = ["drums", "bass", "a lead", "hi-hats", "pads", "piano", "guitars"]
MODES = ["major", "minor", "minor", "major", "dorian", "phrygian", "mixolydian", "lydian", "harmonic minor"]
NOTES = ["C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"]
FORMS = [", 8 bars intro then a drop", ", with a long breakdown", ", verse chorus verse chorus", ", ends abruptly",
         ", fades out", ", starts quiet and builds up"]
LOUDNESS = [-9, -11, -16, -18, -23]
LYRICS = "Silver lights are on the water\nAll the night is moving slow\nHold the morning for a moment\nThere is nowhere else to go"


def tickets(count, references):
    """Dictionaries: `name`, `ticket` (JSON, or the text of a .txt), `genre`, `asked` and the `reference`'s path if any."""
    return [wish(i, random.Random(f"deliveries {i}"), references) for i in range(count)]


def seconds(draw):
    """10 s to 5 min, most of them 20 to 60 s."""
    low, high = draw.choices([(10, 20), (20, 40), (40, 60), (60, 120), (120, 300)], [17, 55, 21, 5, 2])[0]
    return round(draw.uniform(low, high), draw.choice([0, 0, 1]))


def wish(index, draw, references):
    genre, words, tempi = GENRES[index % len(GENRES)]
    language = draw.choice(LANGUAGES)
    first, second = draw.sample(INSTRUMENTS[language], 2)
    text = draw.choice(WORDINGS[language]).format(
        g=draw.choice(words), m=draw.choice(MOODS[language]), i=first, i2=second)
    made = {"name": f"{index:03d}-{genre}", "genre": genre, "asked": {}, "reference": None, "language": language}
    ticket = {"seed": index}
    text = spice(text, genre, draw) if language == "english" else text
    text += musts(made["asked"], ticket, tempi, draw, language)
    length = 300 if index == 299 else 10 if index == 0 else seconds(draw)
    if draw.random() < 0.2 and references:
        made["reference"] = draw.choice(references)
        if draw.random() < 0.2:
            # What was said in words goes with them.
            text, made["asked"] = "", {k: ticket[k] for k in ("bpm", "key") if k in ticket}
    if draw.random() < 0.25 and text and not made["reference"] and length <= 60 and language == "english":
        said = [f"{ticket[k]:g} BPM" if k == "bpm" else f"in {ticket[k]}" for k in ("bpm", "key") if k in ticket]
        return {**made, "seconds": int(length), "ticket": ", ".join([text, *said, f"{int(length)} seconds long"])}
    ticket["duration"] = made["asked"]["duration"] = made["seconds"] = length
    if text: ticket["prompt"] = text
    if draw.random() < 0.1: ticket["loudness"] = draw.choice(LOUDNESS)
    if genre == "pop" and draw.random() < 0.4 and text: ticket["lyrics"] = LYRICS
    return {**made, "ticket": ticket}


def spice(text, genre, draw):
    """Colours, blends, artists, exclusions and forms, each in some prompts."""
    if draw.random() < 0.3: text += ", " + draw.choice(COLOURS)
    if draw.random() < 0.12: text += f" with {draw.choice([g for g, _, _ in GENRES if g != genre])} influences"
    if draw.random() < 0.08: text += f", in the style of {draw.choice(ARTISTS)}"
    if draw.random() < 0.12: text += f", without {draw.choice(WITHOUT)}"
    if draw.random() < 0.12: text += draw.choice(FORMS)
    return text


def musts(asked, ticket, tempi, draw, language):
    """What is asked for by number or name: in words, or in the ticket's own fields."""
    text = ""
    if draw.random() < 0.5:
        asked["bpm"] = draw.randint(*tempi) + draw.choice([0, 0, 0, 0.5])
        if draw.random() < 0.5: ticket["bpm"] = asked["bpm"]
        text += f", {asked['bpm']:g} BPM" if "bpm" not in ticket else ""
    if draw.random() < 0.5:
        asked["key"] = f"{draw.choice(NOTES)} {draw.choice(MODES)}"
        if draw.random() < 0.5 or language != "english": ticket["key"] = asked["key"]
        text += f", in {asked['key']}" if "key" not in ticket else ""
    if draw.random() < 0.07: text += draw.choice([", in 3/4", ", in 6/8", ", 3/4"])
    return text if draw.random() < 0.9 else text + ", instrumental"
