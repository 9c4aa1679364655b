"""A daemon's folder for tests with paid services: tickets that each need one clip, and where they end."""
import json, os, pathlib, shutil, subprocess, tempfile


class DaemonFolder:
    def __init__(self, program, services, settings):
        self.program = program
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="dubplate-remote-"))
        for name in ("inbox", "made"):
            (self.root / name).mkdir()
        settings = {
            "watch": {"stable_for_s": 0.05, "rescan_s": 1}, **settings,
            "services": {service.name: {**service.settings(), **settings.get("services", {}).get(service.name, {})}
                         for service in services}}
        # YAML is a superset of JSON.
        (self.root / "dubplate.yaml").write_text(json.dumps(settings))
        self.environment = dict(os.environ)
        for service in services:
            self.environment[f"DUBPLATE_{service.name.upper()}_KEY"] = service.key
        self.key = services[0].key
        self.services = {}

    def drop(self, number, service):
        """A ticket that one clip of drums is enough for, and whose checks that clip passes."""
        ticket = {"prompt": "house with only drums", "duration": 8, "bpm": 120, "loudness": -18, "seed": number + 1,
                  "backend": service.name}
        self.services[number] = service
        (self.root / "made/ticket").write_text(json.dumps(ticket))
        (self.root / "made/ticket").rename(self.root / f"inbox/t{number}.json")

    def service(self, number):
        return self.services[number]

    def start(self):
        return subprocess.Popen(
            [self.program, "run", "--config", self.root / "dubplate.yaml", "--root", self.root], env=self.environment,
            stdout=open(self.root / "log", "a"), stderr=open(self.root / "errors", "a"))

    def undone(self):
        """How many tickets have not ended."""
        ends = [path for place in ("archive", "failed") for path in (self.root / place).glob("t*")]
        return len(self.services) - len(ends)

    def misplaced(self, is_final):
        """Tickets that are not in exactly one place, and deliveries that are not whole or too many."""
        faults = []
        claimed = [path.name for path in (self.root / "inbox/.dubplate/claimed").rglob("t*.json") if path.is_file()]
        for number in self.services:
            name = f"t{number}"
            places = [f"{place}/{name}" for place in ("archive", "failed") if (self.root / place / name).exists()]
            places += ["inbox"] * (self.root / f"inbox/{name}.json").exists()
            places += ["claimed"] * claimed.count(f"{name}.json")
            deliveries = list((self.root / "outbox").glob(f"{name}~*")) + [self.root / "outbox" / name]
            deliveries = [path for path in deliveries if path.exists()]
            if len(places) != 1 or (is_final and places[0] in ("inbox", "claimed")):
                faults.append(f"{name} is in {places}")
            if len(deliveries) > 1 or (is_final and len(deliveries) != (places[:1] == [f"archive/{name}"])):
                faults.append(f"{name} is in {places} and was delivered {len(deliveries)} times")
            faults += [f"{path} is not whole" for path in deliveries if not (path / "manifest.json").exists()]
        return faults

    def manifest(self, number):
        path = self.root / f"outbox/t{number}/manifest.json"
        return json.loads(path.read_text()) if path.exists() else None

    def failure(self, number):
        """The codes of the reasons why a job failed; empty when it did not."""
        path = self.root / f"failed/t{number}/reason.json"
        return [problem["code"] for problem in json.loads(path.read_text())["problems"]] if path.exists() else []

    def ordered(self, number):
        """The services' names for what a job has ordered, from the records of its orders."""
        job = json.loads((self.root / f"failed/t{number}/reason.json").read_text())["job_id"]
        found = set()
        for path in (self.root / f".dubplate/work/{job}/clips/orders").glob("*.json"):
            record = json.loads(path.read_text())
            found |= {record[kind]["_0"].get("remoteID") or record[kind]["_0"].get("id") for kind in record if "_0" in record[kind]}
        return found

    def places_of_keys(self):
        """The files in which the services' key stands; there should be none."""
        key = self.key.encode()
        return [f"the key stands in {path}" for path in self.root.rglob("*") if path.is_file() and key in path.read_bytes()]

    def remove(self):
        shutil.rmtree(self.root)
