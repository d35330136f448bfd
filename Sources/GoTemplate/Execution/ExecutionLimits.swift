/// What one execution may use, so that a hostile chart cannot take all.
package struct ExecutionLimits: Sendable {
    /// How many nodes may be executed.
    package var steps: Int = 1 << 40
    /// How many bytes may be written.
    package var outputBytes: Int = 2 << 30
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
