#include "CArguments.h"

#include <stddef.h>

static char *none[] = {NULL};
static char **arguments = none;

// glibc calls constructors with what it calls main with.
__attribute__((constructor)) static void keep_arguments(int count, char **words) {
    (void)count;
    if (words) arguments = words;
}

char **swelm_arguments(void) { return arguments; }
