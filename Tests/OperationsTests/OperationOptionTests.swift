import Charts
import Failures
import GoTemplate
import Kubernetes
import Releases
import Testing

@testable import Operations

/// What each option of an operation changes: the steps in the cluster, the history, and what is said of a failure.
///
/// Expectations are those of pkg/action at v4.2.3: install.go, upgrade.go, rollback.go and uninstall.go.
struct OperationOptionTests {
    private let web = ReleaseFixture()

    /// The outcome of an operation: its failure, the steps in the cluster, and the history afterwards.
    private struct Outcome: Equatable, CustomStringConvertible {
        var failure: String?
        var steps: [FakeCluster.Step]
        var history: [String]

        init(failing failure: String? = nil, _ steps: [FakeCluster.Step], _ history: [String]) {
            (self.failure, self.steps, self.history) = (failure, steps, history)
        }

        var description: String { "\(failure ?? "done") \(steps) \(history)" }
    }

    private func outcome(on cluster: FakeCluster, of operation: (OperationScope) throws -> Void) -> Outcome {
        var failure: String?
        do { try operation(web.scope(cluster)) } catch { failure = error.goMessage.text }
        let history = ((try? web.store.history(of: web.key)) ?? []).map { revision in
            "\(revision.revision) \(revision.status.rawValue): \(revision.description)"
        }
        return Outcome(failing: failure, cluster.steps, history)
    }

    private func install(
        on cluster: FakeCluster = FakeCluster(), _ change: (inout Installation) -> Void = { _ in }
    ) -> Outcome {
        var installation = Installation(web.key, web.options())
        change(&installation)
        return outcome(on: cluster) { _ = try installation.run(in: $0) }
    }

    private func upgrade(on cluster: FakeCluster = FakeCluster(), _ change: (inout Upgrade) -> Void = { _ in })
        -> Outcome
    {
        var upgrade = Upgrade(web.key, web.options())
        change(&upgrade)
        return outcome(on: cluster) { _ = try upgrade.run(in: $0) }
    }

    private func rollback(
        on cluster: FakeCluster = FakeCluster(), _ change: (inout Rollback) -> Void = { _ in }
    ) -> Outcome {
        var rollback = Rollback(web.key)
        change(&rollback)
        return outcome(on: cluster) { _ = try rollback.run(in: $0) }
    }

    private func uninstall(
        on cluster: FakeCluster = FakeCluster(), _ change: (inout Uninstallation) -> Void = { _ in }
    ) -> Outcome {
        var uninstallation = Uninstallation(web.key)
        change(&uninstallation)
        return outcome(on: cluster) { _ = try uninstallation.run(in: $0) }
    }

    private static let installed = "1 deployed: Install complete"
    private static let hook: [FakeCluster.Step] = [.hookDelete, .hookCheck, .hookCreate, .hookWait]

    // MARK: Install

    @Test func installsSayWhatTheyAreToldTo() {
        let outcome = install { $0.options.description = "mine" }
        #expect(outcome == Outcome([.plan, .create, .wait], ["1 deployed: mine"]))
    }

    @Test func theNamespaceIsMadeBeforeTheRecord() {
        let created = install { $0.options.apply.createsNamespace = true }
        #expect(created == Outcome([.plan, .plan, .create, .create, .wait], [Self.installed]))
    }

    @Test func aNamespaceThatIsRefusedLeavesNoRecord() {
        let refused = install(on: FakeCluster(failing: .create)) { $0.options.apply.createsNamespace = true }
        #expect(refused == Outcome(failing: "refused", [.plan, .plan, .create], []))
    }

    @Test(arguments: [(DryRunSide.client, [FakeCluster.Step]()), (.server, [.plan])])
    func dryInstallsApplyNothing(mode: DryRunSide, steps: [FakeCluster.Step]) {
        let outcome = install {
            $0.options.mode = .dryRun(mode)
        }
        #expect(outcome == Outcome(steps, []))
    }

    @Test func secretsAreHiddenInDryRunsOnly() throws {
        let refused = install { $0.options.hidesSecrets = true }
        #expect(refused == Outcome(failing: "hiding Kubernetes secrets requires a dry-run mode", [], []))
        let secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {a: sekrit}\n"
        let other = "apiVersion: v2\nkind: Secret\nmetadata: {name: b}\ndata: {b: shown}\n"
        var installation = Installation(web.key, web.options(of: ["a": secret, "b": other]))
        installation.options.mode = .dryRun(.client)
        installation.options.hidesSecrets = true
        let release = try installation.run(in: web.scope(FakeCluster()))
        #expect(release.info.description == "Dry run complete")
        let hidden = "---\n# Source: app/templates/a.yaml\n# HIDDEN: The Secret output has been suppressed\n"
        #expect(release.manifest.text.contains(hidden) && release.manifest.text.contains("shown"))
        #expect(!release.manifest.text.contains("sekrit"))
    }

    @Test(arguments: [(false, "own"), (true, "own\nbelow")])
    func notesOfSubchartsAreLeftOutUnlessTheyAreAskedFor(_ areAskedFor: Bool, _ notes: String) throws {
        func chart(_ name: GoString, _ notes: String) -> Chart {
            let metadata = Metadata()
            (metadata.name, metadata.version) = (name, "1.0.0")
            let file = ChartFile(name: "templates/NOTES.txt", data: Array(notes.utf8))
            return Chart(metadata: metadata, templates: [file])
        }
        var installation = Installation(web.key, web.options())
        let parent = chart("app", "own")
        parent.setDependencies([chart("db", "below")])
        installation.options.chart = parent
        if areAskedFor { installation.options.rendering.rendersSubchartNotes = true }
        #expect(try installation.run(in: web.scope(FakeCluster())).info.notes.text == notes)
    }

    @Test func whatFailsIsTakenAwayWhereThatIsAskedFor() {
        let outcome = install(on: FakeCluster(failing: .create)) { $0.options.rollsBackOnFailure = true }
        let message = "release web failed, and has been uninstalled due to rollback-on-failure being set: refused"
        #expect(outcome == Outcome(failing: message, [.plan, .create, .plan, .uninstall, .wait], []))
    }

    @Test func bothFailuresAreToldWhereThatFailsToo() {
        let cluster = FakeCluster(failing: .create)
        cluster.alsoFailing = [.uninstall]
        let outcome = install(on: cluster) { $0.options.rollsBackOnFailure = true }
        #expect(outcome.steps == [.plan, .create, .plan, .uninstall])
        #expect(
            outcome.failure == """
                an error occurred while uninstalling the release. original install error: refused: \
                failed to delete release: web
                """)
    }

    // MARK: Upgrade

    @Test func hooksRunUnlessTheyAreDisabled() {
        _ = install()
        let history = ["1 superseded: Install complete", "2 deployed: Upgrade complete"]
        #expect(upgrade() == Outcome([.plan] + Self.hook + [.update, .wait], history))
        let without = upgrade { $0.options.apply.runsHooks = false }
        #expect(without.steps == [.plan, .update, .wait])
    }

    @Test func upgradesSayWhatTheyAreToldTo() {
        _ = install()
        #expect(upgrade { $0.options.description = "mine" }.history.last == "2 deployed: mine")
    }

    @Test func dryUpgradesOnlyPlan() throws {
        _ = install()
        var upgrade = Upgrade(web.key, web.options())
        upgrade.options.mode = .dryRun(.client)
        let cluster = FakeCluster()
        #expect(try upgrade.run(in: web.scope(cluster)).info.description == "Dry run complete")
        upgrade.options.description = "mine"
        #expect(try upgrade.run(in: web.scope(cluster)).info.description == "mine")
        #expect(cluster.steps == [.plan, .plan])
        #expect(try web.statuses() == [.deployed])
    }

    @Test func upgradesHideSecretsInDryRunsOnly() {
        _ = install()
        let outcome = upgrade { $0.options.hidesSecrets = true }
        #expect(outcome == Outcome(failing: "hiding Kubernetes secrets requires a dry-run mode", [], [Self.installed]))
    }

    @Test func oldRevisionsGoBeyondTheMaximum() {
        _ = install()
        for _ in 0..<3 { _ = upgrade() }
        #expect(upgrade { $0.historyMaximum = 2 }.history.map { $0.prefix(1) } == ["4", "5"])
    }

    private func cluster(failing step: FakeCluster.Step, also others: [FakeCluster.Step] = [], times: Int = .max)
        -> FakeCluster
    {
        let cluster = FakeCluster(failing: step, times: times)
        cluster.alsoFailing = others
        cluster.created = [
            ObjectKey(GroupVersionKind(group: "", version: "v1", kind: "ConfigMap"), namespace: "shop", name: "new")
        ]
        return cluster
    }

    @Test func aFailureWhileCleaningUpIsToldBesideTheFirst() {
        _ = install()
        let outcome = upgrade(on: cluster(failing: .update, also: [.delete])) {
            $0.options.apply.cleansUpOnFailure = true
        }
        let message = """
            an error occurred while cleaning up resources. original upgrade error: refused: \
            unable to cleanup resources: refused
            """
        let history = [Self.installed, "2 failed: Upgrade \"web\" failed: refused"]
        #expect(outcome == Outcome(failing: message, [.plan] + Self.hook + [.update, .delete], history))
    }

    @Test func nothingIsCleanedUpUnlessThatIsAskedFor() {
        _ = install()
        let outcome = upgrade(on: cluster(failing: .update))
        #expect(outcome.failure == "refused" && outcome.steps.last == .update)
    }

    @Test func theReleaseReturnsWhereThatIsAskedFor() {
        _ = install()
        let outcome = upgrade(on: cluster(failing: .wait, times: 1)) {
            $0.options.rollsBackOnFailure = true
            $0.options.apply.cleansUpOnFailure = true
        }
        let message = "release web failed, and has been rolled back due to rollback-on-failure being set: refused"
        let history = [
            "1 superseded: Install complete", "2 failed: Upgrade \"web\" failed: refused", "3 deployed: Rollback to 1",
        ]
        let steps = [.plan] + Self.hook + [.update, .wait, .delete, .plan, .update, .wait]
        #expect(outcome == Outcome(failing: message, steps, history))
    }

    @Test func bothFailuresAreToldWhereTheReturnFails() {
        _ = install()
        let outcome = upgrade(on: FakeCluster(failing: .update)) { $0.options.rollsBackOnFailure = true }
        #expect(
            outcome.failure
                == "an error occurred while rolling back the release. original upgrade error: refused: refused")
        #expect(outcome.history.map { $0.prefix(8) } == ["1 deploy", "2 supers", "3 failed"])
    }

    @Test func thereMustBeSomethingToReturnTo() {
        _ = install(on: FakeCluster(failing: .create))
        let outcome = upgrade(on: FakeCluster(failing: .update)) { $0.options.rollsBackOnFailure = true }
        #expect(
            outcome.failure == """
                unable to find a previously successful release when attempting to rollback. \
                original upgrade error: refused
                """)
        #expect(outcome.history.map { $0.prefix(8) } == ["1 failed", "2 failed"])
    }

    // MARK: Rollback

    @Test(
        arguments: [
            (.previous, "release has no 0 version"), (.revision(9), "release has no 9 version"),
            (.revision(-1), "invalid release revision"), (.revision(0), "release has no 0 version"),
            (.labelled(key: "a", value: "b"), "release web has no deployed revision with the label \"a=b\""),
        ] as [(RollbackTarget, String)])
    func thereMustBeARevisionToReturnTo(target: RollbackTarget, message: String) {
        _ = install()
        #expect(rollback { $0.target = target } == Outcome(failing: message, [], [Self.installed]))
    }

    @Test func rollbacksAreRecorded() {
        _ = install()
        _ = upgrade()
        let history = [
            "1 superseded: Install complete", "2 superseded: Upgrade complete", "3 deployed: Rollback to 1",
        ]
        #expect(rollback() == Outcome([.plan, .update, .wait], history))
    }

    @Test func rollbacksThatFailAreRecorded() {
        _ = install()
        _ = upgrade()
        let outcome = rollback(on: cluster(failing: .update, also: [.delete])) { $0.apply.cleansUpOnFailure = true }
        #expect(
            outcome.failure == """
                an error occurred while cleaning up resources. original rollback error: \
                unable to cleanup resources: refused
                """)
        #expect(outcome.steps == [.plan, .update, .delete])
        #expect(outcome.history.last == "3 failed: Rollback \"web\" failed: refused")
    }

    @Test func dryRollbacksChangeNothing() {
        _ = install()
        _ = upgrade()
        let outcome = rollback { $0.mode = .dryRun(.client) }
        #expect(outcome.failure == nil && outcome.history.count == 2 && !outcome.steps.contains(.update))
    }

    // MARK: Uninstall

    @Test func keptHistoriesSayWhatHappened() {
        _ = install()
        let first = uninstall { $0.keepsHistory = true }
        #expect(first == Outcome([.plan, .uninstall, .wait], ["1 uninstalled: Uninstallation complete"]))
        let second = uninstall { $0.keepsHistory = true }
        #expect(second == Outcome(failing: "the release named \"web\" is already deleted", [], first.history))
        #expect(uninstall() == Outcome([], []))
    }

    @Test func uninstallationsSayWhatTheyAreToldTo() {
        _ = install()
        let outcome = uninstall {
            $0.keepsHistory = true
            $0.description = "mine"
        }
        #expect(outcome.history == ["1 uninstalled: mine"])
    }

    @Test func missingReleasesAreAFailureUnlessIgnored() throws {
        #expect(uninstall() == Outcome(failing: "uninstall: Release not loaded: web: release: not found", [], []))
        #expect(uninstall { $0.ignoresMissing = true } == Outcome([], []))
        #expect(
            uninstall { ($0.ignoresMissing, $0.mode) = (true, .dryRun(.client)) } == Outcome([], []))
        #expect(uninstall { $0.mode = .dryRun(.client) }.failure == "release: not found")
    }

    @Test func dryUninstallationsChangeNothing() {
        _ = install()
        #expect(uninstall { $0.mode = .dryRun(.client) } == Outcome([], [Self.installed]))
    }

    @Test func allThatFailsAfterADeletionIsTold() {
        let hook = "kind: Job\nmetadata: {name: after, annotations: {helm.sh/hook: post-delete}}\n"
        _ = install { $0.options = web.options(of: ["hook": hook]) }
        let cluster = FakeCluster(failing: .wait)
        cluster.alsoFailing = [.hookCreate]
        let outcome = uninstall(on: cluster)
        #expect(outcome.failure?.hasPrefix("uninstallation completed with 2 error(s): refused; ") == true)
        #expect(outcome.history.isEmpty)
    }

    @Test func hooksOfADeletionRunUnlessTheyAreDisabled() {
        let hook = "kind: Job\nmetadata: {name: before, annotations: {helm.sh/hook: pre-delete}}\n"
        _ = install { $0.options = web.options(of: ["hook": hook]) }
        let refused = uninstall(on: FakeCluster(failing: .hookCreate))
        #expect(refused.failure != nil && refused.history.map { $0.prefix(14) } == ["1 uninstalling"])
        #expect(uninstall { $0.apply.runsHooks = false } == Outcome([.plan, .uninstall, .wait], []))
    }
}
