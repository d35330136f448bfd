#ifndef SWELM_CSPAWN_H
#define SWELM_CSPAWN_H

#include <spawn.h>

/// Opens a pipe whose ends no program inherits, not even one that another thread starts at this moment.
///
/// Returns 0, or -1 with the reason in `errno`.
int swelm_pipe(int ends[_Nonnull 2]);

/// Has the child close every descriptor from `first` on. Returns 0 or an error number.
int swelm_spawn_close_from(posix_spawn_file_actions_t *_Nonnull actions, int first);

#endif
