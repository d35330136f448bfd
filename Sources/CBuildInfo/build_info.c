#include "build_info.h"

// scripts/build links an object with the real ones; so a new commit compiles nothing anew.
__attribute__((weak)) const char swelm_commit[] = "";
__attribute__((weak)) const char swelm_tree_state[] = "";

const char *swelm_build_commit(void) { return swelm_commit; }

const char *swelm_build_tree_state(void) { return swelm_tree_state; }
