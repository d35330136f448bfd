import Kubernetes

/// That traffic is about to be led elsewhere, in the middle of an upgrade.
package struct RouteMove {
    /// Routes that somebody else changed, or took away, since the upgrade began.
    package let changedRoutes: [ObjectKey]

    package init(changedRoutes: [ObjectKey]) { self.changedRoutes = changedRoutes }
}
