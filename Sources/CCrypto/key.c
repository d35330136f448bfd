#include "library.h"

#include "CCrypto.h"

#include <stdlib.h>
#include <string.h>

void crypto_free(crypto_bytes bytes) { free(bytes.bytes); }

static crypto_bytes make_bytes(int count) {
    crypto_bytes result = {NULL, 0};
    if (count > 0) result.bytes = calloc(1, (size_t)count);
    if (result.bytes) result.count = (size_t)count;
    return result;
}

bool crypto_scrypt(
    const uint8_t *password, size_t password_count, const uint8_t *salt, size_t salt_count, uint64_t cost,
    uint64_t block_size, uint64_t parallelism, uint8_t *key, size_t key_count) {
    const uint64_t memory_limit = 1 << 30;
    return libcrypto.EVP_PBE_scrypt(
               (const char *)password, password_count, salt, salt_count, cost, block_size, parallelism, memory_limit,
               key, key_count) == 1;
}

bool crypto_aes_256_cbc(
    bool encrypts, const uint8_t key[32], const uint8_t vector[16], const uint8_t *data, size_t count,
    uint8_t *result) {
    EVP_CIPHER_CTX *context = libcrypto.EVP_CIPHER_CTX_new();
    int written = 0;
    int rest = 0;
    bool succeeded =
        context && count <= INT32_MAX &&
        libcrypto.EVP_CipherInit_ex(context, libcrypto.EVP_aes_256_cbc(), NULL, key, vector, encrypts) == 1 &&
        libcrypto.EVP_CIPHER_CTX_set_padding(context, 0) == 1 &&
        libcrypto.EVP_CipherUpdate(context, result, &written, data, (int)count) == 1 &&
        libcrypto.EVP_CipherFinal_ex(context, result + written, &rest) == 1;
    libcrypto.EVP_CIPHER_CTX_free(context);
    return succeeded;
}

static EVP_PKEY *generate_dsa(void) {
    EVP_PKEY *parameters = NULL;
    EVP_PKEY *key = NULL;
    EVP_PKEY_CTX *context = libcrypto.EVP_PKEY_CTX_new_from_name(NULL, "DSA", NULL);
    bool has_parameters = context && libcrypto.EVP_PKEY_paramgen_init(context) == 1 &&
                          libcrypto.EVP_PKEY_CTX_set_dsa_paramgen_bits(context, 2048) == 1 &&
                          libcrypto.EVP_PKEY_CTX_set_dsa_paramgen_q_bits(context, 256) == 1 &&
                          libcrypto.EVP_PKEY_paramgen(context, &parameters) == 1;
    libcrypto.EVP_PKEY_CTX_free(context);
    if (!has_parameters) return NULL;
    context = libcrypto.EVP_PKEY_CTX_new(parameters, NULL);
    if (context && libcrypto.EVP_PKEY_keygen_init(context) == 1) libcrypto.EVP_PKEY_keygen(context, &key);
    libcrypto.EVP_PKEY_CTX_free(context);
    libcrypto.EVP_PKEY_free(parameters);
    return key;
}

static EVP_PKEY *generate(const char *algorithm) {
    if (strcmp(algorithm, "DSA") == 0) return generate_dsa();
    if (strcmp(algorithm, "EC") == 0) return libcrypto.EVP_PKEY_Q_keygen(NULL, NULL, "EC", "P-256");
    return libcrypto.EVP_PKEY_Q_keygen(NULL, NULL, algorithm);
}

crypto_bytes crypto_generate_key(const char *algorithm) {
    EVP_PKEY *key = generate(algorithm);
    crypto_bytes result = make_bytes(key ? libcrypto.i2d_PrivateKey(key, NULL) : 0);
    uint8_t *end = result.bytes;
    if (end) libcrypto.i2d_PrivateKey(key, &end);
    libcrypto.EVP_PKEY_free(key);
    return result;
}

static EVP_PKEY *read_private_key(const uint8_t *key, size_t count) {
    return libcrypto.d2i_AutoPrivateKey(NULL, &key, (long)count);
}

crypto_bytes crypto_public_key(const uint8_t *key, size_t count) {
    EVP_PKEY *private_key = read_private_key(key, count);
    crypto_bytes result = make_bytes(private_key ? libcrypto.i2d_PUBKEY(private_key, NULL) : 0);
    uint8_t *end = result.bytes;
    if (end) libcrypto.i2d_PUBKEY(private_key, &end);
    libcrypto.EVP_PKEY_free(private_key);
    return result;
}

bool crypto_public_key_is_valid(const uint8_t *info, size_t count) {
    EVP_PKEY *key = libcrypto.d2i_PUBKEY(NULL, &info, (long)count);
    bool is_valid = key != NULL;
    libcrypto.EVP_PKEY_free(key);
    return is_valid;
}

crypto_bytes crypto_sign(
    const uint8_t *key, size_t key_count, const char *digest, const uint8_t *data, size_t count) {
    crypto_bytes result = {NULL, 0};
    EVP_PKEY *private_key = read_private_key(key, key_count);
    EVP_MD_CTX *context = private_key ? libcrypto.EVP_MD_CTX_new() : NULL;
    size_t size = 0;
    if (context &&
        libcrypto.EVP_DigestSignInit_ex(context, NULL, digest, NULL, NULL, private_key, NULL) == 1 &&
        libcrypto.EVP_DigestSign(context, NULL, &size, data, count) == 1) {
        result = make_bytes((int)size);
        // Some signatures are shorter than announced.
        if (result.bytes && libcrypto.EVP_DigestSign(context, result.bytes, &size, data, count) == 1) {
            result.count = size;
        } else {
            crypto_free(result);
            result = (crypto_bytes){NULL, 0};
        }
    }
    libcrypto.EVP_MD_CTX_free(context);
    libcrypto.EVP_PKEY_free(private_key);
    return result;
}
