import Charts
import Codecs
import GoLibrary
import GoTemplate
import Releases
import Rendering
import Rollouts

// The document of a frozen plan. Numbers keep their Go types: a float64 that is whole has a fraction, an int64 none.

extension FrozenPlan {
    private static let kind: GoString = "swelm rollout plan"
    private static let schema = 1

    /// The document; it holds what values hold, passwords too.
    package var json: [UInt8] {
        get throws { try json(ChartRecord.complete) }
    }

    /// The digest of all that was decided; when the files of charts changed is no part of it.
    package var digest: GoString {
        get throws {
            var record = ChartRecord.complete
            record.includesTimes = false
            return ContentDigest.of(try json(record))
        }
    }

    /// Reads a document.
    ///
    /// - Throws: a `GoError` where it is none, or one of another version of swelm.
    package init(json: [UInt8]) throws {
        guard case .map(let map) = try JSON.decode(json, numbers: .int64) else {
            throw PlanFailure("it is no plan of a staged release")
        }
        let fields = RecordFields(map, of: "plan")
        guard try fields.text("kind") == Self.kind else { throw PlanFailure("it is no plan of a staged release") }
        let schema = try fields.integer("schema")
        guard schema == Self.schema else {
            throw PlanFailure(GoString("it has version \(schema), this swelm reads version \(Self.schema)"))
        }
        let charts = try fields.objects("charts", of: "Chart").map(ChartRecord.complete.chart)
        for chart in charts { try Dependencies.check(chart) }
        self.init(
            name: try fields.text("name"),
            plan: try RolloutPlan(fields.map("plan") ?? Map(), zone: GoLocation.load),
            members: try fields.objects("members", of: "member").map { try FrozenMember($0, charts) },
            file: try FrozenStagesFile(fields.map("file") ?? Map()),
            rendering: try RenderOptions(RecordFields(fields.map("rendering") ?? Map(), of: "rendering")),
            version: try fields.text("swelm"), commit: try fields.text("commit"))
        stageInPlace = try fields.optionalInteger("stageInPlace")
    }

    private func json(_ record: ChartRecord) throws -> [UInt8] {
        var charts: [Chart] = []
        for chart in members.map(\.chart) where !charts.contains(where: { $0 === chart }) { charts.append(chart) }
        var object = JSONObject()
        object.add("kind", .string(Self.kind))
        object.add("schema", .int(Self.schema))
        object.add("name", .string(name))
        object.add("swelm", .string(version))
        object.addUnlessEmpty("commit", commit)
        if let stageInPlace { object.add("stageInPlace", .int(stageInPlace)) }
        object.add("file", file.value)
        object.add("rendering", rendering.value)
        object.add("plan", plan.value)
        object.add("members", .list(members.map { $0.value(charts) }))
        object.add("charts", .list(try charts.map(record.value)))
        return try JSON.encode(object.value, escapesHTML: false, marksFloats: true) + [0x0A]
    }
}

// MARK: - Parts

extension FrozenMember {
    /// - Parameter charts: those of the document; several members may have one.
    fileprivate func value(_ charts: [Chart]) -> Value {
        var object = JSONObject()
        object.add("name", .string(name))
        object.addUnlessEmpty("target", target)
        object.add("namespace", .string(release.namespace))
        object.add("release", .string(release.name))
        object.add("chart", .int(charts.firstIndex { $0 === chart } ?? 0))
        if let base { object.add("base", base.value) }
        if let newest { object.add("newest", .int(newest)) }
        object.add("stages", .list(stages.map(\.value)))
        return object.value
    }

    fileprivate init(_ fields: RecordFields, _ charts: [Chart]) throws {
        let chart = try fields.integer("chart")
        guard charts.indices.contains(chart) else { throw PlanFailure("a chart of it is missing") }
        self.init(
            name: try fields.text("name"),
            release: ReleaseKey(namespace: try fields.text("namespace"), name: try fields.text("release")),
            chart: charts[chart], base: try fields.map("base").map { try FrozenBase(RecordFields($0, of: "base")) },
            stages: try fields.objects("stages", of: "stage").map(FrozenStage.init))
        newest = try fields.optionalInteger("newest")
        target = try fields.text("target")
    }
}

extension FrozenBase {
    fileprivate var value: Value {
        var object = JSONObject()
        object.add("revision", .int(revision))
        object.add("digest", .string(manifestDigest))
        object.add("values", .map(values))
        return object.value
    }

    fileprivate init(_ fields: RecordFields) throws {
        self.init(
            revision: try fields.integer("revision"), values: try fields.map("values") ?? Map(),
            manifestDigest: try fields.text("digest"))
    }
}

extension FrozenStage {
    fileprivate var value: Value {
        var object = JSONObject()
        object.add("digest", .string(manifestDigest))
        object.add("revision", .int(revision))
        if isRandom { object.add("random", .bool(true)) }
        if let split { object.add("weights", split.value) }
        object.add("values", .map(values))
        return object.value
    }

    fileprivate init(_ fields: RecordFields) throws {
        self.init(
            values: try fields.map("values") ?? Map(), manifestDigest: try fields.text("digest"),
            revision: try fields.integer("revision"), isRandom: try fields.isTrue("random"),
            split: try fields.map("weights").map { try TrafficSplit(RecordFields($0, of: "weights")) })
    }
}

extension TrafficSplit {
    fileprivate var value: Value { .map(Map([("stable", .int(stable)), ("canary", .int(canary))])) }

    fileprivate init(_ fields: RecordFields) throws {
        self.init(stable: try fields.integer("stable"), canary: try fields.integer("canary"))
    }
}

extension RenderOptions {
    fileprivate var value: Value {
        var object = JSONObject()
        object.add("kubeVersion", .string(capabilities.kubeVersion.version))
        if capabilities.kubeVersion.normalized.isEmpty {
            object.add("major", .string(capabilities.kubeVersion.major))
            object.add("minor", .string(capabilities.kubeVersion.minor))
        }
        object.add("apiVersions", .list(capabilities.apiVersions.map(Value.string)))
        if skipsSchemaValidation { object.add("skipsSchemaValidation", .bool(true)) }
        if enablesDNS { object.add("enablesDNS", .bool(true)) }
        return object.value
    }

    fileprivate init(_ fields: RecordFields) throws {
        self.init()
        let (version, major) = (try fields.text("kubeVersion"), try fields.text("major"))
        capabilities.kubeVersion =
            major.isEmpty
            ? try KubeVersion(parsing: version)
            : KubeVersion(ofServer: version, major: major, minor: try fields.text("minor"))
        capabilities.apiVersions = try fields.texts("apiVersions")
        skipsSchemaValidation = try fields.isTrue("skipsSchemaValidation")
        enablesDNS = try fields.isTrue("enablesDNS")
    }
}
