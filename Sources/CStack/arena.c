// Swift's Glibc module does not show malloc.h.
#include "CStack.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <limits.h>
#include <malloc.h>
#endif

void swelm_reserve_arena(size_t bytes) {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, (int)(bytes + (1 << 20)));
    mallopt(M_TRIM_THRESHOLD, INT_MAX);
    // The compiler must not take the pair for dead code.
    void *volatile block = malloc(bytes);
    free(block);
#else
    (void)bytes;
#endif
}
