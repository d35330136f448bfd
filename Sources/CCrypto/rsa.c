// RSA keys from libcrypto's big numbers. OpenSSL 3's own generator tests each prime with 64 to 128 rounds of
// Miller-Rabin and takes four times as long as Go's, which makes as many as FIPS 186-5 asks for.
#include "library.h"

#include "CCrypto.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

// MARK: Primes

enum { small_prime_limit = 1 << 15, window = 1 << 14 };

typedef struct {
    int bits;
    int rounds;
    /// The odd primes below small_prime_limit, ended by 0.
    const uint16_t *small_primes;
    pthread_mutex_t mutex;
    BIGNUM *found[2];
    atomic_int found_count;
} prime_search;

static uint16_t *make_small_primes(void) {
    uint8_t *composite = calloc(small_prime_limit, 1);
    uint16_t *primes = calloc(small_prime_limit / 4, sizeof *primes);
    size_t count = 0;
    for (uint32_t number = 3; composite && primes && number < small_prime_limit; number += 2) {
        if (composite[number]) continue;
        primes[count++] = (uint16_t)number;
        for (uint32_t multiple = number * number; multiple < small_prime_limit; multiple += 2 * number) {
            composite[multiple] = 1;
        }
    }
    free(composite);
    return primes;
}

/// A random number of as many bits, which are a multiple of 8; the highest bits and the lowest are set as given.
static BIGNUM *random_number(int bits, uint8_t clear_high, uint8_t set_high, uint8_t set_low) {
    uint8_t bytes[512];
    size_t count = (size_t)bits / 8;
    if (count == 0 || count > sizeof bytes || !crypto_random(bytes, count)) return NULL;
    bytes[0] = (bytes[0] & ~clear_high) | set_high;
    bytes[count - 1] |= set_low;
    BIGNUM *result = libcrypto.BN_bin2bn(bytes, (int)count, NULL);
    memset(bytes, 0, sizeof bytes);
    return result;
}

/// A random odd number whose two highest bits are set, so that a product of two has twice the bits.
static BIGNUM *random_candidate(int bits) { return random_number(bits, 0, 0xC0, 1); }

/// A random base for the test of a number of so many bits, below it.
static BIGNUM *random_base(int bits) { return random_number(bits, 0x80, 0, 0); }

/// A number on trial, with what the rounds of Miller-Rabin need: number - 1 = odd_part * 2^shift.
typedef struct {
    BIGNUM *number;
    BIGNUM *predecessor;
    BIGNUM *odd_part;
    BIGNUM *power;
    BN_MONT_CTX *montgomery;
    int shift;
} trial;

static void end_trial(trial *trial) {
    libcrypto.BN_clear_free(trial->number);
    libcrypto.BN_clear_free(trial->predecessor);
    libcrypto.BN_clear_free(trial->odd_part);
    libcrypto.BN_clear_free(trial->power);
    libcrypto.BN_MONT_CTX_free(trial->montgomery);
    memset(trial, 0, sizeof *trial);
}

/// Starts the trial of start + distance.
static bool start_trial(trial *trial, const BIGNUM *start, uint32_t distance, int bits, BN_CTX *context) {
    trial->number = libcrypto.BN_dup(start);
    if (!trial->number || !libcrypto.BN_add_word(trial->number, distance)) return false;
    if (libcrypto.BN_num_bits(trial->number) != bits) return false;
    trial->predecessor = libcrypto.BN_dup(trial->number);
    trial->odd_part = libcrypto.BN_new();
    trial->montgomery = libcrypto.BN_MONT_CTX_new();
    if (!trial->predecessor || !trial->odd_part || !trial->montgomery) return false;
    if (!libcrypto.BN_sub_word(trial->predecessor, 1)) return false;
    trial->shift = 1;
    while (!libcrypto.BN_is_bit_set(trial->predecessor, trial->shift)) trial->shift++;
    return libcrypto.BN_rshift(trial->odd_part, trial->predecessor, trial->shift) &&
           libcrypto.BN_MONT_CTX_set(trial->montgomery, trial->number, context);
}

static bool choose_base(trial *trial, int bits) {
    libcrypto.BN_clear_free(trial->power);
    trial->power = random_base(bits);
    return trial->power != NULL;
}

static bool raise_power(trial *trial, BN_CTX *context) {
    return libcrypto.BN_mod_exp_mont_consttime(
        trial->power, trial->power, trial->odd_part, trial->number, context, trial->montgomery);
}

/// Raises two powers at once, which processors with AVX512-IFMA do in the time of one.
static bool raise_powers(trial trials[2], BN_CTX *context) {
    return libcrypto.BN_mod_exp_mont_consttime_x2(
        trials[0].power, trials[0].power, trials[0].odd_part, trials[0].number, trials[0].montgomery,
        trials[1].power, trials[1].power, trials[1].odd_part, trials[1].number, trials[1].montgomery, context);
}

/// Whether the power of the base is one that a prime number gives.
static bool passes_round(const trial *trial, BN_CTX *context) {
    BIGNUM *power = trial->power;
    if (libcrypto.BN_is_one(power)) return true;
    for (int step = 1; libcrypto.BN_cmp(power, trial->predecessor) != 0; step++) {
        if (step >= trial->shift) return false;
        if (!libcrypto.BN_mod_mul(power, power, power, trial->number, context)) return false;
        if (libcrypto.BN_is_one(power)) return false;
    }
    return true;
}

/// Goes on with the trial of a number that has passed the first round.
static bool passes_other_rounds(trial *trial, int rounds, int bits, BN_CTX *context) {
    for (int round = 1; round < rounds; round++) {
        if (!choose_base(trial, bits) || !raise_power(trial, context) || !passes_round(trial, context)) return false;
    }
    return true;
}

static bool is_done(prime_search *search) { return atomic_load(&search->found_count) >= 2; }

static void keep(prime_search *search, const BIGNUM *prime) {
    pthread_mutex_lock(&search->mutex);
    int count = atomic_load(&search->found_count);
    bool is_new = count == 0 || (count == 1 && libcrypto.BN_cmp(search->found[0], prime) != 0);
    BIGNUM *copy = is_new ? libcrypto.BN_dup(prime) : NULL;
    if (copy) {
        search->found[count] = copy;
        atomic_store(&search->found_count, count + 1);
    }
    pthread_mutex_unlock(&search->mutex);
}

/// Marks the offsets, counted in twos from start, at which a small prime divides the number, or 65537 its predecessor.
static void sieve(const prime_search *search, const BIGNUM *start, uint8_t *composite) {
    memset(composite, 0, window);
    for (const uint16_t *prime = search->small_primes; *prime; prime++) {
        uint32_t divisor = *prime;
        uint32_t rest = (uint32_t)libcrypto.BN_mod_word(start, divisor);
        uint32_t distance = rest == 0 ? 0 : divisor - rest;
        // Offsets are half of an even distance.
        uint32_t offset = (distance % 2 == 0 ? distance : distance + divisor) / 2;
        for (; offset < window; offset += divisor) composite[offset] = 1;
    }
    uint32_t rest = (uint32_t)libcrypto.BN_mod_word(start, 65537);
    uint32_t distance = (65537 + 1 - rest) % 65537;
    uint32_t offset = (distance % 2 == 0 ? distance : distance + 65537) / 2;
    if (offset < window) composite[offset] = 1;
}

/// The first offset from this one on that the sieve left; the window's length at its end.
static uint32_t next_offset(const uint8_t *composite, uint32_t offset) {
    while (offset < window && composite[offset]) offset++;
    return offset;
}

/// Tries the next two numbers that the sieve left; true if one is prime or something fails.
static bool try_pair(
    prime_search *search, const BIGNUM *start, const uint8_t *composite, uint32_t *offset, BN_CTX *context) {
    trial trials[2] = {0};
    bool ends = false;
    for (int index = 0; index < 2 && !ends; index++) {
        *offset = next_offset(composite, *offset);
        ends = *offset == window || !start_trial(&trials[index], start, 2 * *offset, search->bits, context) ||
               !choose_base(&trials[index], search->bits);
        *offset += 1;
    }
    ends = ends || !raise_powers(trials, context);
    for (int index = 0; index < 2 && !ends; index++) {
        if (passes_round(&trials[index], context) &&
            passes_other_rounds(&trials[index], search->rounds, search->bits, context)) {
            keep(search, trials[index].number);
            ends = true;
        }
    }
    end_trial(&trials[0]);
    end_trial(&trials[1]);
    return ends;
}

/// Looks for the first prime at or after a random number; gives up at the end of the window.
static void search_window(prime_search *search, uint8_t *composite, BN_CTX *context) {
    BIGNUM *start = random_candidate(search->bits);
    if (!start) return;
    sieve(search, start, composite);
    uint32_t offset = 0;
    while (!is_done(search) && !try_pair(search, start, composite, &offset, context)) {
    }
    libcrypto.BN_clear_free(start);
}

static void *search_primes(void *argument) {
    prime_search *search = argument;
    BN_CTX *context = libcrypto.BN_CTX_new();
    uint8_t *composite = malloc(window);
    while (context && composite && !is_done(search)) search_window(search, composite, context);
    free(composite);
    libcrypto.BN_CTX_free(context);
    return NULL;
}

/// Mirrors Go's crypto/internal/fips140/rsa isPrime, which takes the numbers from FIPS 186-5, table B.1.
static int rounds_for(int bits) {
    if (bits >= 3747) return 3;
    if (bits >= 1345) return 4;
    return bits >= 476 ? 5 : 34;
}

/// Finds two primes, with one thread per processor: each searches for itself, and the first two finds count.
static bool find_primes(prime_search *search) {
    enum { thread_limit = 8 };
    pthread_t threads[thread_limit];
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    int helpers = 0;
    while (helpers + 1 < processors && helpers + 1 < thread_limit &&
           pthread_create(&threads[helpers], NULL, search_primes, search) == 0) {
        helpers++;
    }
    search_primes(search);
    for (int index = 0; index < helpers; index++) pthread_join(threads[index], NULL);
    return is_done(search);
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
    uint16_t *small_primes = make_small_primes();
    size_t no_counts[CRYPTO_RSA_COUNT] = {0};
    BIGNUM **key = read_numbers((const uint8_t *)"", no_counts);
    BN_CTX *context = libcrypto.BN_CTX_new();
    prime_search search = {.bits = bits / 2, .rounds = rounds_for(bits / 2), .small_primes = small_primes};
    pthread_mutex_init(&search.mutex, NULL);
    if (small_primes && key && context && find_primes(&search)) {
        libcrypto.BN_clear_free(key[CRYPTO_RSA_P]);
        libcrypto.BN_clear_free(key[CRYPTO_RSA_Q]);
        key[CRYPTO_RSA_P] = search.found[0];
        key[CRYPTO_RSA_Q] = search.found[1];
        if (fill_key(key, context)) result = write_numbers(key, counts);
    }
    pthread_mutex_destroy(&search.mutex);
    libcrypto.BN_CTX_free(context);
    free_numbers(key);
    free(small_primes);
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
