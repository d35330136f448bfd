import GoTemplate
import Releases
import TestSupport
import Testing

@testable import Operations

/// The order in which the objects of an upgrade are applied, on a model server.
struct ApplyOrderTests {
    /// A release of two versions with a split between them.
    private struct Split {
        var stable = 2
        var canary = 0
        var share = 0
        var image = "84"
        var subsets = ["stable", "canary"]
        var service = "web"

        private func deployment(_ name: String, _ replicas: Int, _ image: String) -> String {
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: \(name)}
            spec:
              replicas: \(replicas)
              selector: {matchLabels: {app: \(name)}}
              template: {spec: {containers: [{name: web, image: "web:\(image)"}]}}
            """
        }

        var templates: [String: String] {
            var templates = [
                "stable": deployment("stable", stable, image),
                "rule": """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: web}
                spec: {subsets: [\(subsets.map { "{name: \($0)}" }.joined(separator: ", "))]}
                """,
                "route": """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: web}
                spec: {http: [{route: [{weight: \(100 - share)}, {weight: \(share)}]}]}
                """,
                "service":
                    "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: \(service)}}\n",
            ]
            if canary > 0 { templates["canary"] = deployment("canary", canary, "85") }
            return templates
        }
    }

    /// What is written of a change, in order; `wait` where workloads are looked at.
    private static func writes(from old: Split, to new: Split, order: ApplyOrder = .safe) throws -> [String] {
        let cluster = try ModelCluster()
        let key = ReleaseKey(namespace: "shop", name: "web")
        _ = try Installation(key, ReleaseFixture().options(of: old.templates)).run(
            in: FaultyOperation.scope(cluster))
        let before = cluster.requests.count
        var options = ReleaseFixture().options(of: new.templates)
        options.apply.order = order
        options.apply.drain = 0
        options.apply.timeout = 5
        options.apply.waitStrategy = .watcher
        _ = try Upgrade(key, options).run(in: FaultyOperation.scope(cluster))
        let words = cluster.requests.dropFirst(before).compactMap(word).drop { $0 == "wait" }
        return words.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }

    private static func word(_ request: String) -> String? {
        let path = request.split(separator: "?")[0]
        if request.hasPrefix("GET") {
            // A watch may reach the server when the wait that began it is over already.
            return path.hasSuffix("/deployments") && !request.contains("watch=true") ? "wait" : nil
        }
        guard request.hasPrefix("PATCH") || request.hasPrefix("DELETE"), !path.contains("secrets") else { return nil }
        let place = path.split(separator: "/").suffix(2).joined(separator: "/")
        return request.hasPrefix("DELETE") ? "-" + place : place
    }

    private static let all = ["services/web", "deployments/stable", "destinationrules/web", "virtualservices/web"]

    @Test func `Without an order all is applied by kind`() throws {
        let writes = try Self.writes(from: Split(), to: Split(stable: 1), order: .helm)
        #expect(writes == Self.all + ["wait"])
    }

    @Test func `What takes traffic is ready before traffic comes`() throws {
        let writes = try Self.writes(from: Split(), to: Split(canary: 1, share: 10))
        #expect(
            writes == [
                "services/web", "deployments/canary", "deployments/stable", "wait", "destinationrules/web",
                "virtualservices/web", "wait",
            ])
    }

    @Test func `What traffic left shrinks last`() throws {
        let writes = try Self.writes(from: Split(canary: 1, share: 10), to: Split(stable: 1, canary: 2, share: 90))
        #expect(
            writes == [
                "services/web", "deployments/canary", "wait", "destinationrules/web", "virtualservices/web",
                "deployments/stable", "wait",
            ])
    }

    @Test func `What changes and shrinks is changed before and shrinks after`() throws {
        let writes = try Self.writes(from: Split(), to: Split(stable: 1, image: "86"))
        #expect(
            writes == [
                "services/web", "deployments/stable", "wait", "destinationrules/web", "virtualservices/web",
                "deployments/stable", "wait",
            ])
    }

    @Test func `Deletions come last`() throws {
        let writes = try Self.writes(from: Split(canary: 1, share: 10), to: Split())
        #expect(
            writes == [
                "services/web", "deployments/stable", "wait", "destinationrules/web", "virtualservices/web",
                "-deployments/canary", "wait",
            ])
    }

    @Test func `A service that selects other pods is a route`() throws {
        let writes = try Self.writes(from: Split(), to: Split(canary: 1, service: "other"))
        #expect(
            writes == [
                "deployments/canary", "deployments/stable", "wait", "services/web", "destinationrules/web",
                "virtualservices/web", "wait",
            ])
    }

    @Test(arguments: [
        (["stable", "canary"], ["stable"], ["virtualservices/web", "destinationrules/web"]),
        (["stable"], ["stable", "canary"], ["destinationrules/web", "virtualservices/web"]),
        (["stable", "old"], ["stable", "canary"], ["destinationrules/web", "virtualservices/web"]),
    ])
    func `Subsets come before traffic and go after it`(old: [String], new: [String], expected: [String]) throws {
        let writes = try Self.writes(from: Split(subsets: old), to: Split(share: 10, subsets: new))
        #expect(writes.filter { $0.hasSuffix("rules/web") || $0.hasSuffix("virtualservices/web") } == expected)
    }

    @Test func `Pods stay a while after traffic left them`() throws {
        let passes = try Self.passes(from: Split(canary: 1, share: 10), to: Split())
        #expect(passes.drains)
        #expect(try !Self.passes(from: Split(canary: 1), to: Split()).drains)
        #expect(try !Self.passes(from: Split(), to: Split(share: 10)).drains)
    }

    /// What others did to a route since the change was planned is told to the gate, and nothing of it is overwritten.
    @Test func `Routes wait for the gate`() throws {
        let key = ReleaseKey(namespace: "shop", name: "web")
        let model = try ModelCluster()
        defer { model.stop() }
        let scope = try FaultyOperation.scope(model)
        let release = try Installation(key, ReleaseFixture().options(of: Split().templates)).run(in: scope)
        let manifest = Split(canary: 1, share: 10).templates.sorted { $0.key < $1.key }.map(\.value)
        let target = ReleaseObjects(
            key: key, manifest: GoString(manifest.joined(separator: "\n---\n")), applyMethod: .known(.serverSide))
        var options = ApplyOptions()
        (options.order, options.drain, options.timeout, options.waitStrategy) = (.safe, 0, 5, .watcher)
        var asked: [[GoString]] = []
        options.routeGate = { move throws(ClusterFailure) in
            asked.append(move.changedRoutes.map(\.name))
            throw ClusterFailure("not now")
        }
        let plan = try scope.cluster.plan(.upgrade(from: ReleaseObjects(release), to: target), options)
        let before = model.requests.count
        var applied = Applied()
        #expect(throws: ClusterFailure.self) { try scope.cluster.apply(plan, options, noting: &applied) }
        #expect(asked == [[]])
        let writes = model.requests.dropFirst(before).compactMap(Self.word)
        #expect(writes.contains("deployments/canary") && !writes.contains("virtualservices/web"))
        options.routeGate = nil
        try scope.cluster.apply(plan, options, noting: &applied)
        options.routeGate = { move throws(ClusterFailure) in asked.append(move.changedRoutes.map(\.name)) }
        try scope.cluster.apply(plan, options, noting: &applied)
        #expect(asked == [[], ["web"]])
    }

    /// The passes of the plan of an upgrade.
    private static func passes(from old: Split, to new: Split) throws -> ApplyPasses {
        let key = ReleaseKey(namespace: "shop", name: "web")
        let model = try ModelCluster()
        let scope = try FaultyOperation.scope(model)
        let release = try Installation(key, ReleaseFixture().options(of: old.templates)).run(in: scope)
        let manifest = new.templates.sorted { $0.key < $1.key }.map(\.value).joined(separator: "\n---\n")
        let target = ReleaseObjects(key: key, manifest: GoString(manifest), applyMethod: .known(.serverSide))
        let plan = try scope.cluster.plan(.upgrade(from: ReleaseObjects(release), to: target), ApplyOptions())
        model.stop()
        return ApplyPasses(plan.steps)
    }
}
