// What glibc shows to those only who ask for GNU's functions, which Swift's view of it does not.
#define _GNU_SOURCE
#include "CSpawn.h"

#include <fcntl.h>
#include <unistd.h>

int swelm_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int swelm_spawn_close_from(posix_spawn_file_actions_t *actions, int first) {
    return posix_spawn_file_actions_addclosefrom_np(actions, first);
}
