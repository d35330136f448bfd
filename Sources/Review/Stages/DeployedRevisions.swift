import GoTemplate
import Operations
import Releases

/// The revisions where a staged release begins, those that are deployed or that a person chose, each read once.
package final class DeployedRevisions {
    private let store: any ReleaseStore
    let chosen: ChosenBases
    private var known: [ReleaseKey: Release?] = [:]

    package init(in store: any ReleaseStore, choosing chosen: ChosenBases = ChosenBases()) {
        (self.store, self.chosen) = (store, chosen)
    }

    /// What a release returns to; nil where nothing is deployed.
    ///
    /// - Throws: `ReviewFailure` for a chosen revision that is not there, or never was in place.
    package func revision(of key: ReleaseKey) throws -> Release? {
        if let revision = known[key] { return revision }
        let summary = try chosen.revision(of: key).map { try placed(key.revision($0)) } ?? store.deployed(of: key)
        let revision = try summary.map { try store.release($0.revisionKey) }
        known[key] = .some(revision)
        return revision
    }

    /// A revision that was in place once.
    private func placed(_ key: RevisionKey) throws -> ReleaseSummary {
        guard let summary = try store.summary(of: key) else {
            throw ReviewFailure("--base names " + key.text + ", which is not there", hint: "see \"swelm history\"")
        }
        guard summary.status == .deployed || summary.status == .superseded else {
            let status = GoString(summary.status.rawValue)
            throw ReviewFailure("--base names " + key.text + ", which is " + status + ": it never was in place")
        }
        return summary
    }

    /// The newest revision of a release, whatever became of it; nil where there is none.
    func newest(of key: ReleaseKey) throws -> ReleaseSummary? { try store.last(of: key) }

    func release(_ summary: ReleaseSummary) throws -> Release { try store.release(summary.revisionKey) }

    /// All values of the deployed revision; nil where there is none.
    package func values(of key: ReleaseKey) throws -> Map? {
        guard let revision = try revision(of: key) else { return nil }
        guard case .map(let values) = try ReleaseReader(store).values(of: revision, isComplete: true) else {
            return nil
        }
        return values
    }
}
