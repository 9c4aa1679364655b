#pragma once
#include <inotifytools/inotifytools.h>
#include <inotifytools/inotify.h>
#include <sys/eventfd.h>

/* The name in an event: a flexible array, which Swift does not import. */
static inline const char *cinotify_event_name(const struct inotify_event *event) {
  return event->len > 0 ? event->name : "";
}
