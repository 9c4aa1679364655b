// Plays the master and, once something is muted or soloed, the stems in step with it. The master stays the clock: it
// runs on unheard, and a stem that has drifted is pulled back by playing a little slower or faster.
(function () {
  'use strict';
  const find = (id) => document.getElementById(id);
  const master = find('master'), play = find('play'), timeline = find('timeline');
  const length = Number(find('player').dataset.length);
  const stems = Array.from(document.querySelectorAll('[data-stem]'), (row) => ({
    row, audio: row.querySelector('audio'), mute: row.querySelector('.mute'), solo: row.querySelector('.solo'),
    broken: false
  }));
  // Whether the stems are heard in place of the master.
  let onStems = false;

  const pressed = (button) => button.getAttribute('aria-pressed') === 'true';
  const isMixed = () => stems.some((stem) => pressed(stem.mute) || pressed(stem.solo));
  const hasSolo = () => stems.some((stem) => pressed(stem.solo));
  const isHeard = (stem) => !pressed(stem.mute) && (!hasSolo() || pressed(stem.solo));
  const drift = (stem) => stem.audio.currentTime - master.currentTime;
  const isInStep = (stem) => stem.broken || (stem.audio.readyState > 2 && Math.abs(drift(stem)) < 0.012);
  const clock = (time) => Math.floor(time / 60) + ':' + String(Math.floor(time % 60)).padStart(2, '0');
  // A refusal to play is seen in the element's own events.
  const start = (audio) => { const promise = audio.play(); if (promise) promise.catch(() => {}); };

  function pull(stem) {
    const off = drift(stem);
    if (Math.abs(off) > 0.2) stem.audio.currentTime = master.currentTime;
    // What is heard is bent by 1 % at most.
    const most = onStems ? 0.01 : 0.1;
    stem.audio.playbackRate = Math.abs(off) > 0.003 ? 1 - Math.max(-most, Math.min(most, 2 * off)) : 1;
  }

  function follow() {
    const mixed = isMixed();
    stems.forEach((stem) => {
      if (stem.broken) return;
      const audio = stem.audio;
      if (!mixed || master.paused) { if (!audio.paused) audio.pause(); return; }
      if (audio.paused) { audio.currentTime = master.currentTime; start(audio); } else pull(stem);
    });
    if (!mixed) onStems = false;
    else if (stems.every(isInStep)) onStems = true;
    master.muted = onStems;
    stems.forEach((stem) => { stem.audio.muted = !(onStems && isHeard(stem)); });
  }

  function show() {
    const time = Math.min(master.currentTime, length);
    find('playhead').style.left = (length > 0 ? 100 * time / length : 0) + '%';
    find('now').textContent = clock(time);
    timeline.setAttribute('aria-valuenow', time.toFixed(1));
    timeline.setAttribute('aria-valuetext', clock(time));
    play.classList.toggle('is-playing', !master.paused);
    play.setAttribute('aria-label', master.paused ? 'Play' : 'Pause');
    stems.forEach((stem) => stem.row.classList.toggle('is-silent', stem.broken || !isHeard(stem)));
  }

  function refresh() { follow(); show(); }
  function seek(time) {
    master.currentTime = Math.max(0, Math.min(length, time));
    stems.forEach((stem) => { if (!stem.audio.paused) stem.audio.currentTime = master.currentTime; });
    show();
  }
  function toggle() { if (master.paused) start(master); else master.pause(); }
  function seekTo(event) {
    const box = timeline.getBoundingClientRect();
    seek(length * (event.clientX - box.left) / box.width);
  }

  document.documentElement.classList.add('has-script');
  play.addEventListener('click', toggle);
  timeline.addEventListener('pointerdown', (event) => { timeline.setPointerCapture(event.pointerId); seekTo(event); });
  timeline.addEventListener('pointermove', (event) => { if (event.buttons) seekTo(event); });
  document.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest('button, a, audio')) return;
    if (event.key === ' ') toggle();
    else if (event.key === 'ArrowLeft') seek(master.currentTime - 5);
    else if (event.key === 'ArrowRight') seek(master.currentTime + 5);
    else if (event.key === 'Home' && event.target === timeline) seek(0);
    else return;
    event.preventDefault();
  });
  stems.forEach((stem) => {
    stem.audio.preservesPitch = false;
    [stem.mute, stem.solo].forEach((button) => button.addEventListener('click', () => {
      button.setAttribute('aria-pressed', String(!pressed(button)));
      refresh();
    }));
    stem.audio.addEventListener('error', () => {
      stem.broken = true;
      stem.mute.disabled = stem.solo.disabled = true;
      stem.row.title = 'This file is not beside the page.';
      refresh();
    });
  });
  master.addEventListener('error', () => { find('missing').hidden = false; play.disabled = true; });
  ['play', 'pause', 'ended', 'seeked'].forEach((name) => master.addEventListener(name, refresh));
  setInterval(() => { if (!master.paused) follow(); }, 60);
  (function frame() { if (!master.paused) show(); requestAnimationFrame(frame); })();
  show();
})();
