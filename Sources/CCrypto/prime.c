#ifndef SWELM_PLAIN_BUILD
// Primes for RSA from libcrypto's big numbers. OpenSSL 3's own generator tests each with 64 to 128 rounds of
// Miller-Rabin and takes four times as long as Go's, which makes as many as FIPS 186-5 asks for.
#include "prime.h"

#include "CCrypto.h"
#include "CStack.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { window = 1 << 14 };

typedef struct {
    int bits;
    int rounds;
    /// The odd primes below a limit, ended by 0.
    const uint32_t *small_primes;
    pthread_mutex_t mutex;
    BIGNUM *found[2];
    atomic_int found_count;
} prime_search;

/// Up to which prime to sieve: one more costs a division, and spares a test in as many numbers as it is large. A test of 2048
/// bits takes 15 times as long as one of 1024.
static uint32_t small_prime_limit(int bits) { return bits > 1024 ? 1 << 18 : 1 << 16; }

static uint32_t *make_small_primes(uint32_t limit) {
    uint8_t *composite = calloc(limit, 1);
    uint32_t *primes = calloc(limit / 4, sizeof *primes);
    size_t count = 0;
    for (uint64_t number = 3; composite && primes && number < limit; number += 2) {
        if (composite[number]) continue;
        primes[count++] = (uint32_t)number;
        for (uint64_t multiple = number * number; multiple < limit; multiple += 2 * number) composite[multiple] = 1;
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

/// Whether 2^(number - 1) is 1, as it is for every prime. A power of a word takes a fifth less than one of a random base, and of
/// the numbers that the sieve leaves, hardly one passes that is no prime.
static bool passes_fermat_test(const trial *trial, BN_CTX *context) {
    return libcrypto.BN_mod_exp_mont_word(
               trial->power, 2, trial->predecessor, trial->number, context, trial->montgomery) &&
           libcrypto.BN_is_one(trial->power);
}

/// Raises two powers at once, which processors with AVX512-IFMA do in the time of one where the numbers have 1024 bits.
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

static bool passes_rounds(trial *trial, int rounds, int bits, BN_CTX *context) {
    for (int round = 0; round < rounds; round++) {
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

/// Marks the offsets, counted in twos, at which a number that leaves `rest` is divisible.
static void mark_multiples(uint8_t *composite, uint32_t divisor, uint32_t rest) {
    uint32_t distance = rest == 0 ? 0 : divisor - rest;
    // Offsets are half of an even distance.
    uint32_t offset = (distance % 2 == 0 ? distance : distance + divisor) / 2;
    for (; offset < window; offset += divisor) composite[offset] = 1;
}

/// Multiplies primes while they fit into one word: dividing the large number by their product takes one pass for all.
static uint64_t multiply_primes(const uint32_t *primes, size_t *count) {
    uint64_t product = 1;
    for (*count = 0; primes[*count] && product <= UINT64_MAX / primes[*count]; ++*count) product *= primes[*count];
    return product;
}

/// Marks the offsets, counted in twos from start, at which a small prime divides the number, or 65537 its predecessor.
static void sieve(const prime_search *search, const BIGNUM *start, uint8_t *composite) {
    memset(composite, 0, window);
    size_t count = 0;
    for (const uint32_t *primes = search->small_primes; *primes; primes += count) {
        uint64_t rest = libcrypto.BN_mod_word(start, multiply_primes(primes, &count));
        for (size_t index = 0; index < count; index++) mark_multiples(composite, primes[index], rest % primes[index]);
    }
    const uint32_t exponent = 65537;
    uint32_t rest = (uint32_t)libcrypto.BN_mod_word(start, exponent);
    mark_multiples(composite, exponent, (rest + exponent - 1) % exponent);
}

/// The first offset from this one on that the sieve left; the window's length at its end.
static uint32_t next_offset(const uint8_t *composite, uint32_t offset) {
    while (offset < window && composite[offset]) offset++;
    return offset;
}

/// Starts the trial of the next number that the sieve left; false at the window's end.
static bool start_next_trial(
    trial *trial, const prime_search *search, const BIGNUM *start, const uint8_t *composite, uint32_t *offset,
    BN_CTX *context) {
    *offset = next_offset(composite, *offset);
    if (*offset == window) return false;
    return start_trial(trial, start, 2 * (*offset)++, search->bits, context);
}

/// Tries the next number that the sieve left; true if it is prime or something fails.
static bool try_one(
    prime_search *search, const BIGNUM *start, const uint8_t *composite, uint32_t *offset, BN_CTX *context) {
    trial trial = {0};
    bool ends = !start_next_trial(&trial, search, start, composite, offset, context) || !(trial.power = libcrypto.BN_new());
    if (!ends && passes_fermat_test(&trial, context) &&
        passes_rounds(&trial, search->rounds, search->bits, context)) {
        keep(search, trial.number);
        ends = true;
    }
    end_trial(&trial);
    return ends;
}

/// Tries the next two numbers that the sieve left; true if one is prime or something fails.
static bool try_pair(
    prime_search *search, const BIGNUM *start, const uint8_t *composite, uint32_t *offset, BN_CTX *context) {
    trial trials[2] = {0};
    bool ends = false;
    for (int index = 0; index < 2 && !ends; index++) {
        ends = !start_next_trial(&trials[index], search, start, composite, offset, context) ||
               !choose_base(&trials[index], search->bits);
    }
    ends = ends || !raise_powers(trials, context);
    for (int index = 0; index < 2 && !ends; index++) {
        if (passes_round(&trials[index], context) &&
            passes_rounds(&trials[index], search->rounds - 1, search->bits, context)) {
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
    bool (*try_next)(prime_search *, const BIGNUM *, const uint8_t *, uint32_t *, BN_CTX *) =
        search->bits == 1024 ? try_pair : try_one;
    while (!is_done(search) && !try_next(search, start, composite, &offset, context)) {
    }
    libcrypto.BN_clear_free(start);
}

static void search_primes(void *argument) {
    prime_search *search = argument;
    BN_CTX *context = libcrypto.BN_CTX_new();
    uint8_t *composite = malloc(window);
    while (context && composite && !is_done(search)) search_window(search, composite, context);
    free(composite);
    libcrypto.BN_CTX_free(context);
}

/// Mirrors Go's crypto/internal/fips140/rsa isPrime, which takes the numbers from FIPS 186-5, table B.1.
static int rounds_for(int bits) {
    if (bits >= 3747) return 3;
    if (bits >= 1345) return 4;
    return bits >= 476 ? 5 : 34;
}

/// Searches with one thread per processor: each searches for itself, and the first two finds count.
static void search_in_threads(prime_search *search) {
    enum { limit = 8, stack_size = 1 << 20 };
    struct swelm_worker *workers[limit];
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    int count = 0;
    while (count + 1 < processors && count < limit) {
        struct swelm_worker *worker = swelm_worker_start(stack_size, search_primes, search);
        if (!worker) break;
        workers[count++] = worker;
    }
    search_primes(search);
    for (int index = 0; index < count; index++) swelm_worker_join(workers[index]);
}

bool crypto_find_primes(int bits, BIGNUM *primes[2]) {
    uint32_t *small_primes = make_small_primes(small_prime_limit(bits));
    prime_search search = {.bits = bits, .rounds = rounds_for(bits), .small_primes = small_primes};
    pthread_mutex_init(&search.mutex, NULL);
    if (small_primes) search_in_threads(&search);
    pthread_mutex_destroy(&search.mutex);
    free(small_primes);
    primes[0] = search.found[0];
    primes[1] = search.found[1];
    return is_done(&search);
}
#endif
