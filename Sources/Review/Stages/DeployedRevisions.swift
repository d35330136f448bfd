import GoTemplate
import Operations
import Releases
import Rollouts

/// The revisions where a staged release begins, those that are deployed or that a person chose, each read once.
package final class DeployedRevisions {
    private let store: (_ target: GoString) throws -> any ReleaseStore
    let chosen: ChosenBases
    private var known: [MemberPlace: Release?] = [:]

    /// - Parameter store: gives where the releases of a target are recorded; of an empty name where a file has none.
    package init(
        in store: @escaping (_ target: GoString) throws -> any ReleaseStore,
        choosing chosen: ChosenBases = ChosenBases()
    ) {
        self.store = store
        self.chosen = chosen
    }

    /// What a release returns to; nil where nothing is deployed.
    ///
    /// - Throws: `ReviewFailure` for a chosen revision that is not there, or never was in place.
    package func revision(of place: MemberPlace) throws -> Release? {
        if let revision = known[place] { return revision }
        let store = try store(place.target)
        let chosen = try chosen.revision(of: place).map { try placed(place.key.revision($0), in: store) }
        let revision = try (chosen ?? store.deployed(of: place.key)).map { try store.release($0.revisionKey) }
        known[place] = .some(revision)
        return revision
    }

    /// A revision that was in place once.
    private func placed(_ key: RevisionKey, in store: any ReleaseStore) throws -> ReleaseSummary {
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
    func newest(of place: MemberPlace) throws -> ReleaseSummary? { try store(place.target).last(of: place.key) }

    func release(_ summary: ReleaseSummary, on target: GoString) throws -> Release {
        try store(target).release(summary.revisionKey)
    }

    /// All values of the deployed revision; nil where there is none.
    package func values(of place: MemberPlace) throws -> Map? {
        guard let revision = try revision(of: place) else { return nil }
        let reader = ReleaseReader(try store(place.target))
        guard case .map(let values) = try reader.values(of: revision, isComplete: true) else { return nil }
        return values
    }
}
