import Diffing
import GoTemplate

/// Something about a stage that its reader should know before it starts, beside the risks of what it changes.
package struct PlanFinding: Equatable, Sendable {
    package enum Code: String, Sendable, CaseIterable {
        /// Routes share out the traffic otherwise than the file says.
        case trafficNotRendered = "traffic-not-rendered"
        /// Pods are replaced or taken away while they carry traffic.
        case servingSideChanged = "serving-side-changed"
        /// Subsets come and go in one stage, so that for a moment routes lead to none.
        case subsetReplaced = "subset-replaced"
        /// A number of pods is set each time that an autoscaler should set.
        case replicasBesideAutoscaler = "replicas-beside-autoscaler"
        /// There are too few checks to prove anything.
        case proofOutOfReach = "proof-out-of-reach"
        /// Errors of the first seconds are invisible.
        case firstErrorsUncounted = "first-errors-uncounted"

        package var severity: Risk.Severity {
            switch self {
            case .trafficNotRendered, .servingSideChanged: .high
            case .subsetReplaced, .replicasBesideAutoscaler, .proofOutOfReach: .medium
            case .firstErrorsUncounted: .low
            }
        }
    }

    package let code: Code
    /// One sentence without its full stop.
    package let message: GoString
}
