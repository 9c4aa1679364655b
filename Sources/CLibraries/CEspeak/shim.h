#pragma once
#include <espeak-ng/speak_lib.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

/* eSpeak NG keeps the state of its wave from one text to the next, so that the same words sound a little different the second
   time. Each text is therefore spoken by a process of its own, which writes records into a pipe: a tag and a number, both of
   32 bits, and behind 'S' that many 16-bit samples, behind 'P' eight bytes of a phoneme's name. */

static int cespeak_pipe = -1;

static inline void cespeak_put(const void *bytes, size_t count) {
  const char *next = (const char *)bytes;
  while (count > 0) {
    ssize_t written = write(cespeak_pipe, next, count);
    if (written <= 0) _exit(3);
    next += written;
    count -= (size_t)written;
  }
}

static inline void cespeak_tag(int32_t tag, int32_t number) {
  int32_t record[2] = {tag, number};
  cespeak_put(record, sizeof record);
}

static inline int cespeak_heard(short *wave, int count, espeak_EVENT *event) {
  if (wave && count > 0) {
    cespeak_tag('S', count);
    cespeak_put(wave, (size_t)count * sizeof(short));
  }
  for (; event->type != espeakEVENT_LIST_TERMINATED; event++) {
    if (event->type == espeakEVENT_WORD) cespeak_tag('W', event->text_position);
    if (event->type == espeakEVENT_PHONEME) {
      cespeak_tag('P', event->sample);
      cespeak_put(event->id.string, 8);
    }
  }
  return 0;
}

/* Starts a process that speaks `text` in the first of two voices that exists, at `pace` words a minute and a `pitch` of 0 to 99,
   into `pipe`; 'R' comes first with the rate, and 'E' stands for a failure: 1 no data, 2 no such voice, 3 not spoken.
   Returns its id, or -1. */
static inline int cespeak_speak(
    const char *text, const char *voice, const char *otherwise, int pace, int pitch, int pipe) {
  pid_t child = fork();
  if (child != 0) return child;
  cespeak_pipe = pipe;
  int options = espeakINITIALIZE_PHONEME_EVENTS | espeakINITIALIZE_PHONEME_IPA | espeakINITIALIZE_DONT_EXIT;
  int rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, NULL, options);
  if (rate <= 0) {
    cespeak_tag('E', 1);
    _exit(1);
  }
  if (espeak_SetVoiceByName(voice) != EE_OK && espeak_SetVoiceByName(otherwise) != EE_OK) {
    cespeak_tag('E', 2);
    _exit(1);
  }
  cespeak_tag('R', rate);
  espeak_SetParameter(espeakRATE, pace, 0);
  espeak_SetParameter(espeakPITCH, pitch, 0);
  espeak_SetParameter(espeakRANGE, 0, 0);
  espeak_SetSynthCallback(cespeak_heard);
  if (espeak_Synth(text, strlen(text) + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, NULL, NULL) != EE_OK) cespeak_tag('E', 3);
  _exit(0);
}
