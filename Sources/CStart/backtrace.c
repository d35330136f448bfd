// Swift's runtime looks for its program swift-backtrace at each start, in eight folders and all symbols of the C library.
// It does not come with this binary, so `scripts/build` wraps the search in one that finds nothing.
#include "CStart.h"

#include <stddef.h>

char *__wrap_swift_copyAuxiliaryExecutablePath(const char *name) {
    (void)name;
    return NULL;
}
