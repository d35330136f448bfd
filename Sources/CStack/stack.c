// Swift's Glibc module does not show the GNU extensions of pthread.h.
#define _GNU_SOURCE
#include "CStack.h"

#include <pthread.h>
#include <sys/mman.h>
#include <ucontext.h>

/// The lowest address of the stack that this thread is on; 0 until somebody asks.
static _Thread_local uintptr_t lowest_address;

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
    if (!lowest_address) lowest_address = find_lowest_address();
    return lowest_address;
}

struct work {
    void (*body)(void *);
    void *argument;
};

// A context's entry point takes numbers only, too narrow for a pointer.
static _Thread_local struct work entered;

static void enter(void) {
    struct work work = entered;
    work.body(work.argument);
}

int swelm_run_on_stack(size_t size, void (*body)(void *), void *argument) {
    const size_t guard = 1 << 16;
    char *lowest = mmap(
        NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
    if (lowest == MAP_FAILED) return -1;
    ucontext_t caller, callee;
    if (mprotect(lowest, guard, PROT_NONE) != 0 || getcontext(&callee) != 0) {
        munmap(lowest, size);
        return -1;
    }
    callee.uc_stack.ss_sp = lowest;
    callee.uc_stack.ss_size = size;
    callee.uc_link = &caller;
    makecontext(&callee, enter, 0);

    uintptr_t outer = lowest_address;
    lowest_address = (uintptr_t)lowest + guard;
    entered = (struct work){body, argument};
    int failed = swapcontext(&caller, &callee);
    lowest_address = outer;
    munmap(lowest, size);
    return failed;
}
