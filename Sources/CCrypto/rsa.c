// RSA keys from libcrypto's big numbers.
#include "library.h"

#include "CCrypto.h"
#include "prime.h"

#include <stdlib.h>

// MARK: Numbers

static BIGNUM **read_numbers(const uint8_t *numbers, const size_t *counts) {
    BIGNUM **result = calloc(CRYPTO_RSA_COUNT, sizeof *result);
    for (int index = 0; result && index < CRYPTO_RSA_COUNT; index++) {
        result[index] = libcrypto.BN_bin2bn(numbers, (int)counts[index], NULL);
        numbers += counts[index];
    }
    return result;
}

static void free_numbers(BIGNUM **numbers) {
    for (int index = 0; numbers && index < CRYPTO_RSA_COUNT; index++) libcrypto.BN_clear_free(numbers[index]);
    free(numbers);
}

static crypto_bytes write_numbers(BIGNUM **numbers, size_t *counts) {
    crypto_bytes result = {NULL, 0};
    size_t total = 0;
    for (int index = 0; index < CRYPTO_RSA_COUNT; index++) {
        counts[index] = ((size_t)libcrypto.BN_num_bits(numbers[index]) + 7) / 8;
        total += counts[index];
    }
    result.bytes = malloc(total + 1);
    if (!result.bytes) return result;
    for (int index = 0; index < CRYPTO_RSA_COUNT; index++) {
        result.count += (size_t)libcrypto.BN_bn2bin(numbers[index], result.bytes + result.count);
    }
    return result;
}

/// left mod (prime - 1)
static bool reduce(BIGNUM *result, const BIGNUM *left, const BIGNUM *prime, BN_CTX *context) {
    BIGNUM *modulus = libcrypto.BN_dup(prime);
    bool succeeded = modulus && libcrypto.BN_sub_word(modulus, 1) &&
                     libcrypto.BN_div(NULL, result, left, modulus, context);
    libcrypto.BN_clear_free(modulus);
    return succeeded;
}

static bool compute_crt_numbers(BIGNUM **key, BN_CTX *context) {
    return reduce(key[CRYPTO_RSA_DP], key[CRYPTO_RSA_D], key[CRYPTO_RSA_P], context) &&
           reduce(key[CRYPTO_RSA_DQ], key[CRYPTO_RSA_D], key[CRYPTO_RSA_Q], context) &&
           libcrypto.BN_mod_inverse(key[CRYPTO_RSA_QINV], key[CRYPTO_RSA_Q], key[CRYPTO_RSA_P], context);
}

crypto_bytes crypto_complete_rsa(const uint8_t *numbers, size_t counts[CRYPTO_RSA_COUNT]) {
    crypto_bytes result = {NULL, 0};
    BIGNUM **key = read_numbers(numbers, counts);
    BN_CTX *context = libcrypto.BN_CTX_new();
    if (key && context && compute_crt_numbers(key, context)) result = write_numbers(key, counts);
    libcrypto.BN_CTX_free(context);
    free_numbers(key);
    return result;
}

// MARK: Keys

/// The private exponent: the inverse of E modulo the least common multiple of P - 1 and Q - 1.
static bool compute_private_exponent(BIGNUM **key, BN_CTX *context) {
    BIGNUM *left = libcrypto.BN_dup(key[CRYPTO_RSA_P]);
    BIGNUM *right = libcrypto.BN_dup(key[CRYPTO_RSA_Q]);
    BIGNUM *divisor = libcrypto.BN_new();
    BIGNUM *totient = libcrypto.BN_new();
    bool succeeded = left && right && divisor && totient && libcrypto.BN_sub_word(left, 1) &&
                     libcrypto.BN_sub_word(right, 1) && libcrypto.BN_gcd(divisor, left, right, context) &&
                     libcrypto.BN_div(left, NULL, left, divisor, context) &&
                     libcrypto.BN_mul(totient, left, right, context) &&
                     libcrypto.BN_mod_inverse(key[CRYPTO_RSA_D], key[CRYPTO_RSA_E], totient, context);
    libcrypto.BN_clear_free(totient);
    libcrypto.BN_clear_free(divisor);
    libcrypto.BN_clear_free(right);
    libcrypto.BN_clear_free(left);
    return succeeded;
}

static bool fill_key(BIGNUM **key, BN_CTX *context) {
    return libcrypto.BN_set_word(key[CRYPTO_RSA_E], 65537) &&
           libcrypto.BN_mul(key[CRYPTO_RSA_N], key[CRYPTO_RSA_P], key[CRYPTO_RSA_Q], context) &&
           compute_private_exponent(key, context) && compute_crt_numbers(key, context);
}

crypto_bytes crypto_generate_rsa(int bits, size_t counts[CRYPTO_RSA_COUNT]) {
    crypto_bytes result = {NULL, 0};
    size_t no_counts[CRYPTO_RSA_COUNT] = {0};
    BIGNUM *primes[2] = {NULL, NULL};
    BIGNUM **key = read_numbers((const uint8_t *)"", no_counts);
    BN_CTX *context = libcrypto.BN_CTX_new();
    if (key && context && crypto_find_primes(bits / 2, primes)) {
        libcrypto.BN_clear_free(key[CRYPTO_RSA_P]);
        libcrypto.BN_clear_free(key[CRYPTO_RSA_Q]);
        key[CRYPTO_RSA_P] = primes[0];
        key[CRYPTO_RSA_Q] = primes[1];
        if (fill_key(key, context)) result = write_numbers(key, counts);
    }
    libcrypto.BN_CTX_free(context);
    free_numbers(key);
    return result;
}

// MARK: Checks

static size_t limb_count(const BIGNUM *number) { return ((size_t)libcrypto.BN_num_bits(number) + 63) / 64; }

/// Whether a number is too large for arithmetic with a modulus, as Go's bigmod tells it.
static crypto_rsa_problem check_below(const BIGNUM *number, const BIGNUM *modulus) {
    if (limb_count(number) > limb_count(modulus)) return CRYPTO_RSA_SIZE_OVERFLOW;
    return libcrypto.BN_cmp(number, modulus) >= 0 ? CRYPTO_RSA_OVERFLOW : CRYPTO_RSA_VALID;
}

static crypto_rsa_problem check_ranges(BIGNUM **key) {
    const int moduli[] = {CRYPTO_RSA_N, CRYPTO_RSA_P, CRYPTO_RSA_Q};
    for (size_t index = 0; index < 3; index++) {
        if (libcrypto.BN_num_bits(key[moduli[index]]) < 2) return CRYPTO_RSA_MODULUS_TOO_SMALL;
    }
    crypto_rsa_problem problem = check_below(key[CRYPTO_RSA_D], key[CRYPTO_RSA_N]);
    return problem ? problem : check_below(key[CRYPTO_RSA_QINV], key[CRYPTO_RSA_P]);
}

static crypto_rsa_problem check_public(BIGNUM **key) {
    const BIGNUM *exponent = key[CRYPTO_RSA_E];
    if (!libcrypto.BN_is_odd(key[CRYPTO_RSA_N])) return CRYPTO_RSA_EVEN_MODULUS;
    if (libcrypto.BN_num_bits(exponent) < 2) return CRYPTO_RSA_SMALL_EXPONENT;
    if (!libcrypto.BN_is_odd(exponent)) return CRYPTO_RSA_EVEN_EXPONENT;
    return libcrypto.BN_num_bits(exponent) > 31 ? CRYPTO_RSA_LARGE_EXPONENT : CRYPTO_RSA_VALID;
}

/// Whether left * right = 1 modulo the modulus.
static bool are_inverse(const BIGNUM *left, const BIGNUM *right, const BIGNUM *modulus, BN_CTX *context) {
    BIGNUM *product = libcrypto.BN_new();
    bool result = product && libcrypto.BN_mod_mul(product, left, right, modulus, context) &&
                  libcrypto.BN_is_one(product);
    libcrypto.BN_clear_free(product);
    return result;
}

static crypto_rsa_problem check_product(BIGNUM **key, BN_CTX *context) {
    const BIGNUM *modulus = key[CRYPTO_RSA_N];
    if (libcrypto.BN_cmp(key[CRYPTO_RSA_P], modulus) >= 0) return CRYPTO_RSA_INVALID_PRIME;
    if (libcrypto.BN_cmp(key[CRYPTO_RSA_Q], modulus) >= 0) return CRYPTO_RSA_INVALID_PRIME;
    BIGNUM *product = libcrypto.BN_new();
    bool is_multiple = product &&
                       libcrypto.BN_mod_mul(product, key[CRYPTO_RSA_P], key[CRYPTO_RSA_Q], modulus, context) &&
                       libcrypto.BN_is_zero(product);
    libcrypto.BN_clear_free(product);
    return is_multiple ? CRYPTO_RSA_VALID : CRYPTO_RSA_WRONG_PRODUCT;
}

static crypto_rsa_problem check_crt_exponent(
    const BIGNUM *exponent, const BIGNUM *prime, const BIGNUM *public_exponent, BN_CTX *context) {
    BIGNUM *predecessor = libcrypto.BN_dup(prime);
    crypto_rsa_problem problem = CRYPTO_RSA_VALID;
    if (!predecessor || !libcrypto.BN_sub_word(predecessor, 1) || libcrypto.BN_num_bits(predecessor) < 2) {
        problem = CRYPTO_RSA_INVALID_PRIME;
    } else if (libcrypto.BN_cmp(exponent, predecessor) >= 0 ||
               !are_inverse(exponent, public_exponent, predecessor, context)) {
        problem = CRYPTO_RSA_INVALID_CRT_EXPONENT;
    }
    libcrypto.BN_clear_free(predecessor);
    return problem;
}

/// Whether D mod (prime - 1) is the CRT exponent of the prime.
static bool matches(const BIGNUM *private_exponent, const BIGNUM *prime, const BIGNUM *exponent, BN_CTX *context) {
    BIGNUM *rest = libcrypto.BN_new();
    bool result = rest && reduce(rest, private_exponent, prime, context) && libcrypto.BN_cmp(rest, exponent) == 0;
    libcrypto.BN_clear_free(rest);
    return result;
}

static crypto_rsa_problem check_sizes(BIGNUM **key) {
    int modulus_bits = libcrypto.BN_num_bits(key[CRYPTO_RSA_N]);
    int order = libcrypto.BN_cmp(key[CRYPTO_RSA_P], key[CRYPTO_RSA_Q]);
    if (order == 0) return CRYPTO_RSA_EQUAL_PRIMES;
    BIGNUM *difference = libcrypto.BN_new();
    bool is_close = !difference || !libcrypto.BN_sub(difference, key[CRYPTO_RSA_P], key[CRYPTO_RSA_Q]) ||
                    libcrypto.BN_num_bits(difference) <= modulus_bits / 2 - 100;
    libcrypto.BN_clear_free(difference);
    if (is_close) return CRYPTO_RSA_CLOSE_PRIMES;
    bool is_small = libcrypto.BN_num_bits(key[CRYPTO_RSA_D]) <= modulus_bits / 2;
    return is_small ? CRYPTO_RSA_SMALL_D : CRYPTO_RSA_VALID;
}

/// Mirrors Go's crypto/internal/fips140/rsa checkPrivateKey.
static crypto_rsa_problem check_key(BIGNUM **key, BN_CTX *context) {
    crypto_rsa_problem problem = check_ranges(key);
    if (!problem) problem = check_public(key);
    if (!problem) problem = check_product(key, context);
    const BIGNUM *exponent = key[CRYPTO_RSA_E];
    const BIGNUM *p = key[CRYPTO_RSA_P];
    const BIGNUM *q = key[CRYPTO_RSA_Q];
    if (!problem) problem = check_crt_exponent(key[CRYPTO_RSA_DP], p, exponent, context);
    if (!problem) problem = check_crt_exponent(key[CRYPTO_RSA_DQ], q, exponent, context);
    if (problem) return problem;
    if (!are_inverse(q, key[CRYPTO_RSA_QINV], p, context)) return CRYPTO_RSA_INVALID_CRT_COEFFICIENT;
    if (!matches(key[CRYPTO_RSA_D], p, key[CRYPTO_RSA_DP], context)) return CRYPTO_RSA_WRONG_DP;
    if (!matches(key[CRYPTO_RSA_D], q, key[CRYPTO_RSA_DQ], context)) return CRYPTO_RSA_WRONG_DQ;
    return check_sizes(key);
}

crypto_rsa_problem crypto_check_rsa(const uint8_t *numbers, const size_t counts[CRYPTO_RSA_COUNT]) {
    BIGNUM **key = read_numbers(numbers, counts);
    BN_CTX *context = libcrypto.BN_CTX_new();
    crypto_rsa_problem problem = key && context ? check_key(key, context) : CRYPTO_RSA_INVALID_PRIME;
    libcrypto.BN_CTX_free(context);
    free_numbers(key);
    return problem;
}
