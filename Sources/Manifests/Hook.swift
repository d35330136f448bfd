import GoTemplate

/// When a hook runs; the raw values are Helm's, as release records hold them.
package enum HookEvent: String, Sendable {
    case preInstall = "pre-install"
    case postInstall = "post-install"
    case preDelete = "pre-delete"
    case postDelete = "post-delete"
    case preUpgrade = "pre-upgrade"
    case postUpgrade = "post-upgrade"
    case preRollback = "pre-rollback"
    case postRollback = "post-rollback"
    case test = "test"

    /// The event an annotation names; `test-success` is Helm 2's word for `test`.
    init?(annotation: GoString) {
        self.init(rawValue: annotation == "test-success" ? "test" : annotation.text)
    }
}

/// The annotations that make a manifest a hook.
package enum HookAnnotation {
    package static let events: GoString = "helm.sh/hook"
    package static let weight: GoString = "helm.sh/hook-weight"
    package static let deletePolicy: GoString = "helm.sh/hook-delete-policy"
    package static let outputLogPolicy: GoString = "helm.sh/hook-output-log-policy"
}

/// A manifest that runs at certain moments of a release instead of being part of it.
package struct Hook {
    package let manifest: Manifest
    package let events: [HookEvent]
    package let weight: Int
    package let deletePolicies: [OpenEnum<HookDeletePolicy>]
    package let outputLogPolicies: [OpenEnum<HookOutputLogPolicy>]

    package var isTest: Bool { events.contains(.test) }
}
