#define _GNU_SOURCE
#include "transfer.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

#define SET(transfer, option, value) note(transfer, libcurl.easy_setopt((transfer)->easy, option, value))

/// Keeps the first failure, which is told when the transfer is to start.
static void note(struct swelm_transfer *transfer, CURLcode code) {
    if (code && !transfer->code) transfer->code = code;
}

// MARK: - What libcurl calls

static bool begins_answer(const char *line, size_t count) { return count > 5 && !memcmp(line, "HTTP/", 5); }

static int status_of(const char *line, size_t count) {
    const char *blank = memchr(line, ' ', count);
    return blank ? atoi(blank + 1) : 0;
}

/// Keeps the lines of the last answer: those of interim ones, and of an earlier attempt, go when another begins.
static size_t receive_head(char *line, size_t size, size_t count, void *context) {
    struct swelm_transfer *transfer = context;
    count *= size;
    if (begins_answer(line, count)) {
        transfer->head.count = 0;
        transfer->status = status_of(line, count);
        transfer->has_head = false;
    }
    bool is_end = count <= 2 && transfer->status >= 200;
    if (is_end) transfer->has_head = true;
    if (transfer->head.count + count > transfer->head_limit) transfer->is_too_large = true;
    return !transfer->is_too_large && buffer_append(&transfer->head, line, count) ? count : 0;
}

static size_t receive_body(char *bytes, size_t size, size_t count, void *context) {
    struct swelm_transfer *transfer = context;
    count *= size;
    if (count > transfer->body_limit - transfer->body.count) transfer->is_too_large = true;
    // Any other number than `count` ends the transfer, but for none of nothing.
    return !transfer->is_too_large && buffer_append(&transfer->body, bytes, count) ? count : count + 1;
}

static void write_address(char *text, size_t capacity, const char *host, int port) {
    snprintf(text, capacity, strchr(host, ':') ? "[%s]:%d" : "%s:%d", host, port);
}

static void remember_address(struct swelm_transfer *transfer, const struct sockaddr *address) {
    char host[INET6_ADDRSTRLEN];
    if (transfer->address[0]) return;
    if (address->sa_family == AF_INET) {
        const struct sockaddr_in *ipv4 = (const struct sockaddr_in *)address;
        inet_ntop(AF_INET, &ipv4->sin_addr, host, sizeof host);
        write_address(transfer->address, sizeof transfer->address, host, ntohs(ipv4->sin_port));
    } else if (address->sa_family == AF_INET6) {
        const struct sockaddr_in6 *ipv6 = (const struct sockaddr_in6 *)address;
        inet_ntop(AF_INET6, &ipv6->sin6_addr, host, sizeof host);
        write_address(transfer->address, sizeof transfer->address, host, ntohs(ipv6->sin6_port));
    }
}

static bool is_in(const unsigned char *address, const unsigned char *network, int bits) {
    int whole = bits / 8, rest = bits % 8;
    if (memcmp(address, network, whole)) return false;
    return !rest || (address[whole] ^ network[whole]) >> (8 - rest) == 0;
}

/// Whether an address is of this machine, of networks that nobody reaches from outside, or of no server at all.
static bool is_private_ipv4(const unsigned char *address) {
    static const struct { unsigned char network[4]; int bits; } local[] = {
        {{0}, 8}, {{10}, 8}, {{100, 64}, 10}, {{127}, 8}, {{169, 254}, 16}, {{172, 16}, 12}, {{192, 0, 0}, 24},
        {{192, 168}, 16}, {{198, 18}, 15}, {{224}, 3}};
    for (size_t index = 0; index < sizeof local / sizeof *local; index++)
        if (is_in(address, local[index].network, local[index].bits)) return true;
    return false;
}

/// Also those that stand for IPv4 addresses: of no server, mapped, and translated.
static bool is_private_ipv6(const unsigned char *address) {
    static const unsigned char none[16], mapped[12] = {[10] = 0xFF, [11] = 0xFF};
    static const unsigned char translated[12] = {0, 0x64, 0xFF, 0x9B};
    if (!memcmp(address, none, 12)) return true;
    if (!memcmp(address, mapped, 12) || !memcmp(address, translated, 12)) return is_private_ipv4(address + 12);
    return (address[0] & 0xFE) == 0xFC || (address[0] == 0xFE && address[1] >= 0x80) || address[0] == 0xFF;
}

static bool is_private(const struct sockaddr *address) {
    if (address->sa_family == AF_INET)
        return is_private_ipv4((const unsigned char *)&((const struct sockaddr_in *)address)->sin_addr);
    if (address->sa_family == AF_INET6)
        return is_private_ipv6(((const struct sockaddr_in6 *)address)->sin6_addr.s6_addr);
    return true;
}

/// Opens a connection's socket, which no program inherits; libcurl's own would be.
static curl_socket_t open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address) {
    (void)purpose;
    struct swelm_transfer *transfer = context;
    remember_address(transfer, &address->addr);
    if (transfer->is_public_only && is_private(&address->addr)) {
        transfer->was_private = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/// Is called before each time that the request goes out. libcurl repeats one of any method by itself where a connection
/// that it had kept breaks, though the server may have seen it.
static int before_request(
    void *context, char *remote_address, char *local_address, int remote_port, int local_port) {
    struct swelm_transfer *transfer = context;
    if (transfer->is_sent && transfer->is_sent_once) {
        transfer->was_repeated = true;
        return CURL_PREREQFUNC_ABORT;
    }
    transfer->is_sent = true;
    write_address(transfer->local, sizeof transfer->local, local_address, local_port);
    write_address(transfer->remote, sizeof transfer->remote, remote_address, remote_port);
    return CURL_PREREQFUNC_OK;
}

// MARK: - Making one

/// Options that every transfer has.
static void prepare(struct swelm_transfer *transfer) {
    SET(transfer, CURLOPT_PRIVATE, transfer);
    SET(transfer, CURLOPT_ERRORBUFFER, transfer->error);
    SET(transfer, CURLOPT_NOSIGNAL, 1L);
    if (libcurl.easy_setopt(transfer->easy, CURLOPT_PROTOCOLS_STR, "http,https")) {
        SET(transfer, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
    }
    SET(transfer, CURLOPT_FOLLOWLOCATION, 0L);
    SET(transfer, CURLOPT_PATH_AS_IS, 1L);
    SET(transfer, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
    // Without it each of many transfers that start at once opens a connection of its own.
    SET(transfer, CURLOPT_PIPEWAIT, 1L);
    SET(transfer, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    SET(transfer, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    SET(transfer, CURLOPT_TCP_KEEPALIVE, 1L);
    SET(transfer, CURLOPT_TCP_KEEPIDLE, 30L);
    SET(transfer, CURLOPT_TCP_KEEPINTVL, 15L);
    SET(transfer, CURLOPT_BUFFERSIZE, 65536L);
    SET(transfer, CURLOPT_PROXY, "");
    SET(transfer, CURLOPT_NOPROXY, "");
    SET(transfer, CURLOPT_HEADERFUNCTION, receive_head);
    SET(transfer, CURLOPT_HEADERDATA, transfer);
    SET(transfer, CURLOPT_WRITEFUNCTION, receive_body);
    SET(transfer, CURLOPT_WRITEDATA, transfer);
    SET(transfer, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    SET(transfer, CURLOPT_OPENSOCKETDATA, transfer);
    // Since 7.80; with an older library a request counts as sent, and goes by a connection of its own if it must not be
    // repeated.
    if (libcurl.easy_setopt(transfer->easy, CURLOPT_PREREQFUNCTION, before_request)) transfer->is_sent = true;
    else SET(transfer, CURLOPT_PREREQDATA, transfer);
}

struct swelm_transfer *swelm_transfer_create(void) {
    struct swelm_transfer *transfer = calloc(1, sizeof *transfer);
    if (!transfer) return NULL;
    transfer->easy = libcurl.easy_init();
    if (!transfer->easy) {
        free(transfer);
        return NULL;
    }
    prepare(transfer);
    return transfer;
}

void swelm_transfer_destroy(struct swelm_transfer *transfer) {
    libcurl.easy_cleanup(transfer->easy);
    libcurl.slist_free_all(transfer->headers);
    libcurl.slist_free_all(transfer->connect_to);
    free(transfer->request_body);
    free(transfer->head.bytes);
    free(transfer->body.bytes);
    free(transfer);
}

// MARK: - The request

void swelm_transfer_ask(struct swelm_transfer *transfer, const char *method, const char *url) {
    SET(transfer, CURLOPT_URL, url);
    if (!strcmp(method, "HEAD")) SET(transfer, CURLOPT_NOBODY, 1L);
    else if (strcmp(method, "GET")) SET(transfer, CURLOPT_CUSTOMREQUEST, method);
}

static void append(struct swelm_transfer *transfer, struct curl_slist **list, const char *text) {
    struct curl_slist *longer = libcurl.slist_append(*list, text);
    if (longer) *list = longer;
    else note(transfer, CURLE_OUT_OF_MEMORY);
}

void swelm_transfer_add_header(struct swelm_transfer *transfer, const char *line) {
    append(transfer, &transfer->headers, line);
}

void swelm_transfer_set_body(struct swelm_transfer *transfer, const void *bytes, size_t count) {
    transfer->request_body = malloc(count ? count : 1);
    if (!transfer->request_body) return note(transfer, CURLE_OUT_OF_MEMORY);
    if (count) memcpy(transfer->request_body, bytes, count);
    SET(transfer, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
    SET(transfer, CURLOPT_POSTFIELDS, transfer->request_body);
}

void swelm_transfer_set_proxy(struct swelm_transfer *transfer, const char *proxy) {
    SET(transfer, CURLOPT_PROXY, proxy);
}

void swelm_transfer_connect_to(struct swelm_transfer *transfer, const char *entry) {
    append(transfer, &transfer->connect_to, entry);
}

void swelm_transfer_accept_gzip(struct swelm_transfer *transfer) {
    SET(transfer, CURLOPT_ACCEPT_ENCODING, "gzip");
}

void swelm_transfer_refuse_private(struct swelm_transfer *transfer) { transfer->is_public_only = true; }

void swelm_transfer_use_http1(struct swelm_transfer *transfer) {
    SET(transfer, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
}

void swelm_transfer_send_once(struct swelm_transfer *transfer) {
    transfer->is_sent_once = true;
    if (libcurl.version < 0x075000) SET(transfer, CURLOPT_FRESH_CONNECT, 1L);
}

// MARK: - Whom to trust, and who this is

static struct curl_blob blob(const void *bytes, size_t count) {
    return (struct curl_blob){.data = (void *)bytes, .len = count, .flags = CURL_BLOB_COPY};
}

void swelm_transfer_trust_anyone(struct swelm_transfer *transfer) {
    SET(transfer, CURLOPT_SSL_VERIFYPEER, 0L);
    SET(transfer, CURLOPT_SSL_VERIFYHOST, 0L);
    SET(transfer, CURLOPT_PROXY_SSL_VERIFYPEER, 0L);
    SET(transfer, CURLOPT_PROXY_SSL_VERIFYHOST, 0L);
}

void swelm_transfer_trust(struct swelm_transfer *transfer, const void *bytes, size_t count) {
    struct curl_blob authorities = blob(bytes, count);
    SET(transfer, CURLOPT_CAINFO_BLOB, &authorities);
    SET(transfer, CURLOPT_PROXY_CAINFO_BLOB, &authorities);
    // Debian's libcurl trusts all of /etc/ssl/certs besides, unless there is no folder.
    swelm_transfer_trust_files(transfer, NULL, NULL);
}

void swelm_transfer_trust_files(struct swelm_transfer *transfer, const char *file, const char *folder) {
    SET(transfer, CURLOPT_CAINFO, file);
    SET(transfer, CURLOPT_PROXY_CAINFO, file);
    SET(transfer, CURLOPT_CAPATH, folder);
    SET(transfer, CURLOPT_PROXY_CAPATH, folder);
}

void swelm_transfer_identify(
    struct swelm_transfer *transfer, const void *certificate, size_t certificate_count, const void *key,
    size_t key_count) {
    struct curl_blob chain = blob(certificate, certificate_count), secret = blob(key, key_count);
    SET(transfer, CURLOPT_SSLCERT_BLOB, &chain);
    SET(transfer, CURLOPT_SSLKEY_BLOB, &secret);
    // Without a password libcurl 7.88 crashes on a key that is encrypted.
    SET(transfer, CURLOPT_KEYPASSWD, "");
}

void swelm_transfer_limit(
    struct swelm_transfer *transfer, long connect_ms, long total_ms, long silent_seconds, size_t head_bytes,
    size_t body_bytes) {
    SET(transfer, CURLOPT_CONNECTTIMEOUT_MS, connect_ms);
    SET(transfer, CURLOPT_TIMEOUT_MS, total_ms);
    SET(transfer, CURLOPT_LOW_SPEED_LIMIT, 1L);
    SET(transfer, CURLOPT_LOW_SPEED_TIME, silent_seconds);
    transfer->head_limit = head_bytes;
    transfer->body_limit = body_bytes;
}

void swelm_transfer_inspect(struct swelm_transfer *transfer) {
    swelm_transfer_trust_anyone(transfer);
    SET(transfer, CURLOPT_CERTINFO, 1L);
    SET(transfer, CURLOPT_CONNECT_ONLY, 1L);
}

// MARK: - The answer

int swelm_transfer_status(const struct swelm_transfer *transfer) { return transfer->status; }

bool swelm_transfer_has_head(const struct swelm_transfer *transfer) { return transfer->has_head; }

struct swelm_bytes swelm_transfer_head(const struct swelm_transfer *transfer) {
    return (struct swelm_bytes){transfer->head.bytes, transfer->head.count};
}

struct swelm_bytes swelm_transfer_body(const struct swelm_transfer *transfer) {
    return (struct swelm_bytes){transfer->body.bytes, transfer->body.count};
}

void swelm_transfer_drop_body(struct swelm_transfer *transfer) { transfer->body.count = 0; }

bool swelm_transfer_was_sent(const struct swelm_transfer *transfer) { return transfer->is_sent; }

static long number(struct swelm_transfer *transfer, CURLINFO information) {
    long result = 0;
    return libcurl.easy_getinfo(transfer->easy, information, &result) ? 0 : result;
}

bool swelm_transfer_was_connected(struct swelm_transfer *transfer) {
    // Some versions note the time of a connection only when its TLS handshake is over.
    if (strncmp(transfer->error, "SSL connection timeout", 22) == 0) return true;
    curl_off_t microseconds = 0;
    libcurl.easy_getinfo(transfer->easy, CURLINFO_CONNECT_TIME_T, &microseconds);
    return microseconds > 0;
}

int swelm_transfer_protocol(struct swelm_transfer *transfer) {
    switch (number(transfer, CURLINFO_HTTP_VERSION)) {
    case CURL_HTTP_VERSION_1_0: return 10;
    case CURL_HTTP_VERSION_1_1: return 11;
    case CURL_HTTP_VERSION_2_0: return 20;
    default: return 0;
    }
}

static enum swelm_outcome time_out(const struct swelm_transfer *transfer) {
    return strncmp(transfer->error, "Operation too slow", 18) ? swelm_outcome_timed_out : swelm_outcome_stalled;
}

enum swelm_outcome swelm_transfer_outcome(const struct swelm_transfer *transfer) {
    if (transfer->is_too_large) return swelm_outcome_too_large;
    if (transfer->was_repeated) return swelm_outcome_connection_lost;
    if (transfer->was_private && !transfer->is_sent) return swelm_outcome_private;
    switch (transfer->code) {
    case CURLE_OK: return swelm_outcome_answered;
    case CURLE_COULDNT_RESOLVE_HOST: return swelm_outcome_no_such_host;
    case CURLE_COULDNT_RESOLVE_PROXY: return swelm_outcome_no_such_proxy;
    case CURLE_COULDNT_CONNECT: return swelm_outcome_not_connected;
    case CURLE_OPERATION_TIMEDOUT: return time_out(transfer);
    case CURLE_PEER_FAILED_VERIFICATION: return swelm_outcome_untrusted;
    case CURLE_SSL_CONNECT_ERROR: return swelm_outcome_tls_failed;
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE: return swelm_outcome_bad_identity;
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM: return swelm_outcome_connection_lost;
    case CURLE_PARTIAL_FILE: return swelm_outcome_incomplete;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_BAD_CONTENT_ENCODING: return swelm_outcome_malformed;
    case CURLE_PROXY: return swelm_outcome_proxy_refused;
    default: return swelm_outcome_other;
    }
}

const char *swelm_transfer_error(const struct swelm_transfer *transfer) {
    return transfer->error[0] ? transfer->error : libcurl.easy_strerror(transfer->code);
}

int swelm_transfer_system_error(struct swelm_transfer *transfer) {
    return (int)number(transfer, CURLINFO_OS_ERRNO);
}

const char *swelm_transfer_address(const struct swelm_transfer *transfer) { return transfer->address; }

const char *swelm_transfer_local_address(const struct swelm_transfer *transfer) { return transfer->local; }

const char *swelm_transfer_remote_address(const struct swelm_transfer *transfer) { return transfer->remote; }

int swelm_transfer_proxy_status(struct swelm_transfer *transfer) {
    return (int)number(transfer, CURLINFO_HTTP_CONNECTCODE);
}

long swelm_transfer_verdict(struct swelm_transfer *transfer) {
    return number(transfer, CURLINFO_SSL_VERIFYRESULT);
}

const char *swelm_transfer_certificate(struct swelm_transfer *transfer, const char *field) {
    struct curl_certinfo *chain = NULL;
    libcurl.easy_getinfo(transfer->easy, CURLINFO_CERTINFO, &chain);
    if (!chain || chain->num_of_certs < 1) return NULL;
    size_t count = strlen(field);
    for (struct curl_slist *line = chain->certinfo[0]; line; line = line->next)
        if (!strncmp(line->data, field, count) && line->data[count] == ':') return line->data + count + 1;
    return NULL;
}
