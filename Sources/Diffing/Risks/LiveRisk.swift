import GoTemplate

/// What only a cluster can tell of a change: it has no rule that looks at manifests; the raw values are codes as
/// `--ignore-risk` takes them.
package enum LiveRisk: String, CaseIterable, Sendable {
    /// Another manager owns a field that the change sets, and server-side apply fails for it.
    case fieldConflict = "field-conflict"
    /// The server would not take an object.
    case refusedObject = "refused-object"

    /// - Parameter message: one sentence without its full stop.
    package func risk(_ object: ObjectIdentity, _ message: GoString) -> Risk {
        Risk(code: rawValue, severity: .high, message: message, object: object)
    }
}
