#ifndef SWELM_CBUILDINFO_H
#define SWELM_CBUILDINFO_H

/// The commit that the program was built from, 40 hexadecimal digits; empty where it was not built from a checkout.
const char *_Nonnull swelm_build_commit(void);

/// `clean`, or `dirty` where files differed from the commit; empty without a commit.
const char *_Nonnull swelm_build_tree_state(void);

#endif
