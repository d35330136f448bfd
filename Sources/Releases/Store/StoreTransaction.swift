import GoTemplate

/// What a store can do within one transaction; the rules of leases and histories are built on these few steps.
package protocol StoreTransaction: AnyObject {
    /// The heads in the order of namespace, name and revision.
    func heads(_ query: HeadQuery) throws -> HeadList
    /// A revision; nil where it does not exist.
    func release(_ key: RevisionKey) throws -> Release?
    func audit(of key: RevisionKey) throws -> ReleaseAudit?

    /// Writes a new revision; throws `StoreError.alreadyExists` where there is one of its number.
    func insert(_ release: Release, audit: ReleaseAudit?) throws
    /// Writes a revision again; throws `StoreError.notFound` where there is none.
    func replace(_ release: Release) throws
    func apply(_ change: InfoChange, to key: ReleaseKey) throws
    /// Deletes a revision if it exists.
    func delete(_ key: RevisionKey) throws

    func lease(on key: ReleaseKey) throws -> Lease?
    func leases() throws -> [Lease]
    /// Writes a lease in place of any other of the same release.
    func put(_ lease: Lease) throws
    func removeLease(on key: ReleaseKey) throws
}
