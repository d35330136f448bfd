import GoTemplate

/// A glob pattern as `.Files.Glob` takes it: `*` and `?` stop at `/`, `**` does not, `{a,b}` are alternatives.
///
/// Mirrors github.com/gobwas/glob with the separator `/`, its peculiarities included (`ab**ba` matches `aba`).
package struct Glob {
    private let matcher: GlobMatcher

    /// - Returns: nil for a malformed pattern.
    package init?(_ pattern: GoString) {
        guard let node = try? GlobParser.parse(pattern) else { return nil }
        matcher = GlobCompiler.compile(node)
    }

    package func matches(_ name: GoString) -> Bool { matcher.matches(name.bytes[...]) }
}
