import GoTemplate

/// A type of flags, as pflag's `Value`: how what is typed is read, and how help shows it.
///
/// Mostly the type that reading gives; `Content` is another one where several kinds of flags hold the same.
protocol FlagKind {
    associatedtype Content = Self

    /// What a flag holds that neither is given nor has a default: Go's zero value.
    static var zero: Content { get }

    /// What a flag without `=value` means, where that is allowed (pflag's NoOptDefVal).
    static var bare: Content? { get }

    /// The word help shows after the flag's name; empty for booleans.
    static var placeholder: String { get }

    /// A value as it is typed on a command line.
    static func text(of value: Content) -> String

    /// What the flag holds after it was given.
    ///
    /// - Parameters:
    ///   - text: what is typed.
    ///   - earlier: what it held before; nil where it is given for the first time.
    /// - Throws: `FlagValueFailure` in Go's words where the text is no such value.
    static func read(_ text: GoString, after earlier: Content?) throws(FlagValueFailure) -> Content

    /// The line Helm logs about a value that it still takes; nil for most.
    static func warning(about text: GoString) -> String?
}

extension FlagKind {
    static var bare: Content? { nil }

    static func warning(about text: GoString) -> String? { nil }
}

/// Why a value does not fit its flag, in Go's words.
struct FlagValueFailure: Error {
    let reason: String

    init(reason: String) { self.reason = reason }

    init(_ error: Strconv.NumberError) { reason = error.message.text }
}
