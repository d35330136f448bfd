import Charts
import GoTemplate
import Releases
import Rendering

/// `get all --template`: a Go template over the recorded release.
enum ReleaseTemplate {
    static func render(_ template: GoString, _ release: Release) throws -> GoString {
        let dot = Map([("Release", release.templateValue)])
        return try NameTemplate.output(template, dot: .map(dot))
    }
}

extension GoType {
    fileprivate static let release = pointer(to: "v1.Release")
    fileprivate static let releaseInfo = pointer(to: "v1.Info")
    fileprivate static let releaseHook = pointer(to: "v1.Hook")
    fileprivate static let hookExecution = pointer(to: "v1.HookExecution")
    fileprivate static let recordedChart = pointer(to: "v2.Chart")
}

// Mirrors the exported fields of pkg/release/v1.

extension Release {
    fileprivate var templateValue: Value {
        GoRecord.value(
            .release,
            [
                ("Name", .string(name)), ("Info", info.templateValue), ("Chart", chartValue),
                ("Config", .map(config ?? Map())), ("Manifest", .string(manifest)),
                ("Hooks", .list(hooks.map(\.templateValue))), ("Version", .int(revision)),
                ("Namespace", .string(namespace)),
                ("Labels", .map(Map(labels.map { ($0.key, .string($0.value)) }, type: .stringMap))),
                ("ApplyMethod", .string(applyMethod)),
            ])
    }

    private var chartValue: Value {
        GoRecord.value(
            .recordedChart,
            [
                ("Metadata", .map(chart.templateValue)), ("Values", .map(chart.values ?? Map())),
                ("Schema", .string(GoString(chart.schema ?? []))),
                ("Templates", files(chart.templates)), ("Files", files(chart.files)),
            ])
    }

    private func files(_ files: [ChartFile]) -> Value {
        .list(files.map { .map(Map([("Name", .string($0.name)), ("Data", .string(GoString($0.data)))])) })
    }
}

extension ReleaseInfo {
    fileprivate var templateValue: Value {
        GoRecord.value(
            .releaseInfo,
            [
                ("FirstDeployed", .time(firstDeployed)), ("LastDeployed", .time(lastDeployed)),
                ("Deleted", .time(deleted)), ("Description", .string(description)),
                ("Status", .string(GoString(status.rawValue))), ("Notes", .string(notes)),
            ])
    }
}

extension ReleaseHook {
    fileprivate var templateValue: Value {
        GoRecord.value(
            .releaseHook,
            [
                ("Name", .string(name)), ("Kind", .string(kind)), ("Path", .string(path)),
                ("Manifest", .string(manifest)), ("Events", .list(events.map(Value.string))),
                ("LastRun", lastRunValue), ("Weight", .int(weight)),
                ("DeletePolicies", .list(deletePolicies.map(Value.string))),
                ("OutputLogPolicies", .list(outputLogPolicies.map(Value.string))),
            ])
    }

    private var lastRunValue: Value {
        GoRecord.value(
            .hookExecution,
            [
                ("StartedAt", .time(lastRun.startedAt)), ("CompletedAt", .time(lastRun.completedAt)),
                ("Phase", .string(lastRun.phase)),
            ])
    }
}
