"""Local servers that keep to the contracts of paid services, and keep the bill.

A server notes every order that it would charge for, by what was asked for (prompt, seed, length …), the moment the order has
arrived, whether or not its answer gets through. It also notes how many orders were under way at a time, and every request
that breaks the contract. Standard library only.
"""
import array, base64, http.server, io, json, math, random, re, threading, time, urllib.parse, wave

RATE = 32000


def drum_loop(seconds, bpm, cache={}, lock=threading.Lock()):
    """Kick, snare and hats as WAV: 16-bit mono."""
    with lock:
        if (seconds, bpm) not in cache:
            chance = random.Random(1)
            track = [0.0] * int(seconds * RATE)
            kick = [math.exp(-t / 2500) * math.sin(2 * math.pi * 55 * t / RATE) for t in range(8000)]
            snare = [0.5 * math.exp(-t / 2000) * chance.uniform(-1, 1) for t in range(8000)]
            hat = [0.12 * math.exp(-t / 500) * chance.uniform(-1, 1) for t in range(2500)]
            for half in range(int(seconds * bpm / 30)):
                for sound, due in ((kick, half % 4 == 0 or half % 8 == 5), (snare, half % 4 == 2), (hat, True)):
                    first = int(half * 30 / bpm * RATE)
                    for i, value in enumerate(sound[:len(track) - first] if due else ()):
                        track[first + i] += value
            mean = sum(track) / len(track)
            track = [x - mean for x in track]
            loudest = max(map(abs, track)) or 1
            frames = array.array("h", (int(30000 * x / loudest) for x in track)).tobytes()
            file = io.BytesIO()
            with wave.open(file, "wb") as sound:
                sound.setnchannels(1)
                sound.setsampwidth(2)
                sound.setframerate(RATE)
                sound.writeframes(frames)
            cache[seconds, bpm] = file.getvalue()
        return cache[seconds, bpm]


class Order:
    def __init__(self, number, asked, sound, time_taken):
        self.id = f"p{number}"
        self.asked = asked
        self.sound = sound
        self.begin = time.time()
        self.end = self.begin + time_taken
        self.cancelled = False

    @property
    def is_ready(self):
        return time.time() >= self.end


class Service:
    """One paid service. `takes` is how long a clip takes, `answers` how long the answer to an order lingers, in seconds."""

    key = "sk-this-is-secret-0123456789"

    def __init__(self, name, takes=(0.2, 0.5), answers=(0, 0)):
        self.name, self.takes, self.answers = name, takes, answers
        self.lock = threading.Lock()
        self.chance = random.Random(name)
        self.orders, self.problems = {}, []
        # What is done instead of taking orders, and how many came then.
        self.failing, self.refused = None, 0
        service = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def log_message(self, *_):
                pass

            def do_GET(self):
                service.handle(self, "GET")

            def do_POST(self):
                service.handle(self, "POST")

            def do_PUT(self):
                service.handle(self, "PUT")

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.handle_error = lambda *_: None
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def handle(self, request, method):
        body = request.rfile.read(int(request.headers.get("content-length", 0)))
        if not self.is_allowed(request):
            self.complain(f"{method} {request.path}: no key")
        if self.failing and method in ("POST", "PUT"):
            with self.lock:
                self.refused += 1
            return self.failing(self, request)
        self.answer(request, method, body)

    def is_allowed(self, request):
        return request.headers.get("authorization") == f"Bearer {self.key}"

    def complain(self, problem):
        with self.lock:
            self.problems.append(problem)

    def send(self, request, status, body, kind="application/json", headers={}):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        request.send_response(status)
        for name, value in {"content-type": kind, "content-length": len(data), **headers}.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(data)

    def take(self, asked, seconds, prompt):
        """Notes an order and charges for it."""
        found = re.search(r"([\d.]+) BPM", prompt)
        sound = drum_loop(float(seconds), float(found.group(1)) if found else 120.0)
        with self.lock:
            order = Order(len(self.orders), asked, sound, self.chance.uniform(*self.takes))
            self.orders[order.id] = order
        return order

    def linger(self):
        time.sleep(self.chance.uniform(*self.answers))

    @property
    def bill(self):
        """How often each thing was charged for."""
        with self.lock:
            counts = {}
            for order in self.orders.values():
                counts[order.asked] = counts.get(order.asked, 0) + 1
            return counts

    def most_at_work(self):
        """The most orders that were under way at a time."""
        with self.lock:
            edges = [(o.begin, 1) for o in self.orders.values()] + [(o.end, -1) for o in self.orders.values()]
        most = level = 0
        for _, step in sorted(edges):
            level += step
            most = max(most, level)
        return most

    def rate(self, places):
        """Clips in a second: how fast orders followed those that filled the places first."""
        with self.lock:
            begins = sorted(order.begin for order in self.orders.values())
        return (len(begins) - places) / (begins[-1] - begins[0])


def form_fields(body, request):
    """The text fields of a multipart form."""
    border = re.search(r"boundary=\"?([^\";]+)", request.headers.get("content-type", "")).group(1)
    fields = {}
    for part in body.split(b"--" + border.encode())[1:-1]:
        head, _, value = part.partition(b"\r\n\r\n")
        fields[re.search(rb'name="([^"]+)"', head).group(1).decode()] = value[:-2].decode(errors="replace")
    return fields


class Replicate(Service):
    """Predictions by submitting and polling; they can be listed."""
    version = "5c" * 32
    page = 100

    def settings(self):
        return {"kind": "replicate", "base_url": self.address + "/v1", "model": f"meta/musicgen:{self.version}",
                "price_unit": "USD", "price_per_call": 0.1, "download_hosts": ["127.0.0.1"]}

    def prediction(self, order):
        status = "canceled" if order.cancelled else "succeeded" if order.is_ready else "processing"
        place = f"{self.address}/v1/predictions/{order.id}"
        return {"id": order.id, "model": "meta/musicgen", "version": self.version, "input": json.loads(order.asked),
                "output": f"{self.address}/out/{order.id}.wav" if status == "succeeded" else None, "error": None,
                "data_removed": False, "status": status, "logs": "", "metrics": {"predict_time": 1.0},
                "created_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(order.begin)),
                "urls": {"web": "https://replicate.com/p/x", "get": place, "cancel": place + "/cancel"}}

    def answer(self, request, method, body):
        path, _, query = request.path.partition("?")
        parts = path.strip("/").split("/")
        if method == "POST" and path == "/v1/predictions":
            return self.order(request, json.loads(body))
        if method == "GET" and path == "/v1/predictions":
            return self.list(request, dict(urllib.parse.parse_qsl(query)))
        order = self.orders.get(parts[-2 if parts[-1] == "cancel" else -1].removesuffix(".wav"))
        if order is None:
            return self.send(request, 404, {"title": "Not found", "detail": "none", "status": 404})
        if method == "POST" and parts[-1] == "cancel":
            order.cancelled = True
        elif parts[0] == "out":
            return self.send(request, 200, order.sound, "audio/wav")
        elif method != "GET" or parts[:2] != ["v1", "predictions"]:
            self.complain(f"{method} {path}")
        self.send(request, 200, self.prediction(order))

    def order(self, request, asked):
        if set(asked) != {"version", "input"} or self.version not in asked["version"]:
            self.complain(f"order {sorted(asked)}")
        if not re.fullmatch(r"\d+s", request.headers.get("cancel-after", "")) or "prompt" not in asked["input"]:
            self.complain("order without prompt or cancel-after")
        text = json.dumps(asked["input"], sort_keys=True)
        order = self.take(text, asked["input"]["duration"], asked["input"]["prompt"])
        self.linger()
        self.send(request, 201, self.prediction(order), headers={"ratelimit-remaining": 599, "ratelimit-reset": 1})

    def list(self, request, query):
        if not set(query) <= {"created_after", "created_before", "source", "cursor"} or query.get("source", "web") != "web":
            self.complain(f"list {query}")
        with self.lock:
            rows = sorted(self.orders.values(), key=lambda order: -order.begin)
        if "created_after" in query:
            limit = query["created_after"]
            rows = [r for r in rows if time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(r.begin)) >= limit]
        first = int(query.get("cursor", 0))
        more = dict(query, cursor=first + self.page)
        following = f"{self.address}/v1/predictions?{urllib.parse.urlencode(more)}" if len(rows) > first + self.page else None
        page = [self.prediction(row) for row in rows[first:first + self.page]]
        self.send(request, 200, {"results": page, "next": following, "previous": None})


class StableAudio(Service):
    """Stable Audio 2.5, which answers with the sound, and 3, which takes orders that cannot be listed."""

    def __init__(self, name, is_long, **times):
        self.is_long = is_long
        super().__init__(name, **times)

    def settings(self):
        return {"kind": "stable-audio", "base_url": self.address,
                "model": "stable-audio-3" if self.is_long else "stable-audio-2.5"}

    def answer(self, request, method, body):
        family = "stable-audio" if self.is_long else "stable-audio-2"
        if request.headers.get("accept") != "audio/*":
            self.complain("accept")
        if method == "POST" and request.path == f"/v2beta/audio/{family}/text-to-audio":
            return self.order(request, form_fields(body, request))
        order = self.orders.get(request.path.rpartition("/")[2][-8:].lstrip("0"))
        if not self.is_long or not request.path.startswith("/v2beta/audio/results/") or order is None:
            self.complain(f"{method} {request.path}")
            return self.send(request, 404, {"id": "x", "name": "not_found", "errors": ["none"]})
        if not order.is_ready:
            return self.send(request, 202, {"id": self.long(order), "status": "in-progress"})
        self.sound(request, order)

    def long(self, order):
        return order.id.rjust(64, "0")

    def order(self, request, fields):
        if fields.get("output_format") != "wav" or not fields.get("prompt") or not fields.get("seed", "").isdigit():
            self.complain(f"order {fields}")
        order = self.take(json.dumps(fields, sort_keys=True), fields["duration"], fields["prompt"])
        self.linger()
        if self.is_long:
            return self.send(request, 202, {"id": self.long(order)})
        time.sleep(max(0, order.end - time.time()))
        self.sound(request, order)

    def sound(self, request, order):
        self.send(request, 200, order.sound, "audio/wav", {"finish-reason": "SUCCESS", "seed": "1", "x-request-id": order.id})


class Cog(Service):
    """A Cog server, which makes one clip at a time and answers with it."""

    def settings(self):
        return {"kind": "cog", "base_url": self.address}

    def answer(self, request, method, body):
        if method != "PUT" or not re.fullmatch(r"/predictions/[\w-]{1,64}", request.path):
            return self.complain(f"{method} {request.path}")
        asked = json.loads(body)
        if set(asked) != {"input"}:
            self.complain(f"order {sorted(asked)}")
        text = json.dumps(asked["input"], sort_keys=True)
        order = self.take(text, asked["input"]["duration"], asked["input"]["prompt"])
        time.sleep(max(0, order.end - time.time()))
        sound = "data:audio/wav;base64," + base64.b64encode(order.sound).decode()
        self.send(request, 200, {"id": order.id, "status": "succeeded", "output": sound, "logs": "",
                                 "metrics": {"predict_time": 1.0}})


def internal_error(service, request):
    """A service that is broken: an error, or no answer at all."""
    if service.chance.random() < 0.5:
        service.send(request, 500, {"id": "x", "name": "internal_error", "errors": ["out of order"], "detail": "out of order"})
    else:
        request.close_connection = True
        request.connection.shutdown(2)
