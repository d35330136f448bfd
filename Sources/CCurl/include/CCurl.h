#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// libcurl, loaded on first use: linking it would cost each start 33 libraries and 10 ms. What it calls back is C that
// copies bytes and sets flags, on the thread that runs the transfers: no Swift runs below libcurl.

/// Loads libcurl; later calls return at once. NULL, or why it cannot be used, in words for a person. All other functions
/// but those about signals need it to have succeeded.
const char *_Nullable swelm_curl_load(void);

/// libcurl's version as 0xXXYYZZ.
unsigned swelm_curl_version(void);

// MARK: - One transfer: a request, and what has come of its answer

struct swelm_transfer;

/// Bytes of a transfer, valid until it runs on or is destroyed.
struct swelm_bytes {
    const unsigned char *_Nullable start;
    size_t count;
};

/// How a transfer ended.
enum swelm_outcome {
    swelm_outcome_answered,
    swelm_outcome_no_such_host,
    swelm_outcome_no_such_proxy,
    swelm_outcome_not_connected,
    swelm_outcome_timed_out,
    /// No byte for as long as was allowed.
    swelm_outcome_stalled,
    swelm_outcome_untrusted,
    swelm_outcome_tls_failed,
    /// The client's own certificate or key, or the authorities given, are no use.
    swelm_outcome_bad_identity,
    swelm_outcome_connection_lost,
    swelm_outcome_incomplete,
    swelm_outcome_too_large,
    swelm_outcome_malformed,
    swelm_outcome_proxy_refused,
    /// The server's address is one that was not to be connected to.
    swelm_outcome_private,
    swelm_outcome_other,
};

/// A transfer; NULL for lack of memory. It redirects nowhere, and no variable of the environment changes it.
struct swelm_transfer *_Nullable swelm_transfer_create(void);
void swelm_transfer_destroy(struct swelm_transfer *_Nonnull transfer);

/// Sets the method, such as "GET", and the URL, with percent signs where it needs them.
void swelm_transfer_ask(
    struct swelm_transfer *_Nonnull transfer, const char *_Nonnull method, const char *_Nonnull url);
/// Adds a line such as "Accept: text/plain"; "Name;" is a field without a value.
void swelm_transfer_add_header(struct swelm_transfer *_Nonnull transfer, const char *_Nonnull line);
/// Sets the request's body, which is copied.
void swelm_transfer_set_body(struct swelm_transfer *_Nonnull transfer, const void *_Nullable bytes, size_t count);
/// Sets the proxy's URL; "" for none.
void swelm_transfer_set_proxy(struct swelm_transfer *_Nonnull transfer, const char *_Nonnull proxy);
/// Connects elsewhere than the URL says: "HOST:PORT:OTHERHOST:OTHERPORT".
void swelm_transfer_connect_to(struct swelm_transfer *_Nonnull transfer, const char *_Nonnull entry);
/// Asks for a compressed answer, which is expanded.
void swelm_transfer_accept_gzip(struct swelm_transfer *_Nonnull transfer);
/// Connects to no address of this machine or of networks that are not public.
void swelm_transfer_refuse_private(struct swelm_transfer *_Nonnull transfer);
void swelm_transfer_use_http1(struct swelm_transfer *_Nonnull transfer);
/// Trusts any server.
void swelm_transfer_trust_anyone(struct swelm_transfer *_Nonnull transfer);
/// Trusts servers of these authorities (PEM), and of no others of the system.
void swelm_transfer_trust(struct swelm_transfer *_Nonnull transfer, const void *_Nullable bytes, size_t count);
/// Trusts servers of authorities in a file and in a folder, either of which may be NULL: then the library's own.
void swelm_transfer_trust_files(
    struct swelm_transfer *_Nonnull transfer, const char *_Nullable file, const char *_Nullable folder);
/// Sets the client's certificate chain and its key (PEM).
void swelm_transfer_identify(
    struct swelm_transfer *_Nonnull transfer, const void *_Nullable certificate, size_t certificate_count,
    const void *_Nullable key, size_t key_count);
/// Limits: milliseconds to connect and for all of it, seconds without a byte (0: without limit), bytes of the answer's
/// head and body.
void swelm_transfer_limit(
    struct swelm_transfer *_Nonnull transfer, long connect_ms, long total_ms, long silent_seconds, size_t head_bytes,
    size_t body_bytes);
/// The request is never sent a second time, not even where a connection that was kept open turns out to be closed.
void swelm_transfer_send_once(struct swelm_transfer *_Nonnull transfer);

/// Makes it a transfer that connects, looks at the server's certificate, whatever it is, and sends nothing.
void swelm_transfer_inspect(struct swelm_transfer *_Nonnull transfer);

/// The status of the answer; 0 before its head has come.
int swelm_transfer_status(const struct swelm_transfer *_Nonnull transfer);
/// Whether the head of the final answer, which is none of 100 to 199, is complete.
bool swelm_transfer_has_head(const struct swelm_transfer *_Nonnull transfer);
/// The lines of the answer's head, without those of a proxy's or an earlier one.
struct swelm_bytes swelm_transfer_head(const struct swelm_transfer *_Nonnull transfer);
/// What has come of the body and was not dropped.
struct swelm_bytes swelm_transfer_body(const struct swelm_transfer *_Nonnull transfer);
/// Drops what has come of the body; the limit counts anew.
void swelm_transfer_drop_body(struct swelm_transfer *_Nonnull transfer);
/// Whether the request may have reached the server.
bool swelm_transfer_was_sent(const struct swelm_transfer *_Nonnull transfer);
/// Whether the connection was there, apart from TLS.
bool swelm_transfer_was_connected(struct swelm_transfer *_Nonnull transfer);
/// The version of HTTP as a number such as 11 or 20; 0 where it is not known.
int swelm_transfer_protocol(struct swelm_transfer *_Nonnull transfer);
enum swelm_outcome swelm_transfer_outcome(const struct swelm_transfer *_Nonnull transfer);
/// libcurl's words about a failure.
const char *_Nonnull swelm_transfer_error(const struct swelm_transfer *_Nonnull transfer);
/// The system's number of the failure; 0 for none.
int swelm_transfer_system_error(struct swelm_transfer *_Nonnull transfer);
/// The first address that was tried as "IP:PORT"; "" for none.
const char *_Nonnull swelm_transfer_address(const struct swelm_transfer *_Nonnull transfer);
/// The two ends of the connection, "IP:PORT" of ours and of the server or proxy; "" where the request did not go out.
const char *_Nonnull swelm_transfer_local_address(const struct swelm_transfer *_Nonnull transfer);
const char *_Nonnull swelm_transfer_remote_address(const struct swelm_transfer *_Nonnull transfer);
/// What a proxy answered to the wish to be connected; 0 for nothing.
int swelm_transfer_proxy_status(struct swelm_transfer *_Nonnull transfer);
/// OpenSSL's verdict about the server's certificate, 0 where it has none.
long swelm_transfer_verdict(struct swelm_transfer *_Nonnull transfer);

/// A field of the server's own certificate, as OpenSSL prints it, such as "Expire date", from a transfer that inspects;
/// NULL for none.
const char *_Nullable swelm_transfer_certificate(
    struct swelm_transfer *_Nonnull transfer, const char *_Nonnull field);

// MARK: - Transfers that run at once

struct swelm_transfers;

/// Nothing runs yet; NULL for lack of memory.
struct swelm_transfers *_Nullable swelm_transfers_create(void);
/// The transfers in it are not destroyed.
void swelm_transfers_destroy(struct swelm_transfers *_Nonnull transfers);
/// How many connections to one host there may be.
void swelm_transfers_limit_connections(struct swelm_transfers *_Nonnull transfers, long count);
/// Starts a transfer at the next run; false where it cannot be, for which `swelm_transfer_error` has words.
bool swelm_transfers_add(
    struct swelm_transfers *_Nonnull transfers, struct swelm_transfer *_Nonnull transfer);
/// Ends a transfer, whatever it has come to.
void swelm_transfers_remove(
    struct swelm_transfers *_Nonnull transfers, struct swelm_transfer *_Nonnull transfer);
/// Does what can be done without waiting.
void swelm_transfers_run(struct swelm_transfers *_Nonnull transfers);
/// A transfer that has ended, which is removed; NULL for none.
struct swelm_transfer *_Nullable swelm_transfers_next_ended(struct swelm_transfers *_Nonnull transfers);
/// Waits until there is something to do, `descriptor` can be read (-1: none), or the time is over.
void swelm_transfers_wait(struct swelm_transfers *_Nonnull transfers, int descriptor, int milliseconds);

// MARK: - Signals

/// Has the first SIGINT, SIGTERM or SIGHUP make a descriptor readable, which is returned, instead of ending the process;
/// a second one ends it. -1 with `errno` where that fails. Signals that are ignored stay so.
int swelm_signals_catch(void);
/// The signal that came; 0 for none.
int swelm_signals_caught(void);
/// Gives the signals back their old meaning.
void swelm_signals_release(void);
