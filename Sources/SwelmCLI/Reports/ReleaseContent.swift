import GoTemplate
import Manifests
import Releases

// The structs of pkg/release/v1, with the fields and methods that Go has.

/// `*v1.Release`.
struct ReleaseContent: StructContent {
    static let type = GoType.pointer(to: "v1.Release", methods: [method(withoutResult: "SetStatus")])
    private let release: Release

    static func value(of release: Release) -> Value { ReleaseContent(release: release).value }

    var fields: [(name: GoString, value: Value)] {
        [
            ("Name", .string(release.name)), ("Info", ReleaseInfoContent(info: release.info).value),
            ("Chart", ChartContent(chart: release.chart).value), ("Config", .map(release.config ?? Map())),
            ("Manifest", .string(release.manifest)),
            ("Hooks", .slice(release.hooks.map { HookContent(hook: $0).value }, HookContent.slice)),
            ("Version", .int(release.revision)), ("Namespace", .string(release.namespace)),
            ("Labels", .map(Map(release.labels.map { ($0.key, .string($0.value)) }, type: .stringMap))),
            ("ApplyMethod", .string(release.applyMethod.text)),
        ]
    }
}

/// `*v1.Info`.
private struct ReleaseInfoContent: StructContent {
    static let type = GoType.pointer(to: "v1.Info")
    let info: ReleaseInfo

    private static let status = NamedString.type(
        "common.Status",
        methods: [
            Method("IsPending") { receiver, _ in
                .bool(ReleaseStatus(rawValue: NamedString.text(of: receiver).text)?.isPending ?? false)
            }
        ])

    /// What the cluster said, which no record holds.
    private static let resources = GoType(
        "map[string][]runtime.Object", kind: .map,
        element: .slice(of: GoType("runtime.Object", kind: .interface, isNamed: true)))

    var fields: [(name: GoString, value: Value)] {
        [
            ("FirstDeployed", .time(info.firstDeployed)), ("LastDeployed", .time(info.lastDeployed)),
            ("Deleted", .time(info.deleted)), ("Description", .string(info.description)),
            ("Status", NamedString.value(GoString(info.status.rawValue), Self.status)), ("Notes", .string(info.notes)),
            ("Resources", .map(Map([], type: Self.resources))),
        ]
    }
}

/// `*v1.Hook`.
private struct HookContent: StructContent {
    static let type = GoType.pointer(to: "v1.Hook")
    static let slice = GoType.slice(of: type)
    let hook: ReleaseHook

    private static let event = NamedString.type("v1.HookEvent")
    private static let events = GoType.slice(of: event)
    private static let deletePolicy = NamedString.type("v1.HookDeletePolicy")
    private static let deletePolicies = GoType.slice(of: deletePolicy)
    private static let logPolicy = NamedString.type("v1.HookOutputLogPolicy")
    private static let logPolicies = GoType.slice(of: logPolicy)

    var fields: [(name: GoString, value: Value)] {
        func named<Word: RawRepresentable<String>>(
            _ words: [OpenEnum<Word>], _ element: GoType, _ slice: GoType
        ) -> Value {
            .slice(words.map { NamedString.value($0.text, element) }, slice)
        }
        return [
            ("Name", .string(hook.name)), ("Kind", .string(hook.kind)), ("Path", .string(hook.path)),
            ("Manifest", .string(hook.manifest)), ("Events", named(hook.events, Self.event, Self.events)),
            ("LastRun", HookExecutionContent(run: hook.lastRun).value), ("Weight", .int(hook.weight)),
            ("DeletePolicies", named(hook.deletePolicies, Self.deletePolicy, Self.deletePolicies)),
            ("OutputLogPolicies", named(hook.outputLogPolicies, Self.logPolicy, Self.logPolicies)),
        ]
    }
}

/// `v1.HookExecution`.
private struct HookExecutionContent: StructContent {
    static let type = GoType.record("v1.HookExecution")
    let run: HookExecution

    private static let phase = NamedString.type("v1.HookPhase")

    var fields: [(name: GoString, value: Value)] {
        [
            ("StartedAt", .time(run.startedAt)), ("CompletedAt", .time(run.completedAt)),
            ("Phase", NamedString.value(run.phase.text, Self.phase)),
        ]
    }
}
