import GoLibrary

/// How a rollout goes back.
package struct ReturnPolicy: Hashable, Sendable {
    package var mode = ReturnMode.auto
    /// How long proxies may go on leading traffic where no route leads any more.
    package var drain = GoDuration(wrappingSeconds: 30)
    /// The limit of each wait until all is ready.
    package var wait = GoDuration(wrappingSeconds: 600)
    /// How often a step that failed is tried again.
    package var retries = 2
    /// What a step does first where the old side is too small for all traffic.
    package var first = ReturnFirst.capacity
    package var scope = ReturnScope.all
    /// How long after its end a rollout may be undone.
    package var keep = GoDuration(wrappingSeconds: 7 * 24 * 3600)

    package init() {}
}
