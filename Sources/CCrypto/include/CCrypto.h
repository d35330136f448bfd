#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Digests, linked into the binary: charts use them for checksum annotations, so they must cost nothing at start-up.

void crypto_sha1(const uint8_t *data, size_t count, uint8_t digest[20]);
void crypto_sha256(const uint8_t *data, size_t count, uint8_t digest[32]);
void crypto_sha384(const uint8_t *data, size_t count, uint8_t digest[48]);
void crypto_sha512(const uint8_t *data, size_t count, uint8_t digest[64]);
void crypto_hmac_sha256(const uint8_t *key, size_t key_count, const uint8_t *data, size_t count, uint8_t mac[32]);

/// Fills a buffer from the system's secure generator.
bool crypto_random(uint8_t *bytes, size_t count);

// Everything below lives in libraries that are loaded on first use.

/// Loads OpenSSL's libcrypto; NULL, or why it cannot be loaded. The functions below need it to have succeeded.
const char *crypto_load(void);

/// Loads libcrypt; NULL, or why it cannot be loaded.
const char *crypto_load_crypt(void);

/// Bytes allocated for the caller, who frees them with crypto_free; none after a failure.
typedef struct {
    uint8_t *bytes;
    size_t count;
} crypto_bytes;

void crypto_free(crypto_bytes bytes);

/// Hashes a password by a setting such as "$2b$10$..."; false if libcrypt refuses it.
bool crypto_hash_password(const char *password, const char *setting, char *hash, size_t capacity);

bool crypto_scrypt(
    const uint8_t *password, size_t password_count, const uint8_t *salt, size_t salt_count, uint64_t cost,
    uint64_t block_size, uint64_t parallelism, uint8_t *key, size_t key_count);

/// AES-256 in CBC mode without padding; count is a multiple of 16.
bool crypto_aes_256_cbc(
    bool encrypts, const uint8_t key[32], const uint8_t vector[16], const uint8_t *data, size_t count,
    uint8_t *result);

/// Makes a key: "EC" on the curve P-256, "ED25519", or "DSA" with a 2048-bit prime. The DER is that of SEC 1,
/// PKCS #8, or OpenSSL's DSA format.
crypto_bytes crypto_generate_key(const char *algorithm);

/// The SubjectPublicKeyInfo of a private key in any of these formats, or PKCS #1.
crypto_bytes crypto_public_key(const uint8_t *key, size_t count);

/// Whether a SubjectPublicKeyInfo holds a usable key: a point on its curve.
bool crypto_public_key_is_valid(const uint8_t *info, size_t count);

/// Signs data with a private key; digest is "SHA256" or the like, or NULL where the algorithm has its own.
crypto_bytes crypto_sign(
    const uint8_t *key, size_t key_count, const char *digest, const uint8_t *data, size_t count);

/// The numbers of an RSA key, in this order, as big-endian bytes one after the other.
enum { CRYPTO_RSA_N, CRYPTO_RSA_E, CRYPTO_RSA_D, CRYPTO_RSA_P, CRYPTO_RSA_Q, CRYPTO_RSA_DP, CRYPTO_RSA_DQ,
       CRYPTO_RSA_QINV, CRYPTO_RSA_COUNT };

/// Makes an RSA key with two primes and the exponent 65537.
crypto_bytes crypto_generate_rsa(int bits, size_t counts[CRYPTO_RSA_COUNT]);

/// The three numbers after Q, computed from D, P and Q. The others are returned as they are.
crypto_bytes crypto_complete_rsa(const uint8_t *numbers, size_t counts[CRYPTO_RSA_COUNT]);

/// What is wrong with an RSA key: nothing (0), or the first of the checks that Go makes and that fails.
typedef enum {
    CRYPTO_RSA_VALID,
    CRYPTO_RSA_MODULUS_TOO_SMALL,
    CRYPTO_RSA_OVERFLOW,
    CRYPTO_RSA_SIZE_OVERFLOW,
    CRYPTO_RSA_EVEN_MODULUS,
    CRYPTO_RSA_SMALL_EXPONENT,
    CRYPTO_RSA_EVEN_EXPONENT,
    CRYPTO_RSA_LARGE_EXPONENT,
    CRYPTO_RSA_INVALID_PRIME,
    CRYPTO_RSA_WRONG_PRODUCT,
    CRYPTO_RSA_INVALID_CRT_EXPONENT,
    CRYPTO_RSA_INVALID_CRT_COEFFICIENT,
    CRYPTO_RSA_WRONG_DP,
    CRYPTO_RSA_WRONG_DQ,
    CRYPTO_RSA_EQUAL_PRIMES,
    CRYPTO_RSA_CLOSE_PRIMES,
    CRYPTO_RSA_SMALL_D,
} crypto_rsa_problem;

crypto_rsa_problem crypto_check_rsa(const uint8_t *numbers, const size_t counts[CRYPTO_RSA_COUNT]);
