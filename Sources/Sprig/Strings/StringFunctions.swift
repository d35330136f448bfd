import GoTemplate

/// Sprig's string functions; those of a kind are in one extension.
enum StringFunctions {
    static let functions: [Function] =
        trimming + searching + substrings + casing + wordCasing + splitting + quoting + layout + wrapping + random

    /// A function from a string to a string.
    static func function(
        _ name: String, traits: Function.Traits = [], _ transform: @escaping @Sendable (GoString) throws -> GoString
    ) -> Function {
        Function(name, [.string], traits: traits) { .string(try transform($0.string(0))) }
    }
}
