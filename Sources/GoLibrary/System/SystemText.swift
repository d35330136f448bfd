#if canImport(Glibc)
    import Glibc
#endif

/// The system's names, without capitals as Go has them.
package enum SystemText {
    /// The text of an error number.
    package static func error(_ code: Int32) -> String {
        strerror(code).map { String(cString: $0).lowercased() } ?? "errno \(code)"
    }

    package static func signal(_ number: Int32) -> String {
        strsignal(number).map { String(cString: $0).lowercased() } ?? "signal \(number)"
    }
}
