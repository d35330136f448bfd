import Synchronization

/// Stops a debug build where two threads use at once what only one may use at a time; a release build does nothing.
///
/// For types that are sendable only because their users keep to that rule.
package struct ExclusiveUse: ~Copyable, Sendable {
    private let isInUse = Atomic(false)

    package init() {}

    /// To be called where a use begins; each needs one `end`.
    package func begin() {
        assert(!isInUse.exchange(true, ordering: .acquiring), "used by two threads at once")
    }

    package func end() {
        assert(isInUse.exchange(false, ordering: .releasing), "the use ended twice")
    }
}
