#pragma once
#include <espeak-ng/speak_lib.h>
#include <string.h>

/* The name of a phoneme in an event, a union's field that is not ended by 0 when it is full; `name` takes 9 bytes. */
static inline void cespeak_phoneme(const espeak_EVENT *event, char *name) {
  memcpy(name, event->id.string, 8);
  name[8] = 0;
}
