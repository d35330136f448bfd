import Codecs
import GoTemplate

/// Text with places of a value in braces, as kubectl takes it: `{.image.repository}:{.image.tag}`.
///
/// Mirrors k8s.io/client-go util/jsonpath jsonpath.go.
package struct JSONPathTemplate {
    private let nodes: [JSONPathNode]

    /// - Throws: `JSONPathFailure` for a text that is no template.
    package init(parsing text: GoString) throws(JSONPathFailure) { nodes = try JSONPathParser.nodes(of: text) }

    /// The text for a value.
    ///
    /// - Parameter write: called with each piece, also where a later one fails.
    /// - Throws: `JSONPathFailure` where a place does not exist; then nothing was written.
    package func write(for value: Value, _ write: (GoString) -> Void) throws {
        var evaluation = JSONPathEvaluation(nodes)
        for results in try evaluation.results(in: value) { write(try Self.text(of: results)) }
    }

    private static func text(of values: [Value]) throws -> GoString {
        var texts: [GoString] = []
        for value in values { texts.append(try text(of: value)) }
        return texts.joined(by: " ")
    }

    private static func text(of value: Value) throws -> GoString {
        switch value {
        case .map, .list: GoString(try JSON.encode(value))
        case .null: "null"
        default: GoFormat.sprint([value])
        }
    }
}
