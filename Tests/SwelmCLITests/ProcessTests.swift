import Foundation
import GoTemplate
import Processes
import TestSupport
import Testing

@testable import SwelmCLI

/// What the build puts beside the tests; nil where it does not.
let builtProgram: String? = {
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let path = tests.deletingLastPathComponent().appendingPathComponent("swelm").path
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
}()

/// The program as a process: its arguments, its environment and its standard streams.
@Suite(.enabled(if: builtProgram != nil), .timeLimit(.minutes(1)))
struct ProcessTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder([
            "chart/Chart.yaml": "apiVersion: v2\nname: c\nversion: 1.0.0\n",
            "chart/templates/m.yaml": "kind: ConfigMap\nmetadata: {name: m}\ndata: {a: \"{{ .Values.a }}\"}\n",
        ])
    }

    /// Runs lines of Bash, in which `$swelm` is the program and `$chart` a chart.
    private func run(_ script: String) throws -> (status: Int32, output: String, errors: String) {
        var bash = Program("bash", ["-c", GoString(script)])
        let variables = [
            "swelm=\(builtProgram ?? "")", "chart=\(folder.url.path)/chart", "HOME=\(folder.url.path)", "NO_COLOR=1",
            "KUBECONFIG=/nonexistent", "SWELM_CLUSTER=off",
        ]
        bash.environment = Program.inheritedEnvironment + variables.map { GoString($0) }
        let result = try bash.run()
        guard case .exited(let status) = result.ending else { return (-1, "", "") }
        return (status, String(decoding: result.output, as: UTF8.self), String(decoding: result.errors, as: UTF8.self))
    }

    @Test func outputAndErrorsGoToTheirStreams() throws {
        let rendered = try run("$swelm template r $chart --set a=1")
        #expect(rendered.status == 0 && rendered.errors.isEmpty)
        #expect(rendered.output.hasSuffix("data: {a: \"1\"}\n"))
        let failed = try run("$swelm template r nowhere/at/all")
        #expect(failed.status == 1 && failed.output.isEmpty && failed.errors.hasPrefix("Error: "))
    }

    @Test func aReaderMayGoAway() throws {
        let many = "$swelm template r $chart --set a=$(printf %0100000d 0)"
        let result = try run("\(many) | head -c 4; echo ${PIPESTATUS[0]}")
        #expect(result.output == "---\n0\n" && result.errors.isEmpty)
    }

    @Test func whatIsFullIsToldOf() throws {
        let result = try run("$swelm template r $chart > /dev/full")
        #expect(result.status == 1)
        #expect(result.errors == "Error: write /dev/stdout: no space left on device\n")
    }

    /// A stream that is closed is not that of a file which is opened later.
    @Test(arguments: ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
    func closedStreamsAreNoFiles(_ closed: String) throws {
        let store = "--store sqlite:\(folder.url.path)/r.db"
        #expect(try run("$swelm install r $chart \(store) \(closed)").status == 0)
        #expect(try run("$swelm list -q \(store)").output == "r\n")
    }

    /// Go keeps what is no UTF-8.
    @Test func argumentsAreBytes() throws {
        let failed = try run(#"$swelm template r $'nowhere\xff'"#)
        #expect(failed.errors.hasSuffix("got: nowhere%FF\n"), "\(failed.errors)")
    }

    @Test func theEnvironmentCounts() throws {
        let result = try run("HELM_NAMESPACE=a=b= $swelm env HELM_NAMESPACE; HELM_NAMESPACE= $swelm env HELM_NAMESPACE")
        #expect(result.output == "a=b=\ndefault\n")
    }

    @Test func theNameIsThatItWasCalledBy() throws {
        let result = try run("(exec -a /somewhere/other $swelm env HELM_BIN); (exec -a '' $swelm env HELM_BIN)")
        #expect(result.status == 0 && result.output.hasPrefix("/somewhere/other\n"))
    }

    /// Whoever started it may have told the system to forget about children.
    @Test func childrenAreWaitedFor() throws {
        let renderer = "--post-renderer sh --post-renderer-args -c --post-renderer-args 'cat; exit 3'"
        let failed = try run("trap '' CHLD; exec $swelm template r $chart \(renderer)")
        #expect(failed.status == 1 && failed.errors.contains("exit status 3"), "\(failed.errors)")
    }
}
