"""Drives the player of a report in headless Chromium through the DevTools protocol, by the standard library alone.

usage: drive_player.py REPORT.html. Leaves with 0 when everything holds, else says what does not.
"""
import base64, json, os, socket, struct, subprocess, sys, tempfile, time, urllib.request

page = 'file://' + os.path.abspath(sys.argv[1])
profile = tempfile.mkdtemp(prefix='dubplate-player-')
browser = subprocess.Popen(
    ['chromium', '--headless=new', '--no-sandbox', '--disable-gpu', '--mute-audio', '--remote-debugging-port=0',
     '--autoplay-policy=no-user-gesture-required', '--user-data-dir=' + profile, page],
    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def until(what, seconds, probe):
    """Waits for an event that can only be asked for, and gives up loudly."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = probe()
        if found:
            return found
        time.sleep(0.05)
    raise SystemExit('in vain waited for: ' + what)


def port():
    try:
        return int(open(profile + '/DevToolsActivePort').readline())
    except (OSError, ValueError):
        return None


class Tab:
    """A tab, over a WebSocket (RFC 6455) with unmasked answers and masked requests."""

    def __init__(self, port):
        def find():
            try:
                tabs = json.load(urllib.request.urlopen('http://127.0.0.1:%d/json' % port))
            except OSError:
                return None
            return next((tab for tab in tabs if tab['type'] == 'page' and tab['url'] == page), None)
        path = until('the page', 120, find)['webSocketDebuggerUrl'].split(str(port), 1)[1]
        self.socket = socket.create_connection(('127.0.0.1', port))
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(('GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n'
                             'Sec-WebSocket-Key: %s\r\nSec-WebSocket-Version: 13\r\n\r\n' % (path, port, key)).encode())
        head = b''
        while b'\r\n\r\n' not in head:
            head += self.socket.recv(1)
        self.count = 0

    def read(self, size):
        data = b''
        while len(data) < size:
            data += self.socket.recv(size - len(data))
        return data

    def message(self):
        data = b''
        while True:
            first, size = self.read(2)
            size &= 127
            if size == 126:
                size = struct.unpack('>H', self.read(2))[0]
            elif size == 127:
                size = struct.unpack('>Q', self.read(8))[0]
            data += self.read(size)
            if first & 128:
                return json.loads(data)

    def __call__(self, expression):
        self.count += 1
        body = json.dumps({'id': self.count, 'method': 'Runtime.evaluate', 'params': {
            'expression': expression, 'returnByValue': True, 'awaitPromise': True, 'userGesture': True}}).encode()
        mask = os.urandom(4)
        size = len(body)
        head = b'\x81' + (bytes([128 | size]) if size < 126 else b'\xfe' + struct.pack('>H', size))
        self.socket.sendall(head + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(body)))
        while True:
            answer = self.message()
            if answer.get('id') == self.count:
                if 'exceptionDetails' in answer['result']:
                    raise SystemExit('%s: %s' % (expression, answer['result']['exceptionDetails']))
                return answer['result']['result'].get('value')


STATE = '''(() => {
  const master = document.getElementById('master');
  return {
    time: master.currentTime, paused: master.paused, muted: master.muted, playhead: document.getElementById('playhead').style.left,
    stems: Array.from(document.querySelectorAll('[data-stem]'), (row) => {
      const audio = row.querySelector('audio');
      return {name: row.dataset.stem, paused: audio.paused, muted: audio.muted, off: audio.currentTime - master.currentTime,
              pale: row.classList.contains('is-silent')};
    })};
})()'''


def drive(tab):
    state = lambda: tab(STATE)
    click = lambda selector: tab("document.querySelector(%s).click()" % json.dumps(selector))
    heard = lambda: [stem['name'] for stem in state()['stems'] if not stem['paused'] and not stem['muted']]
    row = lambda name, button: '[data-stem="%s"] .%s' % (name, button)
    until('the script', 120, lambda: tab(
        "document.readyState === 'complete' && document.documentElement.classList.contains('has-script')"))
    names = [stem['name'] for stem in state()['stems']]
    assert len(names) > 2, names

    click('#play')
    until('the master to play', 120, lambda: state()['time'] > 0.2)
    assert not state()['muted'] and heard() == [], 'with nothing muted the master itself is heard: %s' % state()

    click(row(names[0], 'mute'))
    until('all stems but the first', 120, lambda: state()['muted'] and heard() == names[1:])
    apart = until('stems in step', 120, lambda: max(abs(stem['off']) for stem in state()['stems']) < 0.05 and [
        stem['off'] for stem in state()['stems']])
    print('stems lie within %.0f ms of the master' % (1000 * max(map(abs, apart))))
    assert state()['stems'][0]['pale'], 'a muted stem looks muted'

    click(row(names[2], 'solo'))
    until('the third stem alone', 120, lambda: heard() == [names[2]])
    click(row(names[2], 'solo'))
    click(row(names[0], 'mute'))
    until('the master again', 120, lambda: not state()['muted'] and all(stem['paused'] for stem in state()['stems']))

    click('#play')
    until('a pause', 120, lambda: state()['paused'])
    before = state()['time']
    tab("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}))")
    until('a jump of five seconds', 120, lambda: 4.9 < state()['time'] - before < 5.1)
    assert float(state()['playhead'].rstrip('%')) > 0


try:
    drive(Tab(until('the browser', 120, port)))
except AssertionError as problem:
    raise SystemExit('not so: %s' % problem)
finally:
    browser.terminate()
    browser.wait()
    subprocess.run(['rm', '-rf', profile])
