// OpenSSL's plain digest functions, linked statically. Loading libcrypto.so and its first digest take 1.5 ms, more
// than a small chart takes to render; the five objects that these functions need from libcrypto.a add 50 KB and no
// start-up time, and keep OpenSSL's code for the SHA instructions of the processor.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "CCrypto.h"

#include <openssl/sha.h>
#include <string.h>

// What finds out before main whether the processor has SHA instructions; linked in only where something names it.
void OPENSSL_cpuid_setup(void);
__attribute__((used)) static void (*const cpuid_setup)(void) = OPENSSL_cpuid_setup;

void crypto_sha1(const uint8_t *data, size_t count, uint8_t digest[20]) {
    SHA_CTX context;
    SHA1_Init(&context);
    SHA1_Update(&context, data, count);
    SHA1_Final(digest, &context);
}

void crypto_sha256(const uint8_t *data, size_t count, uint8_t digest[32]) {
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Update(&context, data, count);
    SHA256_Final(digest, &context);
}

void crypto_sha384(const uint8_t *data, size_t count, uint8_t digest[48]) {
    SHA512_CTX context;
    SHA384_Init(&context);
    SHA384_Update(&context, data, count);
    SHA384_Final(digest, &context);
}

void crypto_sha512(const uint8_t *data, size_t count, uint8_t digest[64]) {
    SHA512_CTX context;
    SHA512_Init(&context);
    SHA512_Update(&context, data, count);
    SHA512_Final(digest, &context);
}

static void keyed_sha256(
    const uint8_t key[64], uint8_t pad, const uint8_t *data, size_t count, uint8_t digest[32]) {
    uint8_t block[64];
    for (int index = 0; index < 64; index++) block[index] = key[index] ^ pad;
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Update(&context, block, sizeof block);
    SHA256_Update(&context, data, count);
    SHA256_Final(digest, &context);
}

void crypto_hmac_sha256(const uint8_t *key, size_t key_count, const uint8_t *data, size_t count, uint8_t mac[32]) {
    uint8_t block[64] = {0};
    if (key_count > sizeof block) {
        crypto_sha256(key, key_count, block);
    } else {
        memcpy(block, key, key_count);
    }
    uint8_t inner[32];
    keyed_sha256(block, 0x36, data, count, inner);
    keyed_sha256(block, 0x5C, inner, sizeof inner, mac);
}
