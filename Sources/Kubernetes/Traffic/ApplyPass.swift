import GoTemplate

/// One of the passes in which an upgrade applies its objects, so that no request is lost.
package enum ApplyPass: String, Sendable, CaseIterable {
    /// What is new, larger or changed, so that it can get ready before traffic is led to it.
    case grow
    /// Routes, and Services that select other pods; what traffic is led to before what leads it there.
    case route
    /// Fewer replicas, subsets that go, and deletions, once no traffic is led there.
    case shrink
}

extension ApplyPass {
    /// Whether routes lead to objects of a kind, which so need what those have to offer first.
    package static func isTrafficTarget(_ kind: GoString) -> Bool {
        ["Service", "DestinationRule", "TraefikService"].contains(kind)
    }
}
