/// What is known of single values.
///
/// There is no interval: how single values vary is not known.
package struct ValueEvidence: Equatable, Sendable {
    /// The newest.
    package let value: Double?
    package let bounds: ValueBounds
    /// How many of the checks were bad.
    package let bad: Int
    package let of: Int
}
