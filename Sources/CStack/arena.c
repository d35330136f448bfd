// Swift's Glibc module does not show malloc.h.
#include "CStack.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <limits.h>
#include <malloc.h>
#endif

/// In bytes; address space only, until it is used.
static const size_t reserved = 24 << 20;

// glibc would otherwise grow the arena page by page, a system call each time, which took a tenth of a large render.
void swelm_reserve_arena(void) {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, (int)(reserved + (1 << 20)));
    mallopt(M_TRIM_THRESHOLD, INT_MAX);
    // The compiler must not take the pair for dead code.
    void *volatile block = malloc(reserved);
    free(block);
#endif
}
