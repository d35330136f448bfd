import GoTemplate

/// A part of a JSONPath template.
///
/// Mirrors k8s.io/client-go util/jsonpath node.go.
indirect enum JSONPathNode {
    case text(GoString)
    case field(GoString)
    case identifier(GoString)
    case number(Value)
    case bool(Bool)
    case wildcard
    /// `..`.
    case descent
    case slice(JSONPathSlice)
    /// `[a, b]`.
    case union([[JSONPathNode]])
    case filter(left: [JSONPathNode], comparison: JSONPathComparison, right: [JSONPathNode])
    /// `[?(@.a)]`.
    case existing([JSONPathNode])
    /// What stands between braces.
    case action([JSONPathNode])
}

/// Which elements of a list are meant: `[1]`, `[-1:]`, `[0:4:2]`.
struct JSONPathSlice {
    /// Nil for the first.
    let start: Int?
    /// Nil for that behind the last.
    let end: Int?
    /// Whether the end follows from the start, since only that one is meant.
    let isSingle: Bool
    let step: Int?
}

/// Why a template cannot be read, in the words of kubectl.
package struct JSONPathFailure: GoError {
    package let message: GoString

    init(_ message: GoString) { self.message = message }
}
