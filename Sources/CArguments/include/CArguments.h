#ifndef SWELM_CARGUMENTS_H
#define SWELM_CARGUMENTS_H

/// The words the program was called with, its own name first, and NULL behind the last.
///
/// Swift's `CommandLine` reads them from /proc, and has none where that is not mounted.
char *_Nullable *_Nonnull swelm_arguments(void);

#endif
