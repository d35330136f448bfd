// The command line for Swift's `CommandLine`. Its own way of finding it, reading /proc/self/maps before main, takes
// longer than parsing the flags; with these two functions here, the linker leaves that code out.
#include "CStart.h"

#include <stddef.h>

static char *no_arguments[] = {NULL};
static char **arguments = no_arguments;
static int argument_count = 0;

// The C library calls constructors with what it calls main with.
__attribute__((constructor)) static void take_arguments(int count, char **values) {
    if (count <= 0 || values == NULL) return;
    arguments = values;
    argument_count = count;
}

char **_swift_stdlib_getUnsafeArgvArgc(int *count) {
    if (count != NULL) *count = argument_count;
    return arguments;
}

void _swift_stdlib_overrideUnsafeArgvArgc(char **values, int count) {
    arguments = values;
    argument_count = count;
}
