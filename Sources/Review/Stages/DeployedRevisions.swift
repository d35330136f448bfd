import GoTemplate
import Operations
import Releases

/// The revisions that are deployed where a staged release begins, each read once.
package final class DeployedRevisions {
    private let store: any ReleaseStore
    private var known: [ReleaseKey: Release?] = [:]

    package init(in store: any ReleaseStore) { self.store = store }

    /// The deployed revision of a release; nil where there is none.
    package func revision(of key: ReleaseKey) throws -> Release? {
        if let revision = known[key] { return revision }
        let revision = try store.deployed(of: key).map { try store.release($0.revisionKey) }
        known[key] = .some(revision)
        return revision
    }

    /// All values of the deployed revision; nil where there is none.
    package func values(of key: ReleaseKey) throws -> Map? {
        guard let revision = try revision(of: key) else { return nil }
        guard case .map(let values) = try ReleaseReader(store).values(of: revision, isComplete: true) else {
            return nil
        }
        return values
    }
}
