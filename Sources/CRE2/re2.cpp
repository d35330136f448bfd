#include "CRE2.h"

#include <re2/re2.h>

#include <new>
#include <vector>

struct cre2_pattern {
    cre2_pattern(re2::StringPiece text, const RE2::Options &options) : regex(text, options) {}
    RE2 regex;
};

namespace {

/// Go compiles programs of up to 128 MB, but most patterns are small, and the budget also bounds the cache of
/// each pattern's automaton: so the large budget is only for those that need it.
const int64_t budgets[] = {8 << 20, 512 << 20};

re2::StringPiece piece(const uint8_t *text, size_t length) {
    // A NULL pointer would read as an unmatched group.
    return re2::StringPiece(text ? reinterpret_cast<const char *>(text) : "", length);
}

cre2_span span(const re2::StringPiece &match, const char *text) {
    if (match.data() == nullptr) return {-1, -1};
    const int64_t start = match.data() - text;
    return {start, start + static_cast<int64_t>(match.size())};
}

}  // namespace

cre2_pattern *cre2_compile(const uint8_t *pattern, size_t length) {
    RE2::Options options;
    options.set_log_errors(false);
    for (const int64_t budget : budgets) {
        options.set_max_mem(budget);
        auto *compiled = new (std::nothrow) cre2_pattern(piece(pattern, length), options);
        if (compiled == nullptr || compiled->regex.ok()) return compiled;
        const bool needs_more_memory = compiled->regex.error_code() == RE2::ErrorPatternTooLarge;
        delete compiled;
        if (!needs_more_memory) break;
    }
    return nullptr;
}

void cre2_free(cre2_pattern *pattern) { delete pattern; }

bool cre2_match(
    const cre2_pattern *pattern, const uint8_t *text, size_t length, size_t start,
    cre2_span *spans, size_t span_count) {
    const re2::StringPiece subject = piece(text, length);
    re2::StringPiece few[8];
    std::vector<re2::StringPiece> many;
    re2::StringPiece *groups = few;
    if (span_count > sizeof few / sizeof *few) {
        many.resize(span_count);
        groups = many.data();
    }
    const RE2 &regex = pattern->regex;
    if (!regex.Match(subject, start, length, RE2::UNANCHORED, groups, static_cast<int>(span_count))) return false;
    for (size_t index = 0; index < span_count; index++) spans[index] = span(groups[index], subject.data());
    return true;
}
