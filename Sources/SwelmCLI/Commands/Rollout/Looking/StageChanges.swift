import Diffing
import GoTemplate
import Operations
import Releases
import Rendering
import Review
import Rollouts

/// What the stages of a rollout changed, told from the revisions that they made.
struct StageChanges {
    private let members: [RolloutMember]
    private let store: (RolloutMember) -> (any ReleaseStore)?

    /// - Parameter store: gives where a release is recorded; nil where nobody can look there now.
    init(of rollout: StoredRollout, in store: @escaping (RolloutMember) -> (any ReleaseStore)?) throws {
        (self.store, members) = (store, try rollout.members())
    }

    /// A report for each release that a stage changed, by the stage's index; secrets are masked.
    ///
    /// Of a revision that the history holds no more, or that came from nothing, there is none.
    ///
    /// - Throws: `StoreError` where the store cannot be read; `SideFailure` for a manifest that is none.
    func reports(_ report: RolloutReport) throws -> [Int: [DiffReport]] {
        var reports: [Int: [DiffReport]] = [:]
        for member in members {
            guard let store = store(member) else { continue }
            var before = member.base
            for stage in report.stages {
                guard let revision = stage.attempts.last?.revisions[member.name] else { continue }
                let after = try release(member.release.revision(revision), in: store)
                if let before, let after { reports[stage.index, default: []].append(try changes(before, after)) }
                before = after
            }
        }
        return reports
    }

    /// Nil where it is kept no more.
    private func release(_ key: RevisionKey, in store: any ReleaseStore) throws -> Release? {
        do { return try store.release(key) } catch let error as StoreError where error.isNotFound { return nil }
    }

    private func changes(_ old: Release, _ new: Release) throws -> DiffReport {
        let settings = RenderSettings(release: ReleaseOptions(name: new.name, namespace: new.namespace))
        return try Comparison().report(
            from: ReleaseSide(old, settings: settings), to: ReleaseSide(new, settings: settings))
    }
}
