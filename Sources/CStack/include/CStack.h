#ifndef SWELM_CSTACK_H
#define SWELM_CSTACK_H

#include <stddef.h>
#include <stdint.h>

/// The lowest address of the current thread's stack; 0 if it cannot be told.
uintptr_t swelm_stack_lowest_address(void);

/// Runs `body` to its end on a new stack of so many bytes, of which only those that are used take memory.
///
/// Returns 0, or -1 if there is no such stack; `body` has not run then.
int swelm_run_on_stack(size_t size, void (*_Nonnull body)(void *_Nullable), void *_Nullable argument);

/// Grows the current thread's arena by so much address space as a render may need, and keeps it from shrinking.
void swelm_reserve_arena(void);

/// A thread that waits for work and does it, piece by piece, until the process ends.
struct swelm_worker;

/// Starts `body` on a thread that waits, or else on a new one; nil where the system refuses it.
///
/// The stack's size is in bytes; reserved, not used, until needed. Each start needs one `swelm_worker_join`.
struct swelm_worker *_Nullable swelm_worker_start(
    size_t stack_size, void (*_Nonnull body)(void *_Nullable), void *_Nullable argument);

/// Whether there is a thread that waits for work, so that starting work is cheap.
int swelm_worker_is_waiting(void);

/// Waits until the worker is done; it may get other work then.
void swelm_worker_join(struct swelm_worker *_Nonnull worker);

#endif
