import Testing

/// Shares that are away when a run begins, in its middle and at its end, with the state folder elsewhere: nothing is
/// lost, nothing is given up, and nothing is made in a bare mount point.
///
/// Real mounts, in a namespace of the test's own. A share is a folder that is mounted where it belongs.
@Suite struct ShareTests {
  private static let prelude = """
    set -e; trap 'kill -9 $(jobs -p) 2> /dev/null || true' EXIT
    program=$1 top=$2 nas=$2/nas disk=$2/disk; export STATE_DIRECTORY=$2/state
    mkdir -p "$nas" "$disk"; mount -t tmpfs none "$disk" || exit 7; mkdir "$disk/nas" "$disk/folder"
    fail() { echo "line $1: $2" >&2; cat "$top"/log* >&2; "$program" jobs --root "$nas" >&2; exit 1; }
    connect() { mount --bind "$disk/nas" "$nas"; }
    away() { umount -l "$nas"; }
    once() { code=0; "$program" run --once --root "$nas" > "$top/log" 2>&1 || code=$?; }
    bare() { [ -z "$(ls -A "$1")" ] || fail $LINENO "something was made in $1: $(find "$1")"; }
    drop() { echo "{\\"prompt\\": \\"${2:-house}\\", \\"duration\\": 8}" > "$nas/inbox/$1.json"; }
    wait_for() { local n; for n in $(seq 600); do eval "$1" && return; sleep 0.05; done; fail $LINENO "no $1"; }
    expect() { eval "$1" || fail ${BASH_LINENO[0]} "not: $1"; }
    die_at() { code=0; DUBPLATE_CRASH_AT=$1 "$program" run --once --root "$nas" > "$top/log1" 2>&1 || code=$?
      expect '[ $code = 137 ]'; }
    delivered() { expect '[ -f "$nas/outbox/'$1/$1'.wav" ] && [ -f "$nas/archive/'$1/$1'.json" ]'
      expect '[ -z "$(ls "$nas/inbox/.dubplate/claimed" "$nas/failed" | grep -v :)" ]'; }

    """

  private func play(_ script: String) throws -> Int32 { try MountNamespace.run(Self.prelude + script) }

  /// The places at which a run is cut off before the share goes away.
  private static let points = [
    "claim.recorded", "claim.ticket-moved", "claim.synced", "accept.stored", "start.counted", "work.staged",
    "work.done", "publish.noted", "publish.renamed", "deliver.noted", "leave.moved",
  ]

  @Test(.enabled(if: MountNamespace.isAvailable), arguments: points)
  func `a root that is away at the next run costs nothing, and the run after that delivers`(point: String) throws {
    let code = try play(
      """
      connect; mkdir "$nas/inbox"; drop job; die_at \(point)
      away; once; expect '[ $code = 75 ]'; expect 'grep -q "is away" "$top/log"'; bare "$nas"
      connect; once; expect '[ $code = 0 ]'; delivered job
      """)
    #expect(code == 0, "\(point)")
  }

  @Test(.enabled(if: MountNamespace.isAvailable), arguments: ["inbox", "outbox", "failed", "archive", "queue"])
  func `a single folder on a share of its own is waited for, and the others stay as they are`(folder: String) throws {
    let code = try play(
      """
      share() { mount --bind "$disk/folder" "$nas/\(folder)"; }
      mkdir "$nas/inbox"; mkdir -p "$nas/\(folder)"; share; drop job; die_at accept.shown
      umount -l "$nas/\(folder)"; once; expect '[ $code = 75 ]'; bare "$nas/\(folder)"
      expect 'grep -q "nas/\(folder): is away" "$top/log"'
      share; once; expect '[ $code = 0 ]'; delivered job
      """)
    #expect(code == 0, "\(folder)")
  }

  @Test(.enabled(if: MountNamespace.isAvailable))
  func `a daemon waits for a root that is away at its start, says so once, and goes on`()
    throws
  {
    let code = try play(
      """
      connect; mkdir "$nas/inbox"; drop job; die_at start.counted; away
      "$program" run --root "$nas" > "$top/log" 2>&1 & daemon=$!
      wait_for 'grep -q "is away" "$top/log"'; sleep 2.5; bare "$nas"
      expect '[ $(grep -c "is away" "$top/log") = 1 ]'
      kill -HUP $daemon; connect; wait_for '[ -d "$nas/archive/job" ]'; kill $daemon; wait $daemon; delivered job
      """)
    #expect(code == 0)
  }

  @Test(.enabled(if: MountNamespace.isAvailable), arguments: ["", "/outbox", "/inbox"])
  func `a share that goes away while a daemon works gives no job up, and it is delivered afterwards`(folder: String)
    throws
  {
    let code = try play(
      """
      place="$nas\(folder)"; mkdir -p "$place"; mount --bind "$disk/nas" "$place"; mkdir -p "$nas/inbox"
      export DUBPLATE_SILENT=700; drop job; "$program" run --root "$nas" > "$top/log" 2>&1 & daemon=$!
      wait_for 'grep -q processing "$nas"/queue/job--*.json 2> /dev/null'
      umount -l "$place"; wait_for 'grep -q "is away" "$top/log"'; bare "$place"; sleep 3; bare "$place"
      mount --bind "$disk/nas" "$place"; wait_for '[ -d "$nas/archive/job" ]'; drop late
      wait_for '[ -d "$nas/archive/late" ]'; kill $daemon; wait $daemon; delivered job; delivered late
      expect '! grep -q "failed:" "$top/log"'
      """)
    #expect(code == 0, "\(folder)")
  }

  @Test(.enabled(if: MountNamespace.isAvailable))
  func `the service manager hears that a daemon is up that waits, and why`() throws {
    let code = try play(
      """
      connect; once; away
      export NOTIFY_SOCKET="@dubplate-$$" WATCHDOG_USEC=1000000
      python3 -u -c 'import os, socket
      s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM); s.bind("\\0" + os.environ["NOTIFY_SOCKET"][1:])
      while True: print(s.recv(4096).decode())' > "$top/told" & systemd=$!
      wait_for "grep -q dubplate-$$ /proc/net/unix"
      "$program" run --root "$nas" > "$top/log" 2>&1 & daemon=$!
      wait_for 'grep -q "STATUS=waiting for the folders.*is away" "$top/told"'; expect 'grep -q READY=1 "$top/told"'
      wait_for '[ $(grep -c WATCHDOG "$top/told") -gt 5 ]'
      connect; wait_for 'grep -q "STATUS=watching the inbox" "$top/told"'; drop job; wait_for '[ -d "$nas/archive/job" ]'
      kill $daemon; wait $daemon; kill $systemd; delivered job
      """)
    #expect(code == 0)
  }

  @Test(.enabled(if: MountNamespace.hasBindfs))
  func `a share whose server dies under a daemon again and again costs no job`() throws {
    let code = try play(
      """
      serve() { bindfs -f "$disk/nas" "$nas" & server=$!; wait_for "grep -q ' $nas fuse' /proc/mounts"; }
      serve; mkdir "$nas/inbox"; export DUBPLATE_SILENT=300
      "$program" run --root "$nas" > "$top/log" 2>&1 & daemon=$!
      wait_for '[ -d "$nas/inbox/.dubplate/claimed" ]'; for n in 1 2 3; do drop job$n house$n; done
      for n in 1 2 3; do
        wait_for 'grep -q processing "$nas"/queue/job*.json 2> /dev/null'
        kill -9 $server; wait $server || true; sleep 1; umount -l "$nas"; sleep 1; bare "$nas"; serve
        wait_for '[ -d "$nas/archive/job'$n'" ]'
      done
      kill $daemon; wait $daemon; for n in 1 2 3; do delivered job$n; done
      umount "$nas"; wait $server || true
      """)
    #expect(code == 0)
  }

  @Test(.enabled(if: MountNamespace.isAvailable))
  func `a root that was renamed is waited for, and used under its new name`()
    throws
  {
    let code = try play(
      """
      mkdir "$nas/inbox"; drop job; die_at accept.stored; mv "$nas" "$top/new"
      once; expect '[ $code = 75 ]'; expect '[ ! -e "$nas" ]'
      nas=$top/new; once; expect '[ $code = 0 ]'; delivered job
      """)
    #expect(code == 0)
  }

  @Test(.enabled(if: MountNamespace.isAvailable))
  func `another root in the location of the known one is waited for, until the file is deleted that the message names`()
    throws
  {
    let code = try play(
      """
      connect; mkdir "$nas/inbox"; drop job; die_at accept.stored; away
      mount --bind "$disk/folder" "$nas"; once; expect '[ $code = 75 ]'; bare "$nas"
      record=$(grep -o 'delete .*/folders/root' "$top/log" | cut -c 8-); expect '[ -f "$record" ]'; rm "$record"
      once; expect '[ $code = 1 ]'; expect 'grep -q "failed: job.*neither claimed nor in the inbox" "$top/log"'
      expect '[ -f "$nas/failed/job/job.json" ] && [ -f "$nas/failed/job/WHY.txt" ]'
      "$program" retry job --root "$nas"; once; expect '[ $code = 0 ]'; delivered job
      """)
    #expect(code == 0)
  }

  @Test(.enabled(if: MountNamespace.isAvailable), arguments: [true, false])
  func `a job that an earlier version gave up while its share was away is taken up again`(byCommand: Bool) throws {
    let code = try play(
      """
      connect; mkdir "$nas/inbox"; drop job; die_at accept.shown
      # As versions before the marks left it: the job failed, its claim untouched.
      python3 -c 'import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.execute("UPDATE job SET state = \\"failed\\"")
      d.commit()' "$STATE_DIRECTORY/dubplate.sqlite"
      find "$nas" -name .dubplate-folder -delete; rm -r "$STATE_DIRECTORY/folders"
      \(byCommand ? "\"$program\" retry job --root \"$nas\" > \"$top/log2\" 2>&1" : "true")
      once; expect '[ $code = 0 ]'; delivered job
      """)
    #expect(code == 0)
  }

  @Test(.enabled(if: MountNamespace.isAvailable)) func `drop, cancel and retry put nothing into a bare mount point`()
    throws
  {
    let code = try play(
      """
      connect; mkdir "$nas/inbox"; drop job; drop bad fail; once; expect '[ $code = 1 ]'; drop more; die_at accept.shown
      away
      for words in "drop techno" "retry bad" "cancel more"; do
        code=0; "$program" $words --root "$nas" > "$top/log" 2>&1 || code=$?; expect '[ $code = 75 ]'; bare "$nas"
      done
      expect '"$program" jobs --root "$nas" | grep -q more'
      connect; once; delivered_more=$nas/outbox/more/more.wav; expect '[ -f "$delivered_more" ]'
      """)
    #expect(code == 0)
  }

  @Test(.enabled(if: MountNamespace.isAvailable))
  func `a pass that leaves jobs waiting for room ends with 75, and the next one goes on`()
    throws
  {
    let code = try play(
      """
      mkdir "$nas/inbox" "$nas/outbox"; mount -t tmpfs -o size=8m none "$nas/outbox"; drop job
      once; expect '[ $code = 75 ]'; expect 'grep -q "held: job.json.*MiB free" "$top/log"'
      mount -o remount,size=900m "$nas/outbox"; once; expect '[ $code = 0 ]'; delivered job
      """)
    #expect(code == 0)
  }

  @Test(.enabled(if: MountNamespace.isAvailable)) func `a root in a mount point of fstab that is empty is not made`()
    throws
  {
    let code = try play(
      """
      echo "//server/music $nas cifs nofail 0 0" > "$top/fstab"; mount --bind "$top/fstab" /etc/fstab || exit 7
      once; expect '[ $code = 75 ]'; expect 'grep -q "nothing is mounted at $nas" "$top/log"'; bare "$nas"
      connect; mkdir "$nas/inbox"; drop job; once; expect '[ $code = 0 ]'; delivered job
      """)
    #expect(code == 0)
  }

  @Test func `a root that was never used is said to be new, before it is made`() throws {
    let studio = try Studio()
    let environment = ["DUBPLATE_SILENT": "0", "DUBPLATE_WATCH_STABLE_FOR_S": "0.02"]
    let typo = "\(studio.root)/typo"
    let first = try Program.run("run", "--once", "--root", typo, environment: environment)
    #expect(first.code == 0 && first.errors.contains("\(typo) is used for the first time"), "\(first.errors)")
    let second = try Program.run("run", "--once", "--root", typo, environment: environment)
    #expect(second.code == 0 && !second.errors.contains("first time"), "\(second.errors)")
  }
}
