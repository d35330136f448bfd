import Charts
import Failures
import GoTemplate
import Manifests
import Releases
import Rendering

/// Runs the tests of a release: its hooks for `test`.
///
/// Mirrors pkg/action release_testing.go.
package struct ReleaseTest {
    package let key: ReleaseKey
    package var apply = ApplyOptions()
    package var selection = HookSelection()

    package init(_ key: ReleaseKey) { self.key = key }

    /// Runs the tests and records how they went.
    ///
    /// - Parameter report: is called before anything of the tests is deleted, with the release as it is recorded, also
    ///   where a test failed.
    /// - Throws: `ClusterFailure` for the first test that failed, and what `report` throws.
    package func run(in scope: OperationScope, report: (Release) throws -> Void) throws {
        try scope.cluster.checkReachable()
        guard ReleaseName.isValid(key.name) else {
            throw HelmError("releaseTest: Release name is invalid: " + key.name)
        }
        guard scope.cluster.isPresent else { throw HelmError("tests run in a cluster, and there is none") }
        let lock = try scope.lock(key, for: .test, timeout: apply.timeout)
        defer { lock.end() }
        var release = try newest(in: scope.store)
        let runner = runner(in: scope, under: lock)
        let (tested, ending, failure) = try test(&release, runner)
        var failures = failure.map { [$0] } ?? []
        do { try lock.record(release) } catch { if failures.isEmpty { failures.append(error) } }
        do { try report(release) } catch { failures.append(error) }
        do { try ending.map { try runner.settle($0, of: tested) } } catch {
            if failures.isEmpty { failures.append(error) }
        }
        if let failure = Self.joined(failures) { throw failure }
    }

    /// The newest revision, with the labels that Helm's queries give and its update writes again.
    private func newest(in store: any ReleaseStore) throws -> Release {
        guard let summary = try store.last(of: key) else { throw StoreError.notFound }
        var release = try store.release(summary.revisionKey)
        release.labels = summary.labels
        return release
    }

    /// Tests are always waited for by watching them.
    private func runner(in scope: OperationScope, under lock: ReleaseLock) -> HookRunner {
        var options = apply
        options.waitStrategy = .watcher
        return HookRunner(cluster: scope.cluster, options: options, lock: lock, log: scope.log)
    }

    /// Runs the tests that are selected, which go behind the others in the release's hooks.
    ///
    /// - Returns: the release with what is selected of its hooks; how these ended, nil where one did not run.
    private func test(
        _ release: inout Release, _ runner: HookRunner
    ) throws -> (tested: Release, ending: HookEnding?, failure: (any Error)?) {
        let (selected, skipped) = selection.parts(of: release.hooks)
        var tested = release
        tested.hooks = selected
        defer { release.hooks = skipped + tested.hooks }
        do {
            let ending = try runner.execute(.test, of: &tested)
            return (tested, ending, ending.failure)
        } catch {
            return (tested, nil, error)
        }
    }

    /// Go's `errors.Join`.
    private static func joined(_ failures: [any Error]) -> (any Error)? {
        guard failures.count > 1 else { return failures.first }
        return ClusterFailure(failures.map(\.goMessage).joined(by: "\n"), kind: .hookFailed)
    }
}

extension ReleaseTest {
    /// Writes the logs of the pods that have the names of the tests, in the order in which these run.
    ///
    /// - Throws: `ClusterFailure` for the first that cannot be read.
    package func writeLogs(
        of release: Release, in cluster: any Cluster, to output: @escaping (GoString) -> Void
    ) throws(ClusterFailure) {
        let names = HookRunner.order(of: release.hooks, on: .test).map { release.hooks[$0].name }
        for name in names where selection.includes(name) { try writeLog(of: name, in: cluster, to: output) }
    }

    private func writeLog(
        of name: GoString, in cluster: any Cluster, to output: @escaping (GoString) -> Void
    ) throws(ClusterFailure) {
        var hasBegun = false
        func write(_ bytes: [UInt8]) {
            if !hasBegun { output("POD LOGS: " + name + "\n") }
            hasBegun = true
            output(GoString(bytes))
        }
        do throws(ClusterFailure) {
            try cluster.readLog(ofPod: name, in: key.namespace, receive: write)
        } catch {
            guard hasBegun else { throw error.within("unable to get pod logs for " + name + ": ") }
            output("\n")
            throw error.within("unable to write pod logs for " + name + ": ")
        }
        write(Array("\n".utf8))
    }
}
