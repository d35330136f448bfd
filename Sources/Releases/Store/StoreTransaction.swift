import GoTemplate

/// What a store can do within one transaction; the rules of leases and histories are built on these few steps.
///
/// Good within the `read` or `write` that gave it, and nowhere else. It checks no lease and no order: that is the work of
/// `TransactionalStore`. All throw `StoreError.unusable` where the store fails, which ends the transaction.
package protocol StoreTransaction: RolloutTransaction {
    /// The summaries in the order of namespace, name and revision.
    func summaries(_ query: SummaryQuery) throws -> SummaryList
    /// A revision; nil where it does not exist.
    func release(_ key: RevisionKey) throws -> Release?
    /// Who made a revision; nil where that was not noted, or there is no such revision.
    func audit(of key: RevisionKey) throws -> ReleaseAudit?

    /// Writes a new revision; throws `StoreError.alreadyExists` where there is one of its number.
    func insert(_ release: Release, audit: ReleaseAudit?) throws
    /// Writes a revision again; throws `StoreError.notFound` where there is none.
    func replace(_ release: Release) throws
    /// Changes what is recorded about a revision; does nothing where there is none.
    func apply(_ change: InfoChange, to key: ReleaseKey) throws
    /// Deletes a revision if it exists.
    func delete(_ key: RevisionKey) throws

    /// Who holds a release, dead or alive; nil where nobody does.
    func lease(on key: ReleaseKey) throws -> Lease?
    /// All leases, in the order of namespace and name.
    func leases() throws -> [Lease]
    /// Writes a lease in place of any other of the same release.
    func put(_ lease: Lease) throws
    /// Removes a lease, whoever holds it, if there is one.
    func removeLease(on key: ReleaseKey) throws
}
