import GoTemplate

/// That something is in the way of an effect which was begun already: it is kept from being done, and is no failure.
package struct EffectHold: GoError {
    package let obstacle: Obstacle
    package let message: GoString
    /// The revision that it made, unfinished; nil for none.
    package let revision: Int?

    package init(_ obstacle: Obstacle, _ message: GoString, revision: Int?) {
        (self.obstacle, self.message, self.revision) = (obstacle, message, revision)
    }
}
