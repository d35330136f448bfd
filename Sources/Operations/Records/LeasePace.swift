/// How long leases in a cluster last, and how they are kept alive.
package struct LeasePace: Sendable {
    /// For how many seconds a lease is given, and so how long a dead operation on another machine blocks a release.
    package var duration: Int64 = 60
    /// Between two renewals.
    package var interval = Duration.seconds(20)
    /// How old a renewal may be at a write: what is left of the lease is enough for the write to end.
    package var trusted = Duration.seconds(40)
    /// How long a renewal may take, in which nothing else of the operation goes on.
    package var patience = Duration.seconds(4)

    package init() {}
}
