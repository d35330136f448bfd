#include "CRNP.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// What rnp.h declares, as far as it is used; these have been the same since librnp 0.16.
enum {
    success = 0,
    key_not_found = 0x12000005,
    signature_expired = 0x1200000B,
    public_and_secret = 3,
    override = 1,
    secure = 2,
};

static struct {
    uint32_t (*create)(void **ffi, const char *public_format, const char *secret_format);
    uint32_t (*destroy)(void *ffi);
    uint32_t (*load_keys)(void *ffi, const char *format, void *input, uint32_t flags);
    uint32_t (*from_memory)(void **input, const uint8_t *bytes, size_t size, bool copies);
    uint32_t (*end_input)(void *input);
    uint32_t (*to_memory)(void **output, size_t limit);
    uint32_t (*to_nothing)(void **output);
    uint32_t (*output_bytes)(void *output, uint8_t **bytes, size_t *size, bool copies);
    uint32_t (*end_output)(void *output);
    uint32_t (*begin_keys)(void *ffi, void **iterator, const char *identifier);
    uint32_t (*next_key)(void *iterator, const char **identifier);
    uint32_t (*end_keys)(void *iterator);
    uint32_t (*find_key)(void *ffi, const char *type, const char *identifier, void **key);
    uint32_t (*end_key)(void *key);
    uint32_t (*is_primary)(void *key, bool *result);
    uint32_t (*name_count)(void *key, size_t *count);
    uint32_t (*name)(void *key, size_t index, char **name);
    uint32_t (*is_secret)(void *key, bool *result);
    uint32_t (*is_locked)(void *key, bool *result);
    uint32_t (*unlock)(void *key, const char *passphrase);
    uint32_t (*valid_till)(void *key, uint64_t *result);
    uint32_t (*fingerprint)(void *key, char **result);
    uint32_t (*primary_fingerprint)(void *key, char **result);
    uint32_t (*algorithm)(void *key, char **result);
    uint32_t (*begin_verify)(void **operation, void *ffi, void *input, void *output);
    uint32_t (*verify)(void *operation);
    uint32_t (*signature_count)(void *operation, size_t *count);
    uint32_t (*signature)(void *operation, size_t index, void **signature);
    uint32_t (*signature_status)(void *signature);
    uint32_t (*signature_hash)(void *signature, char **hash);
    uint32_t (*signature_key)(void *signature, void **key);
    uint32_t (*end_verify)(void *operation);
    uint32_t (*begin_sign)(void **operation, void *ffi, void *input, void *output);
    uint32_t (*add_signer)(void *operation, void *key, void **signature);
    uint32_t (*set_hash)(void *operation, const char *hash);
    uint32_t (*sign)(void *operation);
    uint32_t (*end_sign)(void *operation);
    uint32_t (*add_rule)(
        void *ffi, const char *type, const char *name, uint32_t flags, uint64_t from, uint32_t level);
    void (*free_buffer)(void *buffer);
} rnp;

static char problem[512];

static void *find(void *library, const char *name) {
    void *function = dlsym(library, name);
    if (!function && !problem[0]) snprintf(problem, sizeof problem, "librnp lacks %s", name);
    return function;
}

static void load(void) {
    void *library = dlopen("librnp.so.0", RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        snprintf(problem, sizeof problem, "librnp cannot be loaded: %s", dlerror());
        return;
    }
    rnp.create = find(library, "rnp_ffi_create");
    rnp.destroy = find(library, "rnp_ffi_destroy");
    rnp.load_keys = find(library, "rnp_load_keys");
    rnp.from_memory = find(library, "rnp_input_from_memory");
    rnp.end_input = find(library, "rnp_input_destroy");
    rnp.to_memory = find(library, "rnp_output_to_memory");
    rnp.to_nothing = find(library, "rnp_output_to_null");
    rnp.output_bytes = find(library, "rnp_output_memory_get_buf");
    rnp.end_output = find(library, "rnp_output_destroy");
    rnp.begin_keys = find(library, "rnp_identifier_iterator_create");
    rnp.next_key = find(library, "rnp_identifier_iterator_next");
    rnp.end_keys = find(library, "rnp_identifier_iterator_destroy");
    rnp.find_key = find(library, "rnp_locate_key");
    rnp.end_key = find(library, "rnp_key_handle_destroy");
    rnp.is_primary = find(library, "rnp_key_is_primary");
    rnp.name_count = find(library, "rnp_key_get_uid_count");
    rnp.name = find(library, "rnp_key_get_uid_at");
    rnp.is_secret = find(library, "rnp_key_have_secret");
    rnp.is_locked = find(library, "rnp_key_is_locked");
    rnp.unlock = find(library, "rnp_key_unlock");
    rnp.valid_till = find(library, "rnp_key_valid_till64");
    rnp.fingerprint = find(library, "rnp_key_get_fprint");
    rnp.primary_fingerprint = find(library, "rnp_key_get_primary_fprint");
    rnp.algorithm = find(library, "rnp_key_get_alg");
    rnp.begin_verify = find(library, "rnp_op_verify_create");
    rnp.verify = find(library, "rnp_op_verify_execute");
    rnp.signature_count = find(library, "rnp_op_verify_get_signature_count");
    rnp.signature = find(library, "rnp_op_verify_get_signature_at");
    rnp.signature_status = find(library, "rnp_op_verify_signature_get_status");
    rnp.signature_hash = find(library, "rnp_op_verify_signature_get_hash");
    rnp.signature_key = find(library, "rnp_op_verify_signature_get_key");
    rnp.end_verify = find(library, "rnp_op_verify_destroy");
    rnp.begin_sign = find(library, "rnp_op_sign_cleartext_create");
    rnp.add_signer = find(library, "rnp_op_sign_add_signature");
    rnp.set_hash = find(library, "rnp_op_sign_set_hash");
    rnp.sign = find(library, "rnp_op_sign_execute");
    rnp.end_sign = find(library, "rnp_op_sign_destroy");
    rnp.add_rule = find(library, "rnp_add_security_rule");
    rnp.free_buffer = find(library, "rnp_buffer_destroy");
}

const char *openpgp_load(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return problem[0] ? problem : NULL;
}

// librnp tells standard error what it thinks of each signature, whatever its settings say. One thread at a time, so that
// each finds the stream that it has to put back.
static pthread_mutex_t hushed = PTHREAD_MUTEX_INITIALIZER;

static int hush(void) {
    pthread_mutex_lock(&hushed);
    int kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3), nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (kept >= 0 && nothing >= 0) dup2(nothing, STDERR_FILENO);
    if (nothing >= 0) close(nothing);
    return kept;
}

static void unhush(int kept) {
    if (kept >= 0) {
        dup2(kept, STDERR_FILENO);
        close(kept);
    }
    pthread_mutex_unlock(&hushed);
}

typedef struct {
    void *ffi;
    size_t count;
    void *keys[];
} ring;

// MARK: - Keys

enum { most_keys = 10000 };

// The keys of an iterator that are no parts of others.
static size_t gather(void *ffi, void **keys) {
    void *iterator = NULL;
    if (rnp.begin_keys(ffi, &iterator, "fingerprint") != success) return 0;
    size_t count = 0;
    const char *identifier = NULL;
    while (count < most_keys && rnp.next_key(iterator, &identifier) == success && identifier) {
        void *key = NULL;
        bool is_primary = false;
        if (rnp.find_key(ffi, "fingerprint", identifier, &key) != success || !key) continue;
        if (rnp.is_primary(key, &is_primary) == success && is_primary) {
            keys[count++] = key;
        } else {
            rnp.end_key(key);
        }
    }
    rnp.end_keys(iterator);
    return count;
}

static bool load_keys(void *ffi, const void *bytes, size_t size) {
    void *input = NULL;
    if (size == 0) return true;
    if (rnp.from_memory(&input, bytes, size, false) != success) return false;
    bool loaded = rnp.load_keys(ffi, "GPG", input, public_and_secret) == success;
    rnp.end_input(input);
    return loaded;
}

void *openpgp_open(const void *bytes, size_t size) {
    ring *opened = calloc(1, sizeof(ring) + most_keys * sizeof(void *));
    int kept = hush();
    if (opened && rnp.create(&opened->ffi, "GPG", "GPG") == success && load_keys(opened->ffi, bytes, size)) {
        opened->count = gather(opened->ffi, opened->keys);
    } else {
        openpgp_close(opened);
        opened = NULL;
    }
    unhush(kept);
    return opened;
}

void openpgp_close(void *opened) {
    ring *closed = opened;
    if (!closed) return;
    for (size_t index = 0; index < closed->count; index++) rnp.end_key(closed->keys[index]);
    if (closed->ffi) rnp.destroy(closed->ffi);
    free(closed);
}

size_t openpgp_key_count(void *opened) { return ((ring *)opened)->count; }

static void *key_at(void *opened, size_t index) {
    ring *keys = opened;
    return index < keys->count ? keys->keys[index] : NULL;
}

// Copies a text that the library gave, and gives it back.
static void take(char *text, char *place, size_t size) {
    snprintf(place, size, "%s", text ? text : "");
    if (text) rnp.free_buffer(text);
}

bool openpgp_describe(void *opened, size_t index, openpgp_key *description) {
    void *key = key_at(opened, index);
    if (!key) return false;
    memset(description, 0, sizeof *description);
    rnp.name_count(key, &description->names);
    rnp.is_secret(key, &description->is_secret);
    if (description->is_secret) rnp.is_locked(key, &description->is_locked);
    if (rnp.valid_till(key, &description->valid_till) != success) description->valid_till = 0;
    char *text = NULL;
    rnp.fingerprint(key, &text);
    take(text, description->fingerprint, sizeof description->fingerprint);
    text = NULL;
    rnp.algorithm(key, &text);
    take(text, description->algorithm, sizeof description->algorithm);
    return true;
}

char *openpgp_name(void *opened, size_t index, size_t name) {
    void *key = key_at(opened, index);
    char *text = NULL;
    if (!key || rnp.name(key, name, &text) != success || !text) return NULL;
    char *copy = strdup(text);
    rnp.free_buffer(text);
    return copy;
}

void openpgp_free(void *memory) { free(memory); }

bool openpgp_unlock(void *opened, size_t index, const char *passphrase) {
    void *key = key_at(opened, index);
    if (!key) return false;
    int kept = hush();
    bool unlocked = rnp.unlock(key, passphrase) == success;
    unhush(kept);
    return unlocked;
}

// MARK: - Signatures

// Which of the keys has signed, itself or with a part of it.
static size_t signer_of(ring *keys, void *signature) {
    void *key = NULL;
    if (rnp.signature_key(signature, &key) != success || !key) return keys->count;
    char *print = NULL;
    bool is_primary = false;
    rnp.is_primary(key, &is_primary);
    if (is_primary) rnp.fingerprint(key, &print);
    else rnp.primary_fingerprint(key, &print);
    size_t index = 0;
    for (; print && index < keys->count; index++) {
        char *own = NULL;
        rnp.fingerprint(keys->keys[index], &own);
        bool is_same = own && strcmp(own, print) == 0;
        if (own) rnp.free_buffer(own);
        if (is_same) break;
    }
    if (!print) index = keys->count;
    if (print) rnp.free_buffer(print);
    rnp.end_key(key);
    return index;
}

static bool is_over_sha1(void *signature) {
    char *hash = NULL;
    bool is_sha1 = rnp.signature_hash(signature, &hash) == success && hash && strcmp(hash, "SHA1") == 0;
    if (hash) rnp.free_buffer(hash);
    return is_sha1;
}

static openpgp_verdict judge(ring *keys, void *signature, bool allows_sha1, size_t *signer) {
    *signer = signer_of(keys, signature);
    switch (rnp.signature_status(signature)) {
    case success: return *signer < keys->count ? openpgp_good : openpgp_unknown_signer;
    case key_not_found: return openpgp_unknown_signer;
    case signature_expired: return openpgp_expired;
    default: return !allows_sha1 && is_over_sha1(signature) ? openpgp_weak_hash : openpgp_invalid;
    }
}

// The first signature that is good, or else what is wrong with the first one.
static openpgp_verdict judge_all(ring *keys, void *operation, bool allows_sha1, size_t *signer) {
    size_t count = 0;
    openpgp_verdict first = openpgp_no_signature;
    rnp.signature_count(operation, &count);
    for (size_t index = 0; index < count; index++) {
        void *signature = NULL;
        size_t key = 0;
        if (rnp.signature(operation, index, &signature) != success) continue;
        openpgp_verdict verdict = judge(keys, signature, allows_sha1, &key);
        if (first == openpgp_no_signature || verdict == openpgp_good) *signer = key;
        if (verdict == openpgp_good) return verdict;
        if (first == openpgp_no_signature) first = verdict;
    }
    return first;
}

openpgp_verdict openpgp_verify(void *opened, const void *text, size_t size, bool allows_sha1, size_t *signer) {
    ring *keys = opened;
    void *input = NULL, *output = NULL, *operation = NULL;
    openpgp_verdict verdict = openpgp_no_signature;
    int kept = hush();
    if (allows_sha1) rnp.add_rule(keys->ffi, "hash algorithm", "SHA1", override, 0, secure);
    if (rnp.from_memory(&input, text, size, false) == success && rnp.to_nothing(&output) == success
        && rnp.begin_verify(&operation, keys->ffi, input, output) == success) {
        // What it returns is about all signatures together.
        rnp.verify(operation);
        verdict = judge_all(keys, operation, allows_sha1, signer);
    }
    if (operation) rnp.end_verify(operation);
    if (output) rnp.end_output(output);
    if (input) rnp.end_input(input);
    unhush(kept);
    return verdict;
}

static char *copy_of(void *output, size_t *size) {
    uint8_t *bytes = NULL;
    if (rnp.output_bytes(output, &bytes, size, false) != success || !bytes) return NULL;
    char *copy = malloc(*size + 1);
    if (copy) memcpy(copy, bytes, *size);
    return copy;
}

char *openpgp_sign(void *opened, size_t index, const void *text, size_t size, size_t *signed_size) {
    ring *keys = opened;
    void *key = key_at(opened, index), *input = NULL, *output = NULL, *operation = NULL;
    char *result = NULL;
    int kept = hush();
    if (key && rnp.from_memory(&input, text, size, false) == success && rnp.to_memory(&output, 0) == success
        && rnp.begin_sign(&operation, keys->ffi, input, output) == success
        && rnp.add_signer(operation, key, NULL) == success && rnp.set_hash(operation, "SHA512") == success
        && rnp.sign(operation) == success) {
        result = copy_of(output, signed_size);
    }
    if (operation) rnp.end_sign(operation);
    if (output) rnp.end_output(output);
    if (input) rnp.end_input(input);
    unhush(kept);
    return result;
}
