// Bytes that come piece by piece.
#pragma once

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct buffer {
    unsigned char *bytes;
    size_t count, capacity;
};

/// Whether there was room; the buffer doubles, so that a long body is not copied again for each piece.
static inline bool buffer_append(struct buffer *buffer, const void *bytes, size_t count) {
    if (count > buffer->capacity - buffer->count) {
        size_t needed = buffer->count + count;
        size_t capacity = buffer->capacity * 2 > needed ? buffer->capacity * 2 : needed;
        if (needed < count) return false;
        unsigned char *larger = realloc(buffer->bytes, capacity);
        if (!larger) return false;
        buffer->bytes = larger;
        buffer->capacity = capacity;
    }
    if (count) memcpy(buffer->bytes + buffer->count, bytes, count);
    buffer->count += count;
    return true;
}
