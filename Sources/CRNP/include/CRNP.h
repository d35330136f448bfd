#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Signatures of OpenPGP by librnp, loaded on first use: most commands need none. All functions but the first need it to
// have succeeded.

/// Loads librnp; later calls return at once. NULL, or why it cannot be loaded, in words for a person.
const char *openpgp_load(void);

/// Keys, from a binary key ring; NULL where it is none. Close it in the end.
void *openpgp_open(const void *ring, size_t size);
void openpgp_close(void *ring);

/// How many keys there are, without those that are parts of others; they count from 0 in the order of the ring.
size_t openpgp_key_count(void *ring);

typedef struct {
    /// How many people and addresses the key is for.
    size_t names;
    bool is_secret;
    /// Whether it takes a passphrase.
    bool is_locked;
    /// Seconds since 1970; UINT64_MAX for ever.
    uint64_t valid_till;
    /// Hexadecimal digits.
    char fingerprint[129];
    /// Such as "RSA".
    char algorithm[32];
} openpgp_key;

/// What is known of a key; false where there is no such key.
bool openpgp_describe(void *ring, size_t key, openpgp_key *description);

/// Whom a key is for; NULL where there is no such name. Free it with openpgp_free.
char *openpgp_name(void *ring, size_t key, size_t name);
void openpgp_free(void *memory);

typedef enum {
    openpgp_good,
    openpgp_unknown_signer,
    openpgp_invalid,
    openpgp_weak_hash,
    openpgp_expired,
    openpgp_no_signature,
} openpgp_verdict;

/// Judges one clear-signed text, and tells which key has signed it.
///
/// allows_sha1: whether signatures over SHA-1 count, which somebody else may have made.
openpgp_verdict openpgp_verify(void *ring, const void *text, size_t size, bool allows_sha1, size_t *signer);

/// Unlocks a key; false where the passphrase is wrong.
bool openpgp_unlock(void *ring, size_t key, const char *passphrase);

/// Signs a text with a key that is not locked; the clear-signed text, or NULL. Free it with openpgp_free.
char *openpgp_sign(void *ring, size_t key, const void *text, size_t size, size_t *signed_size);
