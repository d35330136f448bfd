/// What the templates of one executor may use, so that a hostile chart cannot take all.
///
/// Helm has no such limits. The defaults are far beyond what charts need: a large one takes a few million steps.
package struct ExecutionLimits: Sendable {
    /// How many nodes may be executed; large results of functions count as the steps it took to make them.
    package var steps: Int = 1_000_000_000
    /// How many bytes may be written, and how large the result of one function may be.
    package var outputBytes: Int = 256 << 20
    /// How much memory the process may use, in bytes.
    package var memoryBytes: Int = 16 << 30
    /// Go's `maxExecDepth`: how deeply `{{template}}` may nest.
    package var templateDepth: Int = 100_000

    package init() {}
}

/// What a missing map key gives; Go's option `missingkey`.
package enum MissingKey: Sendable {
    /// No value at all.
    case invalid
    /// The zero value of the map's element type; Helm's choice.
    case zero
    /// An error; Helm's strict mode.
    case error
}
