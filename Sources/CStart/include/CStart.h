#ifndef SWELM_CSTART_H
#define SWELM_CSTART_H

// What this module replaces is called by Swift's runtime, not by us.

#endif
