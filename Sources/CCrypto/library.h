// The functions of libcrypto that are looked up on first use, with the signatures of OpenSSL's own headers.
#pragma once
#define OPENSSL_SUPPRESS_DEPRECATED

#include <openssl/bn.h>
#include <openssl/dsa.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#if OPENSSL_VERSION_MAJOR != 3
#error "CCrypto is written for OpenSSL 3: look at what it calls before another version is built with"
#endif

#define CRYPTO_FUNCTIONS(F) \
    F(BN_CTX_free) F(BN_CTX_new) F(BN_MONT_CTX_free) F(BN_MONT_CTX_new) F(BN_MONT_CTX_set) \
    F(BN_add_word) F(BN_generate_prime_ex) F(BN_bin2bn) F(BN_bn2bin) F(BN_clear_free) F(BN_cmp) F(BN_div) F(BN_dup) F(BN_gcd) F(BN_is_one) \
    F(BN_is_zero) F(BN_is_odd) F(BN_mod_exp_mont_consttime) F(BN_mod_exp_mont_consttime_x2) \
    F(BN_mod_exp_mont_word) F(BN_mod_inverse) F(BN_mod_mul) F(BN_mod_word) \
    F(BN_mul) F(BN_new) F(BN_num_bits) F(BN_rshift) F(BN_set_word) F(BN_sub) F(BN_sub_word) F(BN_is_bit_set) \
    F(EVP_CIPHER_CTX_free) F(EVP_CIPHER_CTX_new) F(EVP_CIPHER_CTX_set_padding) F(EVP_CipherFinal_ex) \
    F(EVP_CipherInit_ex) F(EVP_CipherUpdate) F(EVP_aes_256_cbc) \
    F(EVP_DigestSign) F(EVP_DigestSignInit_ex) F(EVP_MD_CTX_free) F(EVP_MD_CTX_new) \
    F(EVP_PBE_scrypt) \
    F(EVP_PKEY_CTX_free) F(EVP_PKEY_CTX_new) F(EVP_PKEY_CTX_new_from_name) F(EVP_PKEY_CTX_set_dsa_paramgen_bits) \
    F(EVP_PKEY_CTX_set_dsa_paramgen_q_bits) F(EVP_PKEY_free) F(EVP_PKEY_keygen) F(EVP_PKEY_keygen_init) \
    F(EVP_PKEY_paramgen) F(EVP_PKEY_paramgen_init) F(EVP_PKEY_Q_keygen) \
    F(d2i_AutoPrivateKey) F(d2i_PUBKEY) F(i2d_PUBKEY) F(i2d_PrivateKey)

struct crypto_library {
#define CRYPTO_MEMBER(name) __typeof__(&name) name;
    CRYPTO_FUNCTIONS(CRYPTO_MEMBER)
#undef CRYPTO_MEMBER
};

extern struct crypto_library libcrypto;
