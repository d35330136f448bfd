import Foundation
import TestSupport
import Testing

@testable import SwelmCLI

/// What commands show of live objects, on a model server that is named as any other.
@Suite(.timeLimit(.minutes(1)))
struct LiveCommandTests {
    private static let place = "/api/v1/namespaces/default/configmaps/m"
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder([
            "chart/Chart.yaml": "apiVersion: v2\nname: c\nversion: 1.0.0\n",
            "chart/values.yaml": "a: one\n",
            "chart/templates/m.yaml":
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata: {a: \"{{ .Values.a }}\"}\n",
        ])
    }

    private func run(on cluster: ModelCluster, _ words: String...) -> CapturedRun {
        let arguments = words.map { $0 == "CHART" ? folder.url.path + "/chart" : $0 }
        let environment = ["HOME": folder.url.path, "NO_COLOR": "1", "KUBECONFIG": folder.url.path + "/none"]
        return CapturedRun(
            arguments + ["--kube-apiserver", cluster.url], environment: environment, cluster: nil)
    }

    /// A cluster with a release of one revision.
    private func installed(plan: ModelCluster.Plan? = nil) throws -> ModelCluster {
        let cluster = try ModelCluster()
        #expect(run(on: cluster, "install", "r", "CHART").exitCode == 0)
        return try ModelCluster(cluster.snapshot, plan: plan)
    }

    private func edit(_ cluster: ModelCluster, _ old: String, _ new: String) {
        let object = cluster.snapshot.object(Self.place) ?? ""
        #expect(object.contains(old))
        cluster.change { $0.put(Self.place, object.replacingOccurrences(of: old, with: new)) }
    }

    @Test func statusShowsTablesOfTheServer() throws {
        let table = #"""
            {"kind":"Table","apiVersion":"meta.k8s.io/v1","columnDefinitions":[
            {"name":"Name","type":"string","format":"name","description":"","priority":0},
            {"name":"Data","type":"string","format":"","description":"","priority":0}],"rows":[{"cells":["m","1"],"object":{"kind":"PartialObjectMetadata","metadata":{"name":"m"}}}]}
            """#
        let cluster = try installed { _, request in
            request.headers["accept"]?.contains("as=Table") == true && request.path == Self.place
                ? .instead(.answer(200, table)) : nil
        }
        let status = run(on: cluster, "status", "r")
        #expect(status.exitCode == 0, "\(status.message)")
        #expect(
            status.text.hasSuffix(
                """
                DESCRIPTION: Install complete
                RESOURCES:
                ==> v1/ConfigMap
                NAME   DATA
                m      1


                TEST SUITE: None

                """), "\(status.text)")
        let json = run(on: cluster, "status", "r", "-o", "json").text
        #expect(json.contains(#""resources":{"v1/ConfigMap":[{"#) && json.contains(#""data":{"a":"one"}"#), "\(json)")
    }

    @Test func whatWasChangedSinceIsShown() throws {
        let cluster = try installed()
        let same = run(on: cluster, "diff", "live", "r")
        #expect(same.exitCode == 0 && same.text.hasSuffix("\n\nNo changes.\n"), "\(same.text)")
        edit(cluster, #""a":"one""#, #""a":"edited""#)
        let before = cluster.requests.count
        let changed = run(on: cluster, "diff", "live", "r")
        #expect(changed.exitCode == 2, "\(changed.message)")
        #expect(changed.text.contains("one") && changed.text.contains("edited"), "\(changed.text)")
        // What others own is told as well: the server is asked as if they gave it up.
        let asked = cluster.requests[before...].filter { $0.contains("dryRun=All") }
        #expect(asked.count == 1 && asked.allSatisfy { $0.contains("force=true") }, "\(asked)")
        #expect(cluster.snapshot.object(Self.place)?.contains("edited") == true)
        #expect(run(on: cluster, "diff", "live", "missing").message == "Error: \"missing\" has no deployed releases\n")
    }

    @Test func upgradesAreComparedWithLiveObjects() throws {
        let cluster = try installed()
        edit(cluster, #""a":"one""#, #""a":"edited""#)
        let before = cluster.requests.count
        let found = run(on: cluster, "diff", "upgrade", "r", "CHART", "--live", "--set", "a=two")
        #expect(found.exitCode == 2, "\(found.message)")
        #expect(found.text.contains("edited") && found.text.contains("two"), "\(found.text)")
        #expect(found.text.contains("recorded: one"), "\(found.text)")
        let asked = cluster.requests[before...].filter { $0.contains("dryRun=All") }
        #expect(asked.count == 1 && asked.allSatisfy { $0.contains("force=false") }, "\(asked)")
        let new = run(on: cluster, "diff", "upgrade", "new", "CHART", "--live", "--install", "-n", "other")
        #expect(new.exitCode == 2 && new.text.contains("one") && !new.text.contains("recorded"), "\(new.text)")
    }

    @Test func rollbacksAreComparedWithLiveObjects() throws {
        let cluster = try installed()
        #expect(run(on: cluster, "upgrade", "r", "CHART", "--set", "a=two").exitCode == 0)
        edit(cluster, #""a":"two""#, #""a":"edited""#)
        let found = run(on: cluster, "diff", "rollback", "r", "--live")
        #expect(found.exitCode == 2, "\(found.message)")
        #expect(found.text.contains("edited") && found.text.contains("recorded: two"), "\(found.text)")
        let back = run(on: cluster, "diff", "rollback", "r", "2", "--live")
        #expect(back.text.contains("edited") && back.text.contains("two"), "\(back.text)")
    }

    /// A webhook that cannot only try keeps the server from telling what would come of a change.
    @Test func whatTheServerDoesNotForeseeIsWarnedOf() throws {
        let message = "admission webhook \\\"w\\\" does not support dry run"
        let cluster = try installed { _, request in
            request.target.contains("dryRun=All") ? .instead(.refusal(400, "BadRequest", message)) : nil
        }
        let reason = #"admission webhook "w" does not support dry run"#
        let compared =
            "warning: ConfigMap default/m is compared by its manifest alone, the server does not foresee it: \(reason)\n"
        for command in [["diff", "live", "r"], ["diff", "upgrade", "r", "CHART", "--live"]] {
            let found = CapturedRun(
                command.map { $0 == "CHART" ? folder.url.path + "/chart" : $0 } + ["--kube-apiserver", cluster.url],
                environment: ["HOME": folder.url.path, "NO_COLOR": "1", "KUBECONFIG": folder.url.path + "/none"],
                cluster: nil)
            #expect(found.error == compared && found.exitCode == 0, "\(command) \(found.error)")
        }
        let saved = run(on: cluster, "upgrade", "r", "CHART", "--save-plan", folder.url.path + "/plan")
        #expect(
            saved.error == "warning: the server does not foresee what becomes of ConfigMap m: \(reason)\n",
            "\(saved.error)")
        #expect(saved.exitCode == 0 && saved.text.contains("ConfigMap/m"), "\(saved.text)")
    }
}
