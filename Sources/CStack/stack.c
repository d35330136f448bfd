// Swift's Glibc module does not show the GNU extensions of pthread.h.
#define _GNU_SOURCE
#include "CStack.h"

#include <pthread.h>

static uintptr_t find_lowest_address(void) {
#ifdef __APPLE__
    pthread_t self = pthread_self();
    return (uintptr_t)pthread_get_stackaddr_np(self) - pthread_get_stacksize_np(self);
#else
    pthread_attr_t attributes;
    if (pthread_getattr_np(pthread_self(), &attributes) != 0) return 0;
    void *lowest = 0;
    size_t size = 0;
    int failed = pthread_attr_getstack(&attributes, &lowest, &size);
    pthread_attr_destroy(&attributes);
    return failed ? 0 : (uintptr_t)lowest;
#endif
}

uintptr_t swelm_stack_lowest_address(void) {
    // Asking takes system calls, and the answer stays the same.
    static _Thread_local uintptr_t lowest;
    static _Thread_local int is_known;
    if (!is_known) {
        lowest = find_lowest_address();
        is_known = 1;
    }
    return lowest;
}
