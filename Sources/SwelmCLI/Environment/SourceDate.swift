import GoTemplate

/// The time that builds are to pretend to happen at; see https://reproducible-builds.org/specs/source-date-epoch.
enum SourceDate {
    /// - Returns: seconds since 1970; nil where `SOURCE_DATE_EPOCH` is not set.
    /// - Throws: `CommandFailure` where it is no such number.
    static func seconds(_ environment: [String: String]) throws(CommandFailure) -> Int64? {
        guard let text = environment["SOURCE_DATE_EPOCH"], !text.isEmpty else { return nil }
        guard let seconds = Int64(text), seconds >= 0 else {
            throw CommandFailure("SOURCE_DATE_EPOCH must be seconds since 1970, got " + Strconv.quote(GoString(text)))
        }
        return seconds
    }
}
