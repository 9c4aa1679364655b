#pragma once
#include <zlib.h>

/* Begins to inflate data without zlib's own head and tail, as ZIP files hold it; inflateInit2 is a macro. */
static inline int czlib_inflate_raw(z_stream *stream) { return inflateInit2(stream, -MAX_WBITS); }
