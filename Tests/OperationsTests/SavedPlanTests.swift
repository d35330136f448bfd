import Codecs
import Foundation
import GoLibrary
import GoTemplate
import Kubernetes
import Releases
import TestSupport
import Testing

@testable import Operations

/// Changes that are saved and made later, on a model server.
struct SavedPlanTests {
    private static let key = ReleaseKey(namespace: "shop", name: "web")
    private static let place = "/api/v1/namespaces/shop/configmaps/one"

    private static func templates(_ value: String) -> [String: String] {
        [
            "one": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one}\ndata: {a: \"\(value)\"}\n",
            "secret": "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {a: cGw0bnQ=}\n",
        ]
    }

    private static func change(_ value: String, mayInstall: Bool = false) -> UpgradeOrInstall {
        var change = UpgradeOrInstall(key) { _ in
            var options = ReleaseFixture().options(of: templates(value), ["stage": "two"])
            options.mode = .plan
            options.description = "planned"
            return options
        }
        change.mayInstall = mayInstall
        return change
    }

    private static func installed() throws -> ModelCluster {
        let cluster = try ModelCluster()
        _ = try Installation(key, ReleaseFixture().options(of: templates("1"))).run(in: FaultyOperation.scope(cluster))
        return cluster
    }

    /// The plan as it comes back from its file.
    private static func plan(
        _ value: String, on cluster: ModelCluster, mayInstall: Bool = false, lifetime: Int64 = 60
    ) throws -> SavedPlan {
        let scope = try FaultyOperation.scope(cluster)
        let plan = try change(value, mayInstall: mayInstall).plan(in: scope, lifetime: lifetime).plan
        return try SavedPlan(json: plan.json())
    }

    private static func history(_ cluster: ModelCluster) throws -> [String] {
        try FaultyOperation.scope(cluster).store.history(of: key).map { "\($0.revision) \($0.status.rawValue)" }
    }

    @Test func `An upgrade is made as it was planned`() throws {
        let cluster = try Self.installed()
        let plan = try Self.plan("2", on: cluster)
        #expect(cluster.snapshot.object(Self.place)?.contains(#""a":"1""#) == true)
        #expect(try Self.history(cluster) == ["1 deployed"])
        let release = try plan.carryOut(in: FaultyOperation.scope(cluster))
        #expect(cluster.snapshot.object(Self.place)?.contains(#""a":"2""#) == true)
        #expect(try Self.history(cluster) == ["1 superseded", "2 deployed"])
        #expect(release.info.description == "planned")
        #expect(release.labels["stage"] == "two")
    }

    @Test func `An install is made as it was planned`() throws {
        let cluster = try ModelCluster()
        let plan = try Self.plan("1", on: cluster, mayInstall: true)
        #expect(cluster.snapshot.paths.isEmpty)
        _ = try plan.carryOut(in: FaultyOperation.scope(cluster))
        #expect(try Self.history(cluster) == ["1 deployed"])
    }

    @Test func `A plan is good once`() throws {
        let cluster = try Self.installed()
        let plan = try Self.plan("2", on: cluster)
        _ = try plan.carryOut(in: FaultyOperation.scope(cluster))
        let failure = #expect(throws: PlanFailure.self) { try plan.carryOut(in: FaultyOperation.scope(cluster)) }
        #expect(failure?.message == "the newest revision is 2, not 1")
    }

    @Test func `A plan grows old`() throws {
        let cluster = try Self.installed()
        let plan = try Self.plan("2", on: cluster, lifetime: 0)
        let failure = #expect(throws: PlanFailure.self) { try plan.carryOut(in: FaultyOperation.scope(cluster)) }
        #expect(failure?.message.hasPrefix("it was good until ") == true)
        #expect(try Self.history(cluster) == ["1 deployed"])
    }

    @Test func `What was changed by hand since is named, and nothing is written`() throws {
        let cluster = try Self.installed()
        let plan = try Self.plan("2", on: cluster)
        let object = cluster.snapshot.object(Self.place) ?? ""
        cluster.change {
            $0.put(Self.place, object.replacingOccurrences(of: #"{"a":"1"}"#, with: #"{"a":"1","b":"x"}"#))
        }
        let failure = #expect(throws: PlanFailure.self) { try plan.carryOut(in: FaultyOperation.scope(cluster)) }
        #expect(
            failure?.message
                == "the cluster has changed since it was made: ConfigMap one: data.b: null → \"x\"")
        #expect(try Self.history(cluster) == ["1 deployed"])
    }

    /// The first five fields in the order of their names, with long values cut.
    @Test(arguments: [
        (#""spec":{"l":[1,{"a":2}]}"#, #""spec":{"l":[1,{"a":3}]}"#, ["spec.l[1].a: 2 → 3"]),
        (#""spec":{"l":[1,2]}"#, #""spec":{"l":[1]}"#, ["spec.l: [1,2] → [1]"]),
        (
            #""b":1,"a":1,"c":true,"e":1,"d":1,"f":1"#, #""b":2,"c":false"#,
            ["a: 1 → null", "b: 1 → 2", "c: true → false", "d: 1 → null", "e: 1 → null"]
        ),
        (
            #""a":"\#(String(repeating: "x", count: 70))""#, #""a":"y""#,
            ["a: \"\(String(repeating: "x", count: 59)) → \"y\""]
        ),
    ])
    func `What differs is told field by field`(old: String, new: String, expected: [String]) throws {
        let before = try Self.planned(old)
        let now = try Self.planned(new)
        #expect(before.differences(to: now).map(\.text) == expected.map { "ConfigMap one: " + $0 })
        #expect(before.differences(to: before).isEmpty)
    }

    private static func planned(_ fields: String) throws -> PlannedObject {
        let metadata = #""metadata":{"name":"one"}"#
        let json = #"{"apiVersion":"v1","kind":"ConfigMap",\#(metadata),\#(fields)}"#
        guard case .map(let map) = try JSON.decode(Array(json.utf8)) else { throw PlanFailure("no map") }
        let object = LiveObject(map)
        return PlannedObject(ForeseenObject(object.key, .update, live: object, result: object))
    }

    @Test func `An object that is gone is not made anew`() throws {
        let cluster = try Self.installed()
        let plan = try Self.plan("2", on: cluster)
        cluster.change { $0.remove(Self.place) }
        let failure = #expect(throws: PlanFailure.self) { try plan.carryOut(in: FaultyOperation.scope(cluster)) }
        #expect(
            failure?.message
                == "the cluster has changed since it was made: ConfigMap one: update was planned, now it is create")
    }

    @Test func `A release that was changed meanwhile is left alone`() throws {
        let cluster = try Self.installed()
        let plan = try Self.plan("2", on: cluster)
        _ = try Upgrade(Self.key, ReleaseFixture().options(of: Self.templates("3"))).run(
            in: FaultyOperation.scope(cluster))
        #expect(throws: PlanFailure.self) { try plan.carryOut(in: FaultyOperation.scope(cluster)) }
        #expect(cluster.snapshot.object(Self.place)?.contains(#""a":"3""#) == true)
    }

    @Test func `What the server would refuse is no plan`() throws {
        let state = try Self.installed().snapshot
        let refusal = #"{"kind":"Status","status":"Failure","reason":"Invalid","code":422,"message":"no pl4nt here"}"#
        let cluster = try ModelCluster(state) { _, request in
            let isTried = request.target.contains("dryRun=All") && request.target.contains("configmaps")
            return isTried ? .instead(.answer(422, refusal)) : nil
        }
        let failure = #expect(throws: PlanFailure.self) { try Self.plan("2", on: cluster) }
        // A value of a Secret is masked.
        #expect(failure?.message == "the server would not take it: ConfigMap one: no *** here")
    }

    @Test func `A conflict is found before anything is applied`() throws {
        let state = try Self.installed().snapshot
        let conflict = """
            {"kind":"Status","status":"Failure","reason":"Conflict","code":409,"message":"Apply failed",
             "details":{"causes":[{"reason":"FieldManagerConflict","field":".data.a",
             "message":"conflict with \\"kubectl\\" using v1"}]}}
            """
        let cluster = try ModelCluster(state) { _, request in
            let isTried = request.target.contains("dryRun=All") && request.target.contains("force=false")
            return isTried && request.target.contains("configmaps") ? .instead(.answer(409, conflict)) : nil
        }
        let failure = #expect(throws: PlanFailure.self) { try Self.plan("2", on: cluster) }
        #expect(
            failure?.message
                == "the server would not take it: ConfigMap one: .data.a: conflict with \"kubectl\" using v1")
    }

    @Test func `The file tells nothing of Secrets beside the record`() throws {
        let cluster = try Self.installed()
        let text = String(decoding: try Self.plan("2", on: cluster).json(), as: UTF8.self)
        #expect(text.contains(#""kind":"Secret","namespace":"shop","name":"s","action":"update""#))
        #expect(!text.contains("cGw0bnQ=") && !text.contains("pl4nt"))
    }

    @Test(arguments: [
        ("{}", "it is no plan that swelm saved"),
        (#"{"kind":"swelm plan","version":9}"#, "it has version 9, this swelm reads version 1"),
    ])
    func `What is no plan is refused`(text: String, expected: String) throws {
        let failure = #expect(throws: PlanFailure.self) { try SavedPlan(json: Array(text.utf8)) }
        #expect(failure?.message.text == expected)
    }
}
