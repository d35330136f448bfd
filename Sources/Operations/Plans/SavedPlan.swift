import GoLibrary
import GoTemplate
import Kubernetes
import Releases

/// A change that was rendered and shown to the server, to be made later exactly so, or not at all.
package struct SavedPlan {
    /// What was true when the plan was made, and must be true when it is carried out.
    package struct Circumstances {
        /// The `uid` of the cluster's namespace `kube-system`; empty where nobody may ask for it.
        package var cluster = GoString()
        /// The revision that the change starts from; 0 for an install.
        package var revision = 0
        /// The digest of that revision's record; empty for an install.
        package var digest = GoString()
    }

    package var made = GoTime.zero
    /// From when on it is too old.
    package var expires = GoTime.zero
    package var circumstances = Circumstances()
    /// The revision to make, as it is to be recorded first.
    package let release: Release
    package let audit: ReleaseAudit
    package let settings: PlanSettings
    package var objects: [PlannedObject] = []

    package init(_ release: Release, audit: ReleaseAudit, settings: PlanSettings) {
        self.release = release
        self.audit = audit
        self.settings = settings
    }

    /// Whether there is no release yet.
    package var isInstall: Bool { release.info.status == .pendingInstall }
}

/// How a planned change is carried out.
package struct PlanSettings {
    package var apply = ApplyOptions()
    package var rollsBackOnFailure = false
    /// How many revisions stay; 0 for all.
    package var historyMaximum = 0
    /// Helm's own words where empty.
    package var description = GoString()

    package init() {}
}

/// What a plan makes of one object.
package struct PlannedObject {
    package let key: ObjectKey
    package let action: ApplyPlan.Step.Action
    /// The SHA-256 of what the server said would become of it; empty where that need not be the same again, as with the
    /// address of a Service that is to be made.
    package let digest: GoString
    /// What the server said, to tell later what is different; nil for Secrets, and where there is no digest.
    package let result: Map?
}
