import GoLibrary
import GoTemplate
import Manifests

/// A hook as a revision records it, with how its last run went.
///
/// Mirrors pkg/release/v1 hook.go; the words are kept as recorded, whatever they are.
package struct ReleaseHook: Sendable {
    package var name: GoString
    package var kind: GoString
    /// The template that rendered it.
    package var path: GoString
    package var manifest: GoString
    package var events: [GoString]
    package var lastRun: HookExecution
    package var weight: Int
    package var deletePolicies: [GoString]
    package var outputLogPolicies: [GoString]

    package init(
        name: GoString, kind: GoString, path: GoString, manifest: GoString, events: [GoString],
        lastRun: HookExecution = HookExecution(), weight: Int = 0, deletePolicies: [GoString] = [],
        outputLogPolicies: [GoString] = []
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
            manifest: hook.manifest.content, events: hook.events.map { GoString($0.rawValue) }, weight: hook.weight,
            deletePolicies: hook.deletePolicies.map { GoString($0) },
            outputLogPolicies: hook.outputLogPolicies.map { GoString($0) })
    }

    package func runs(on event: HookEvent) -> Bool { events.contains(GoString(event.rawValue)) }
}

/// How a hook's last run went; zero times stand for none.
package struct HookExecution: Sendable {
    package var startedAt: GoTime
    package var completedAt: GoTime
    /// Empty, `Unknown`, `Running`, `Succeeded` or `Failed`.
    package var phase: GoString

    package init(startedAt: GoTime = .zero, completedAt: GoTime = .zero, phase: GoString = GoString()) {
        self.startedAt = startedAt
        self.completedAt = completedAt
        self.phase = phase
    }
}
