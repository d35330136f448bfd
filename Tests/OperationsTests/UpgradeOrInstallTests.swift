import Failures
import GoTemplate
import Releases
import Testing

@testable import Operations

/// What `upgrade --install` turns out to be.
struct UpgradeOrInstallTests {
    private let web = ReleaseFixture()

    @discardableResult
    private func run(
        mayInstall: Bool = true, mode: ChangeMode = .apply, serverSide: ServerSideMode = .automatic,
        on cluster: FakeCluster = FakeCluster(), load: (UpgradeOrInstall.Outcome) throws -> Void = { _ in }
    ) throws -> (release: Release, outcome: UpgradeOrInstall.Outcome) {
        try withoutActuallyEscaping(load) { load in
            var change = UpgradeOrInstall(web.key) { outcome in
                try load(outcome)
                var options = web.options()
                options.mode = mode
                return options
            }
            change.mayInstall = mayInstall
            change.serverSide = .known(serverSide)
            change.historyMaximum = 2
            return try change.run(in: web.scope(cluster))
        }
    }

    @Test func itInstallsWhatIsMissing() throws {
        #expect(try run().outcome == .installation)
        let second = try run()
        #expect(second.outcome == .upgrade)
        #expect(second.release.revision == 2)
        #expect(try web.statuses() == [.superseded, .deployed])
    }

    @Test(arguments: [(ServerSideMode.automatic, ApplyMethod.serverSide), (.on, .serverSide), (.off, .clientSide)])
    func objectsAreAppliedAsAskedAndThenAsBefore(_ mode: ServerSideMode, _ method: ApplyMethod) throws {
        for mode in [mode, mode, .automatic] {
            #expect(try run(serverSide: mode).release.applyMethod == .known(method))
        }
        // No more than two revisions are kept.
        #expect(try web.statuses() == [.superseded, .deployed])
    }

    private func uninstall() throws {
        var uninstallation = Uninstallation(web.key)
        uninstallation.keepsHistory = true
        _ = try uninstallation.run(in: web.scope(FakeCluster()))
    }

    @Test func itInstallsWhatWasUninstalled() throws {
        try web.install(on: FakeCluster())
        try uninstall()
        let result = try run()
        #expect(result.outcome == .installation)
        #expect(result.release.revision == 2)
    }

    @Test func withoutLeaveItOnlyUpgrades() throws {
        let failure = #expect(throws: UpgradeOrInstallFailure.self) { try run(mayInstall: false) }
        #expect(failure?.outcome == .upgrade)
        #expect(failure?.failure is NoDeployedReleases)
    }

    @Test func whatOthersDoMeanwhileCounts() throws {
        var loaded: [UpgradeOrInstall.Outcome] = []
        try web.install(on: FakeCluster())
        let result = try run { outcome in
            loaded.append(outcome)
            if outcome == .upgrade { try uninstall() }
        }
        #expect(loaded == [.upgrade, .installation])
        #expect(result.outcome == .installation)
        #expect(try web.statuses() == [.superseded, .deployed])
    }

    @Test func aDryRunWritesNothing() throws {
        #expect(try run(mode: .dryRun(.client)).outcome == .installation)
        #expect(throws: StoreError.self) { try web.statuses() }
        try web.install(on: FakeCluster())
        let result = try run(mode: .dryRun(.client))
        #expect(result.outcome == .upgrade)
        #expect(result.release.info.description == "Dry run complete")
        #expect(try web.statuses() == [.deployed])
    }

    @Test func failuresSayWhatFailed() throws {
        let cluster = FakeCluster(failing: .create)
        let failure = #expect(throws: UpgradeOrInstallFailure.self) { try run(on: cluster) }
        #expect(failure?.outcome == .installation)
        #expect(throws: HelmError.self) { try run { _ in throw HelmError("no such chart") } }
    }

    @Test func aReleaseInOtherHandsIsLeftAlone() throws {
        try web.install(on: FakeCluster())
        let lock = try web.scope(FakeCluster()).lock(web.key, for: .rollback, timeout: 1)
        let failure = #expect(throws: UpgradeOrInstallFailure.self) { try run() }
        #expect(failure?.failure is StoreError)
        lock.end()
        #expect(try web.statuses() == [.deployed])
    }
}
