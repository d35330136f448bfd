#pragma once

/// Loads libpq on first use; later calls return at once.
///
/// Returns null, or why it cannot be loaded, in words for a person.
const char *postgresql_load(void);
