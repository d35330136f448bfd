#ifndef SWELM_STACK_H
#define SWELM_STACK_H

#include <stdint.h>

/// The lowest address of the current thread's stack; 0 if it cannot be told.
uintptr_t swelm_stack_lowest_address(void);

#endif
