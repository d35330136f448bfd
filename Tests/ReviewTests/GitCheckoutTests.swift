import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import Operations
@testable import Review

/// The commit of a checkout, read from files as git would say it.
struct GitCheckoutTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
        try folder.git("init", "--quiet", "main")
        try folder.write(["main/chart/Chart.yaml": "name: a\n"])
        try git("add", "--all")
        try git("commit", "--quiet", "--message", "first")
    }

    private func git(_ arguments: String...) throws {
        try folder.git(["-C", folder.url.appendingPathComponent("main").path] + arguments)
    }

    private func path(_ name: String) -> GoString { GoString(folder.url.appendingPathComponent(name).path) }

    private func expectGitsCommit(around name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let expected = try GitRepository(around: path(name)).commit(of: "HEAD")
        #expect(GitCheckout(around: path(name))?.commit == expected, sourceLocation: sourceLocation)
    }

    @Test func branches() throws {
        try expectGitsCommit(around: "main")
        try expectGitsCommit(around: "main/chart")
        #expect(GitCheckout(around: path("main/chart/Chart.yaml"))?.commit != nil)
    }

    @Test func packedReferences() throws {
        try git("pack-refs", "--all")
        try expectGitsCommit(around: "main/chart")
        // What lies beside the packed ones is newer.
        try git("commit", "--quiet", "--allow-empty", "--message", "second")
        try expectGitsCommit(around: "main/chart")
    }

    @Test func commitsWithoutABranch() throws {
        try git("checkout", "--quiet", "--detach")
        try git("commit", "--quiet", "--allow-empty", "--message", "second")
        try expectGitsCommit(around: "main")
    }

    @Test(arguments: [false, true])
    func linkedWorkTrees(_ arePacked: Bool) throws {
        try git("worktree", "add", "--quiet", "-b", "other", path("other").text)
        try git("commit", "--quiet", "--allow-empty", "--message", "only in main")
        if arePacked { try git("pack-refs", "--all") }
        try expectGitsCommit(around: "other/chart")
        #expect(GitCheckout(around: path("other"))?.commit != GitCheckout(around: path("main"))?.commit)
    }

    @Test func symbolicBranches() throws {
        try git("symbolic-ref", "refs/heads/alias", "refs/heads/main")
        try git("symbolic-ref", "HEAD", "refs/heads/alias")
        try expectGitsCommit(around: "main")
        try git("symbolic-ref", "refs/heads/alias", "refs/heads/alias2")
        try git("symbolic-ref", "refs/heads/alias2", "refs/heads/alias")
        #expect(GitCheckout(around: path("main"))?.commit == nil)
    }

    @Test func noCommitAndNoRepository() throws {
        try folder.git("init", "--quiet", "empty")
        #expect(GitCheckout(around: path("empty"))?.commit == nil)
        #expect(GitCheckout(around: path(""))?.commit == nil)
    }
}
