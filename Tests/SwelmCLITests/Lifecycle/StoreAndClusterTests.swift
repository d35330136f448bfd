import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import SwelmCLI

/// Where releases are recorded, what they are applied to, and what commands say of both.
@Suite struct StoreAndClusterTests {
    private let scratch: URL
    private let nothingApplied = "without a cluster nothing was applied"

    init() throws {
        scratch = try ScratchFolder.make()
    }

    private func run(_ arguments: String..., variables: [String: String] = [:]) -> CapturedRun {
        let environment = ["HOME": scratch.path, "NO_COLOR": "1", "KUBECONFIG": "/nonexistent"]
        return CapturedRun(arguments, environment: environment.merging(variables) { $1 })
    }

    private var store: String { scratch.path + "/.local/share/swelm/releases.db" }

    private func write(_ name: String, _ bytes: [UInt8]) throws {
        let file = scratch.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    @Test func saysOnceThatTheDefaultStoreIsNew() {
        let note = "swelm: a new release store was made at \(store); SWELM_STORE or --store names another\n"
        #expect(run("list").error.isEmpty)
        #expect(run("install", "web", "charts/productpage").error.hasPrefix(note))
        #expect(!run("install", "other", "charts/productpage").error.contains("new release store"))
        let named = ["SWELM_STORE": "sqlite:\(scratch.path)/named.db"]
        #expect(!run("install", "web", "charts/productpage", variables: named).error.contains("new release store"))
    }

    @Test(arguments: [
        ["install", "web", "nowhere"], ["upgrade", "web", "nowhere", "--install"],
        ["upgrade", "web", "charts/productpage"],
        ["install", "web", "charts/unknown-function"],
        ["upgrade", "-i", "web", "charts/lifecycle", "--set", "schedule=x"],
        ["install", "web", "charts/productpage", "-l", "a=b b"], ["rollback", "web"], ["uninstall", "web"],
        ["release", "import", "Makefile"], ["release", "unlock", "web"],
    ])
    func makesNoStoreForACommandThatFails(_ arguments: [String]) {
        let failed = CapturedRun(arguments, environment: ["HOME": scratch.path, "KUBECONFIG": "/nonexistent"])
        #expect(failed.exitCode == 1)
        #expect(!FileManager.default.fileExists(atPath: store))
    }

    @Test func appliesNothingInSilenceWhereThatIsWanted() {
        #expect(run("install", "web", "charts/productpage").error.contains(nothingApplied))
        let off = ["SWELM_CLUSTER": "off"]
        #expect(run("upgrade", "web", "charts/productpage", "--cluster", "off").error.isEmpty)
        #expect(run("rollback", "web", variables: off).error.isEmpty)
        #expect(run("upgrade", "web", "charts/productpage", "--dry-run=server", variables: off).error.isEmpty)
        #expect(run("rollback", "web", "--cluster=auto", variables: off).error.contains(nothingApplied))
        #expect(run("uninstall", "web", variables: off).error.isEmpty)
        #expect(
            run("upgrade", "-i", "web", "charts/productpage", "--dry-run=server").error.contains("no server checked it")
        )
    }

    @Test func refusesOtherWords() {
        #expect(
            run("list", variables: ["SWELM_CLUSTER": "maybe"]).error
                == "Error: invalid value \"maybe\" of SWELM_CLUSTER: must be one of: auto, off, on\n")
        #expect(
            run("list", "--cluster", "maybe").error
                == "Error: invalid argument \"maybe\" for \"--cluster\" flag: must be one of: auto, off, on\n")
        #expect(!FileManager.default.fileExists(atPath: store))
    }

    /// What Helm 4.2.3 says: its driver begins with the files of a variable, and an empty list names one without a name.
    @Test(arguments: [
        ("", "open : no such file or directory"), ("/nowhere", "open /nowhere: no such file or directory"),
    ])
    func helmsMemoryDriverNeedsItsFiles(_ path: String, _ reason: String) {
        for command in [["list"], ["install", "web", "charts/productpage"], ["upgrade", "-i", "web", "nowhere"]] {
            let variables = ["HOME": scratch.path, "HELM_DRIVER": "memory", "HELM_MEMORY_DRIVER_DATA": path]
            let failed = CapturedRun(command, environment: variables)
            #expect(failed.exitCode == 1 && failed.text.isEmpty)
            #expect(failed.error == "level=INFO msg=\"Unable to read memory driver data\(reason)\"\n")
        }
    }

    @Test func showsTheStore() {
        func shown(_ variables: [String: String]) -> String { run("env", "SWELM_STORE", variables: variables).text }
        #expect(shown([:]) == "sqlite:\(store)\n")
        #expect(shown(["SWELM_STORE": "postgres://u:sekrit@h/d?sslmode=disable"]) == "postgres://u@h:5432/d\n")
        let words = "host=h user=u password='se krit' dbname=d"
        #expect(shown(["HELM_DRIVER": "sql", "HELM_DRIVER_SQL_CONNECTION_STRING": words]) == "postgres://u@h:5432/d\n")
        #expect(shown(["SWELM_STORE": "postgres://u:se%zzkrit@h/d"]) == "postgres:\n")
        #expect(shown(["HELM_DRIVER": "secret"]) == "secret:\n")
        #expect(shown(["HELM_DRIVER": "bogus"]) == "\n")
        #expect(run("env").text.hasSuffix("SWELM_STORE=\"sqlite:\(store)\"\n"))
        let debug = run("list", "--debug", "--store", "postgres://u:sekrit@127.0.0.1:1/d").error
        #expect(debug.contains("level=DEBUG msg=\"Release store\" location=postgres://u@127.0.0.1:1/d\n"))
        #expect(!debug.contains("sekrit"))
    }

    @Test func showsLabelsOfTheHistory() {
        _ = run("install", "web", "charts/productpage", "-l", "stage=canary,a=b")
        _ = run("upgrade", "web", "charts/productpage", "-l", "stage=null,a=null")
        let lines = run("history", "web", "--show-labels").text.split(separator: "\n")
        #expect(
            lines.map { $0.split(separator: "\t").last } == [
                "LABELS          ", "a=b,stage=canary", "<none>          ",
            ])
        let json = run("history", "web", "--show-labels", "-o", "json").text
        #expect(json.contains(#""description":"Install complete","labels":{"a":"b","stage":"canary"}}"#))
        #expect(json.contains(#""description":"Upgrade complete","labels":{}}"#))
        #expect(!run("history", "web", "-o", "json").text.contains("labels"))
    }

    @Test func takesWhatHelm3Took() {
        _ = run("install", "web", "charts/productpage")
        let all = run("list").text
        #expect(run("list", "-a").text == all && run("list", "--all").text == all)
        #expect(run("status", "web", "--show-desc", "--show-resources").text == run("status", "web").text)
        #expect(run("upgrade", "web", "charts/productpage", "--recreate-pods").exitCode == 0)
        #expect(run("rollback", "web", "--recreate-pods").exitCode == 0)
        for command in ["list", "status", "upgrade", "rollback"] {
            #expect(!run(command, "--help").text.contains("Helm 3, without effect"))
        }
    }

    @Test func movesManyReleases() throws {
        for name in ["web", "other"] { _ = run("install", name, "charts/productpage") }
        _ = run("upgrade", "web", "charts/productpage")
        try write("dump/all.yaml", run("release", "export", "web", "other").standardOutput)
        try write("dump/below/web.yml", run("release", "export", "web", "--revision", "1").standardOutput)
        try write("dump/notes.txt", Array("no record".utf8))
        let target = ["SWELM_STORE": "sqlite:\(scratch.path)/target.db"]
        let file = scratch.path + "/dump/below/web.yml"
        #expect(run("release", "import", file, variables: target).exitCode == 0)
        let refused = run("release", "import", scratch.path + "/dump", variables: target)
        #expect(refused.message == "Error: web revision 1 in namespace default is already recorded\n")
        let imported = run("release", "import", scratch.path + "/dump", "--skip-existing", variables: target)
        #expect(
            imported.text == """
                imported other revision 1 in namespace default
                imported web revision 2 in namespace default
                left alone web revision 1 in namespace default, which is already recorded

                """)
        #expect(run("list", "-q", variables: target).text == "other\nweb\n")
        try write("empty/notes.txt", [])
        let empty = run("release", "import", scratch.path + "/empty", variables: target)
        #expect(empty.message.hasSuffix("no file in it ends in .yaml, .yml or .json\n"))
    }
}
