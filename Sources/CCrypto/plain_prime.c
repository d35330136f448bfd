#ifdef SWELM_PLAIN_BUILD
// Primes for RSA from OpenSSL's own generator, in place of prime.c.
#include "prime.h"

static BIGNUM *find_prime(int bits) {
    BIGNUM *prime = libcrypto.BN_new();
    if (prime && libcrypto.BN_generate_prime_ex(prime, bits, 0, NULL, NULL, NULL)) return prime;
    libcrypto.BN_clear_free(prime);
    return NULL;
}

/// A prime that 65537 does not divide less one.
static BIGNUM *find_usable_prime(int bits) {
    BIGNUM *prime = find_prime(bits);
    while (prime && libcrypto.BN_mod_word(prime, 65537) == 1) {
        libcrypto.BN_clear_free(prime);
        prime = find_prime(bits);
    }
    return prime;
}

bool crypto_find_primes(int bits, BIGNUM *primes[2]) {
    primes[0] = find_usable_prime(bits);
    primes[1] = find_usable_prime(bits);
    return primes[0] && primes[1] && libcrypto.BN_cmp(primes[0], primes[1]) != 0;
}
#endif
