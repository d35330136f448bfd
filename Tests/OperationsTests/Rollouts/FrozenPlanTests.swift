import Charts
import Codecs
import Files
import GoTemplate
import Releases
import Rendering
import Rollouts
import Testing

@testable import Operations

/// The document of a staged release: what is read from it is what was written.
struct FrozenPlanTests {
    private static let text = """
        release: web
        parameters: {from: {base: tag}, to: {required: true}}
        sides: {stable: {weight: a, version: tag}, canary: {weight: b}}
        stages: [{name: one, version: {stable: '${from}'}, traffic: 0}, {name: two, traffic: 20}]
        """

    private static func chart(time: FileTime? = nil) -> Chart {
        let template = ChartFile(name: "templates/a.yaml", data: [0xFF, 0x0A], modificationTime: time)
        let chart = Chart(metadata: Metadata(record: Map([("name", .string("web"))])), templates: [template])
        chart.values = Map([("weight", .float(1))])
        let below = ChartFile(name: "templates/b.yaml", data: Array("kind: B".utf8))
        chart.setDependencies([
            Chart(metadata: Metadata(record: Map([("name", .string("below"))])), templates: [below])
        ])
        return chart
    }

    private static var values: Map {
        Map([
            ("integer", .int64(3)), ("whole", .float(3)), ("part", .float(0.5)), ("large", .float(1e21)),
            ("long", .float(1e15)), ("none", .null), ("list", .list([.float(-0.0), .string("x"), .bool(true)])),
        ])
    }

    private static func sequence() throws -> StageSequence {
        var sources = ParameterSources(defaultNamespace: "shop")
        sources.given = ["to": "84"]
        sources.base = { _ in Map([("tag", .string("83"))]) }
        return try StagesFile(Array(text.utf8), path: "web/stages.yaml").sequence(sources)
    }

    private static func plan(_ chart: Chart = chart(), commit: GoString = "abc") throws -> FrozenPlan {
        let sequence = try sequence()
        let stages = sequence.stages.indices.map { index in
            FrozenStage(
                values: values, manifestDigest: GoString("d\(index)"), revision: 4 + index, isRandom: index == 1,
                split: index == 0 ? nil : TrafficSplit(stable: 80, canary: 20))
        }
        let key = ReleaseKey(namespace: "shop", name: "web")
        let base = FrozenBase(revision: 4, values: Map([("tag", .string("83"))]), manifestDigest: "d")
        let members = [
            FrozenMember(name: "web", release: key, chart: chart, base: base, stages: stages),
            FrozenMember(name: "other", release: key, chart: chart, base: nil, stages: []),
        ]
        var rendering = RenderOptions()
        rendering.capabilities.kubeVersion = try KubeVersion(parsing: "1.31")
        rendering.capabilities.apiVersions = ["v1"]
        rendering.enablesDNS = true
        let rollout = RolloutPlan(stages: sequence.stages.map(\.plan), members: ["web", "other"], base: [:])
        return FrozenPlan(
            name: "web", plan: rollout, members: members, file: FrozenStagesFile(sequence), rendering: rendering,
            version: "1.2.3", commit: commit)
    }

    @Test func whatWasWrittenIsRead() throws {
        let json = try Self.plan().json
        let read = try FrozenPlan(json: json)
        #expect(GoString(try read.json) == GoString(json))
        #expect(read.name == "web" && read.version == "1.2.3" && read.commit == "abc")
        #expect(read.rendering.capabilities.kubeVersion.version == "v1.31" && read.rendering.enablesDNS)
        #expect(read.members.map(\.name) == ["web", "other"] && read.members[0].release.namespace == "shop")
        #expect(read.members[0].base?.revision == 4 && read.members[1].base == nil)
        #expect(read.members[0].stages.map(\.isRandom) == [false, true])
        #expect(read.members[0].stages.map(\.split?.canary) == [nil, 20])
    }

    /// Templates tell an int64 from a float64.
    @Test func numbersKeepTheirTypes() throws {
        let read = try FrozenPlan(json: Self.plan().json).members[0].stages[0]
        let types = try read.valuesToRender().entries.map { GoFormat.sprintf("%s %T", [.string($0.0), $0.1]).text }
        #expect(
            types == [
                "integer int64", "large float64", "list []interface {}", "long float64", "none <nil>", "part float64",
                "whole float64",
            ])
        #expect(try GoString(JSON.encode(.map(read.values))) == GoString(JSON.encode(.map(Self.values))))
    }

    /// The charts below count, too, and one chart of two members is written once.
    @Test func chartsComeWithAllTheirFiles() throws {
        let members = try FrozenPlan(json: Self.plan().json).members
        let chart = members[0].chart
        #expect(chart === members[1].chart && members[0].chartToRender !== chart)
        #expect(chart.templates.map(\.data) == [[0xFF, 0x0A]])
        let below = try #require(chart.dependencies.first)
        #expect(below.name == "below" && below.templates.map(\.name) == ["templates/b.yaml"])
        #expect(chart.values?["weight"]?.number == 1)
    }

    @Test func theFileIsReadAsItWas() throws {
        let sequence = try FrozenPlan(json: Self.plan().json).sequence()
        let member = try #require(sequence.members.first)
        #expect(sequence.values(of: member, at: 0).map(\.text.text) == ["tag=83", "a=100", "b=0"])
        #expect(member.release == "web" && member.namespace == "shop" && sequence.document.path == "web/stages.yaml")
    }

    /// A fresh checkout has the same files with other times.
    @Test func theDigestIsThatOfTheContent() throws {
        let time = FileTime(seconds: 1_700_000_000, nanosecond: 0)
        let digest = try Self.plan().digest
        #expect(try Self.plan(Self.chart(time: time)).digest == digest)
        #expect(try Self.plan(commit: "abd").digest != digest)
        #expect(try FrozenPlan(json: Self.plan().json).digest == digest)
    }

    @Test(arguments: [
        ("[]", "it is no plan of a staged release"), ("{}", "it is no plan of a staged release"),
        (#"{"kind":"swelm rollout plan","schema":2}"#, "it has version 2, this swelm reads version 1"),
        (#"{"kind":"swelm rollout plan","schema":1}"#, "the record of a rollout has no format"),
    ])
    func otherDocumentsAreRefused(_ json: String, _ complaint: String) {
        let error = #expect(throws: (any Error).self) { try FrozenPlan(json: Array(json.utf8)) }
        #expect(error?.goMessage.text.contains(complaint) == true, "\(String(describing: error))")
    }
}
