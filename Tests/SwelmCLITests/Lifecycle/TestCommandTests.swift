import Foundation
import TestSupport
import Testing

@testable import SwelmCLI

/// What `swelm test` shows of the tests of a release; the form is that of Helm 4.2.3.
@Suite struct TestCommandTests {
    private let scratch: URL

    init() throws {
        scratch = try ScratchFolder.make()
        #expect(run("install", "web", "charts/lifecycle").exitCode == 0)
    }

    private func run(_ arguments: String...) -> CapturedRun {
        let environment = ["HOME": scratch.path, "SWELM_STORE": "sqlite:\(scratch.path)/releases.db", "NO_COLOR": "1"]
        return CapturedRun(arguments, environment: environment, cluster: RefusingCluster())
    }

    /// The lines without times, of which the heads are left.
    private func lines(_ run: CapturedRun) -> [String] {
        run.text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasPrefix("LAST DEPLOYED") || line.hasPrefix("Last ") ? line.prefix { $0 != ":" } : line
        }.map(String.init)
    }

    private let head = [
        "NAME: web", "LAST DEPLOYED", "NAMESPACE: default", "STATUS: deployed", "REVISION: 1",
        "DESCRIPTION: Install complete",
    ]
    private let suite = ["TEST SUITE:     web-test", "Last Started", "Last Completed", "Phase:          Succeeded"]

    @Test func showsTheStatusAndEachTest() {
        #expect(lines(run("test", "web")) == head + suite + [""])
        #expect(lines(run("status", "web")).contains(suite[3]))
    }

    @Test func showsTheLogsOfTests() {
        #expect(lines(run("test", "web", "--logs")) == head + suite + ["", "POD LOGS: web-test", "", ""])
        // What ran before shows, whatever is run now.
        #expect(lines(run("test", "web", "--logs", "--filter", "!name=web-test")) == head + suite + ["", ""])
    }

    @Test(arguments: ["name=nothing", "!name=web-test", "! name=web-test", "name=a,name=b"])
    func runsWhatIsSelected(_ filter: String) {
        #expect(lines(run("test", "web", "--filter", filter)) == head + [""])
    }

    @Test(arguments: ["name=web-test", "nam=nothing", "name", "!name=nothing", "name=a,name=web-test"])
    func otherFiltersLeaveTheTest(_ filter: String) {
        #expect(lines(run("test", "web", "--filter", filter)) == head + suite + [""])
    }

    @Test func refusesAReleaseThatIsNotThere() {
        let failed = run("test", "nope")
        #expect(failed.exitCode == 1 && failed.text.isEmpty)
        #expect(failed.message == "Error: release: not found\n")
    }
}
