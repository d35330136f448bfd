import GoLibrary
import GoTemplate
import Manifests

/// A hook as a revision records it, with how its last run went.
///
/// Mirrors pkg/release/v1 hook.go.
package struct ReleaseHook: Sendable {
    package var name: GoString
    package var kind: GoString
    /// The template that rendered it.
    package var path: GoString
    package var manifest: GoString
    package var events: [OpenEnum<HookEvent>]
    package var lastRun: HookExecution
    package var weight: Int
    package var deletePolicies: [OpenEnum<HookDeletePolicy>]
    package var outputLogPolicies: [OpenEnum<HookOutputLogPolicy>]

    package init(
        name: GoString, kind: GoString, path: GoString, manifest: GoString, events: [OpenEnum<HookEvent>],
        lastRun: HookExecution = HookExecution(), weight: Int = 0, deletePolicies: [OpenEnum<HookDeletePolicy>] = [],
        outputLogPolicies: [OpenEnum<HookOutputLogPolicy>] = []
    ) {
        self.name = name
        self.kind = kind
        self.path = path
        self.manifest = manifest
        self.events = events
        self.lastRun = lastRun
        self.weight = weight
        self.deletePolicies = deletePolicies
        self.outputLogPolicies = outputLogPolicies
    }

    /// A hook as it was just rendered.
    package init(_ hook: Hook) {
        self.init(
            name: hook.manifest.head.name, kind: hook.manifest.head.kind, path: hook.manifest.source,
            manifest: hook.manifest.content, events: hook.events.map(OpenEnum.known), weight: hook.weight,
            deletePolicies: hook.deletePolicies, outputLogPolicies: hook.outputLogPolicies)
    }

    package func runs(on event: HookEvent) -> Bool { events.contains(.known(event)) }
}

/// How a hook's last run went; zero times stand for none.
package struct HookExecution: Sendable {
    package var startedAt: GoTime
    package var completedAt: GoTime
    package var phase: OpenEnum<HookPhase>

    package init(
        startedAt: GoTime = .zero, completedAt: GoTime = .zero, phase: OpenEnum<HookPhase> = .known(.notRun)
    ) {
        self.startedAt = startedAt
        self.completedAt = completedAt
        self.phase = phase
    }
}
