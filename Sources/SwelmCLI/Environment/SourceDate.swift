import Compatibility
import Files
import GoTemplate

/// The time that builds are to pretend to happen at; see https://reproducible-builds.org/specs/source-date-epoch.
enum SourceDate {
    /// - Returns: seconds since 1970; nil where `SOURCE_DATE_EPOCH` is not set.
    /// - Throws: `CommandFailure` where it is no such number.
    static func seconds(_ environment: [String: String]) throws(CommandFailure) -> Int64? {
        guard let text = environment["SOURCE_DATE_EPOCH"], !text.isEmpty else { return nil }
        if Compatibility.has(.sourceDateEpoch) { return try asHelm(GoString(text)) }
        guard let seconds = Int64(text), seconds >= 0 else {
            throw CommandFailure("SOURCE_DATE_EPOCH must be seconds since 1970, got " + Strconv.quote(GoString(text)))
        }
        return seconds
    }

    /// The time of the files of a package; nil for their own.
    static func time(_ environment: [String: String]) throws(CommandFailure) -> FileTime? {
        guard let seconds = try seconds(environment) else { return nil }
        return FileTime(seconds: seconds)
    }

    /// The time of the files of dependencies that are packaged on this machine; nil for their own.
    static func ofDependencies(_ environment: [String: String]) throws(CommandFailure) -> FileTime? {
        Compatibility.has(.sourceDateEpoch) ? try time(environment) : nil
    }

    private static func asHelm(_ text: GoString) throws(CommandFailure) -> Int64 {
        let seconds: Int64
        do { seconds = try Strconv.parseInt(text, base: 10) } catch {
            throw CommandFailure("invalid SOURCE_DATE_EPOCH: " + error.message)
        }
        if seconds < 0 { throw CommandFailure("invalid SOURCE_DATE_EPOCH: must not be negative") }
        return seconds
    }
}
