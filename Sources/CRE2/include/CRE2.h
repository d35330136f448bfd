#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled pattern; safe to use from several threads at once.
typedef struct cre2_pattern cre2_pattern;

/// Where a group matched, in bytes; both are -1 where it took no part in the match.
typedef struct {
    int64_t start;
    int64_t end;
} cre2_span;

/// Compiles a pattern in RE2's Perl-like syntax, UTF-8, leftmost-first.
///
/// Returns NULL for a pattern RE2 refuses, whatever the reason.
cre2_pattern *cre2_compile(const uint8_t *pattern, size_t length);

void cre2_free(cre2_pattern *pattern);

/// Finds the first match that begins at or after `start`; assertions see the text before it.
///
/// Fills `span_count` spans, the first one for the whole match; with none it only tells whether there is a match.
bool cre2_match(
    const cre2_pattern *pattern, const uint8_t *text, size_t length, size_t start,
    cre2_span *spans, size_t span_count);

#ifdef __cplusplus
}
#endif
