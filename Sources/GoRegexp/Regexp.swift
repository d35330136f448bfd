import CRE2
import GoTemplate

/// A compiled regular expression with the syntax, the matches and the errors of Go's `regexp`.
///
/// RE2 does the matching; Go's package is its descendant, leftmost-first and in linear time as well.
package final class Regexp: Sendable {
    /// RE2 patterns are immutable and safe to share between threads.
    private nonisolated(unsafe) let handle: OpaquePointer
    /// The names of the groups, empty for those without one; the first stands for the whole match.
    package let groupNames: [GoString]
    /// Whether the expression is the empty one.
    let isEmpty: Bool
    /// Whether RE2 may find empty matches inside of a rune; see `match`.
    private let canMatchInsideRunes: Bool

    /// Compiles an expression, Go's `regexp.Compile`.
    package init(compiling expression: GoString) throws(RegexpError) {
        var syntax = RegexpSyntax(expression)
        try syntax.translate()
        guard let handle = cre2_compile(syntax.output, syntax.output.count) else {
            throw RegexpError(.tooLarge, expression)
        }
        self.handle = handle
        self.groupNames = syntax.groupNames
        self.isEmpty = expression.isEmpty
        self.canMatchInsideRunes = syntax.hasNonBoundary
    }

    deinit { cre2_free(handle) }
}

// MARK: - Cache

extension Regexp {
    private static let maximumCached = 1000
    private static let cache = Locked<[GoString: Regexp]>([:])

    /// Compiles an expression, or takes it from the cache: templates use the same few again and again.
    package static func compile(_ expression: GoString) throws(RegexpError) -> Regexp {
        if let known = cache.withLock({ $0[expression] }) { return known }
        let compiled = try Regexp(compiling: expression)
        cache.withLock { known in
            if known.count >= maximumCached { known.removeAll() }
            known[expression] = compiled
        }
        return compiled
    }
}

// MARK: - Matching

extension Regexp {
    /// Whether there is a match anywhere, Go's `MatchString`.
    package func matches(_ text: GoString) -> Bool {
        RegexpSubject(text).bytes.withUnsafeBufferPointer { subject in
            if canMatchInsideRunes { return firstMatch(subject, from: 0) != nil }
            return cre2_match(handle, subject.baseAddress, subject.count, 0, nil, 0)
        }
    }

    /// The first match at or after `start`; `subject` must be valid UTF-8, see `RegexpSubject`.
    func firstMatch(_ subject: UnsafeBufferPointer<UInt8>, from start: Int) -> cre2_span? {
        var span = cre2_span(start: 0, end: 0)
        let isFound = withUnsafeMutablePointer(to: &span) {
            match(subject, from: start, into: UnsafeMutableBufferPointer(start: $0, count: 1))
        }
        return isFound ? span : nil
    }

    /// Finds the first match at or after `start` and the groups that fit into `spans`, the whole match first.
    ///
    /// RE2 goes byte by byte, and so `\B` matches between the bytes of a rune. Such matches are empty; they are
    /// skipped, as Go never sees them.
    func match(
        _ subject: UnsafeBufferPointer<UInt8>, from start: Int, into spans: UnsafeMutableBufferPointer<cre2_span>
    ) -> Bool {
        var position = start
        while cre2_match(handle, subject.baseAddress, subject.count, position, spans.baseAddress, spans.count) {
            position = Int(spans[0].start)
            if !canMatchInsideRunes || position == subject.count || subject[position] & 0xC0 != 0x80 { return true }
            while position < subject.count && subject[position] & 0xC0 == 0x80 { position += 1 }
        }
        return false
    }
}
