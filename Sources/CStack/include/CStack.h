#ifndef SWELM_CSTACK_H
#define SWELM_CSTACK_H

#include <stddef.h>
#include <stdint.h>

/// The lowest address of the current thread's stack; 0 if it cannot be told.
uintptr_t swelm_stack_lowest_address(void);

/// Grows the current thread's arena by so many bytes of address space and keeps it from shrinking.
void swelm_reserve_arena(size_t bytes);

#endif
