#pragma once

#include <stdbool.h>
#include <stddef.h>

// PostgreSQL's client library, loaded on first use: linking it would cost each start 4 ms. All functions but the first
// need it to have succeeded.

/// Loads libpq; later calls return at once. NULL, or why it cannot be loaded, in words for a person.
const char *postgresql_load(void);

/// Whether this libpq has a word of connection strings, such as "host".
bool postgresql_knows(const char *keyword);

/// Shows `visit` each word that a connection string gives a value; false for a string that libpq cannot read. Its own
/// message might quote a password.
bool postgresql_parse(
    const char *connection_string, void *context,
    void (*visit)(void *context, const char *keyword, const char *value));

/// A file of this process alone, on no disk, for what libpq reads from files; -1 where that fails.
int postgresql_memory_file(const void *content, size_t count);

/// Connects with words and their values, both ending in NULL; never NULL but for a lack of memory. Close it in any
/// case.
void *postgresql_connect(const char *const *keywords, const char *const *values);
bool postgresql_is_connected(void *connection);
const char *postgresql_error(void *connection);
void postgresql_close(void *connection);

/// Runs one statement with text parameters, of which NULL is the null value. Clear the result in any case.
void *postgresql_run(void *connection, const char *statement, int count, const char *const *values);
/// Whether the statement succeeded.
bool postgresql_succeeded(void *result);
/// The server's message without the place in the statement, and its code such as "23505"; NULL where there is none.
const char *postgresql_message(void *result);
const char *postgresql_code(void *result);
int postgresql_row_count(void *result);
bool postgresql_is_null(void *result, int row, int column);
const char *postgresql_value(void *result, int row, int column);
size_t postgresql_length(void *result, int row, int column);
void postgresql_clear(void *result);
