import GoTemplate

/// Sprig's string functions; those of a kind are in one extension.
enum StringFunctions {
    static let functions: [Function] =
        trimming + searching + substrings + casing + wordCasing + splitting + quoting + layout + wrapping + random

    /// A function from a string to a string.
    static func function(
        _ name: String, trait: Function.Trait = .ordinary,
        _ transform: @escaping @Sendable (GoString) throws -> GoString
    ) -> Function {
        Function(name, [.string], trait: trait) { .string(try transform($0.string(0))) }
    }
}
