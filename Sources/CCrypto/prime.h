#pragma once
#include "library.h"

#include <stdbool.h>

/// Finds two different primes of so many bits, a multiple of 8; both have their two highest bits set, and 65537
/// divides neither less one. The caller frees what was found, also after a failure.
bool crypto_find_primes(int bits, BIGNUM *primes[2]);
