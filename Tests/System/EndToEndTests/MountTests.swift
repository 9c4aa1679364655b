import Testing

/// Shares that come and go, with real mounts in a namespace of the test's own.
@Suite struct MountTests {
  /// What both scripts begin with: a share, a daemon to start, and ways to wait.
  private static let prelude = """
    set -e; trap 'kill -9 $(jobs -p) 2> /dev/null || true' EXIT
    program=$1 root=$2; mkdir -p "$root/share" "$root/other"; mount -t tmpfs none "$root/share" || exit 7
    share() { mount --bind "$root/share" "$root/inbox"; }
    start() { "$program" run --root "$root" 2> "$root/log" & daemon=$!; }
    drop() { echo '{"prompt": "house", "duration": 8}' > "$root/inbox/$1.json"; }
    wait_for() { for n in $(seq 300); do eval "$1" && return; sleep 0.05; done; echo "no $1" >&2; exit 1; }
    delivered() { wait_for "[ -d '$root/archive/$1' ]"; }
    end() { kill $daemon; wait $daemon; }

    """

  private func play(_ script: String) throws -> Int32 { try MountNamespace.run(Self.prelude + script) }

  @Test(.enabled(if: MountNamespace.isAvailable)) func `36 a share that is mounted after the start is picked up`()
    throws
  {
    let code = try play(
      """
      start; drop before; delivered before
      share; wait_for "[ -d '$root/inbox/.dubplate' ]"; drop late; delivered late; end
      """)
    #expect(code == 0)
  }

  @Test(.enabled(if: MountNamespace.isAvailable))
  func `37 a share that goes away under the daemon is offline until it is back, and nothing is made in its location`()
    throws
  {
    let code = try play(
      """
      share; start; drop before; delivered before
      umount -l "$root/inbox"; wait_for "grep -q 'is away' '$root/log'"; [ -z "$(ls -A "$root/inbox")" ]
      share; drop again; delivered again; end
      """)
    #expect(code == 0)
  }

  @Test(.enabled(if: MountNamespace.isAvailable))
  func `49 a full outbox holds the job, and room lets it go on by itself`() throws {
    let code = try play(
      """
      mkdir "$root/outbox"; mount -t tmpfs -o size=8m none "$root/outbox"
      start; drop job; wait_for "grep -q 'MiB free' '$root/log'"; [ -z "$(ls "$root/outbox")" ]
      mount -o remount,size=900m "$root/outbox"; delivered job; end
      """)
    #expect(code == 0)
  }

  @Test(.enabled(if: MountNamespace.isAvailable))
  func `40 tickets in an inbox that is read-only wait with their reason, and are taken when it can be written`() throws
  {
    let code = try play(
      """
      share; start; drop before; delivered before
      mount --bind "$root/share" "$root/other"; echo '{"prompt": "house"}' > "$root/other/job.json"
      mount -o remount,bind,ro "$root/inbox"; echo '{"prompt": "house"}' > "$root/other/late.json"
      wait_for "grep -q 'Read-only' '$root/log'"
      [ "$(ls "$root/share")" = "$(printf 'job.json\nlate.json')" ]; [ "$(ls "$root/archive")" = before ]
      mount -o remount,bind,rw "$root/inbox"; delivered job; delivered late; end
      """)
    #expect(code == 0)
  }

  @Test(.enabled(if: MountNamespace.hasBindfs))
  func `39 while a share's server is frozen the jobs can be listed and no hang is told, and work goes on afterwards`()
    throws
  {
    let code = try play(
      """
      bindfs -f "$root/share" "$root/inbox" & server=$!
      wait_for "grep -q ' $root/inbox fuse' /proc/mounts"
      export NOTIFY_SOCKET="@dubplate-$$" WATCHDOG_USEC=1000000
      python3 -u -c 'import os, socket
      s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM); s.bind("\\0" + os.environ["NOTIFY_SOCKET"][1:])
      while True: print(s.recv(4096).decode())' > "$root/told" & systemd=$!
      wait_for "grep -q dubplate-$$ /proc/net/unix"
      start; drop before; delivered before
      kill -STOP $server
      wait_for "grep -q 'does not answer' '$root/told'"
      "$program" jobs --root "$root" | grep -q completed
      before=$(grep -c WATCHDOG "$root/told"); wait_for "[ \\$(grep -c WATCHDOG '$root/told') -gt $((before + 8)) ]"
      kill -CONT $server
      drop again; delivered again; end
      ! grep -q 'no sign of life' "$root/log"; kill $systemd; umount "$root/inbox"; wait $server
      """)
    #expect(code == 0)
  }
}
