// Counts references without locking the bus while only one thread runs, as it does for most of a render: an atomic
// count takes 5 ns where a plain one takes less than 1, and a large render counts two million times.
//
// `scripts/build` wraps the runtime's functions in these. They are safe as long as all threads that run Swift code are
// swelm_worker's: one is counted before it begins and until it has touched its last object, and whoever starts or joins
// it sees all that it did.
#include "CStack.h"
#include "CStart.h"

#include <stdint.h>

// Weak: a build that wraps nothing has none of them, and calls none.
#define OPTIONAL __attribute__((weak))
void *__real_swift_retain(void *object) OPTIONAL;
void *__real_swift_retain_n(void *object, uint32_t count) OPTIONAL;
void __real_swift_release(void *object) OPTIONAL;
void __real_swift_release_n(void *object, uint32_t count) OPTIONAL;
void *swift_nonatomic_retain(void *object) OPTIONAL;
void *swift_nonatomic_retain_n(void *object, uint32_t count) OPTIONAL;
void swift_nonatomic_release(void *object) OPTIONAL;
void swift_nonatomic_release_n(void *object, uint32_t count) OPTIONAL;

/// Whether an object is counted: nil and what is never freed are not.
static inline int is_counted(void *object) { return (intptr_t)object > 0; }

/// The object's address without the bits in which strings keep their flags; the runtime's atomic functions mask them too.
static inline void *address(void *object) { return (void *)((uintptr_t)object & 0x00fffffffffffff8); }

void *__wrap_swift_retain(void *object) {
    if (!swelm_is_only_thread()) return __real_swift_retain(object);
    if (is_counted(object)) swift_nonatomic_retain(address(object));
    return object;
}

void *__wrap_swift_retain_n(void *object, uint32_t count) {
    if (!swelm_is_only_thread()) return __real_swift_retain_n(object, count);
    if (is_counted(object)) swift_nonatomic_retain_n(address(object), count);
    return object;
}

void __wrap_swift_release(void *object) {
    if (!swelm_is_only_thread()) return __real_swift_release(object);
    swift_nonatomic_release(object);
}

void __wrap_swift_release_n(void *object, uint32_t count) {
    if (!swelm_is_only_thread()) return __real_swift_release_n(object, count);
    swift_nonatomic_release_n(object, count);
}
