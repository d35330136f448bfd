import GoTemplate

/// The values that an upgrade renders with.
package struct PlannedValues {
    /// Whose values they are.
    package enum Origin: Sendable {
        case user
        case revisionBefore
        /// The user's, and below them those of the revision before.
        case both
    }

    package let values: Map
    package let origin: Origin
    /// What counts in place of the chart's own values; nil for the chart's.
    package let defaults: Map?

    init(_ values: Map, from origin: Origin, defaults: Map? = nil) {
        self.values = values
        self.origin = origin
        self.defaults = defaults
    }
}
