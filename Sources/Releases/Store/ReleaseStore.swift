import Glibc
import GoTemplate

/// Where releases are recorded: the steps of which operations consist.
///
/// # The order of steps
///
/// What changes a release begins with `acquire`, which gives the lease that every further step asks for. An operation
/// that makes a revision goes on with `begin`, may `record` it again as hooks run, and ends with `finish`; one that
/// changes or deletes older revisions uses `change` and `finishDeleting`. Each way to an end gives the lease
/// back; where nothing was written yet, `abandon` does. Reading needs no lease and never waits for one.
///
/// Each step happens as a whole or not at all, also for other processes, or can be told apart when it was cut off, and
/// is cleared away then.
///
/// # What goes wrong
///
/// All failures are `StoreError`s. A step under a lease throws `.lostLease` where somebody unlocked the release or took
/// over a lease whose time was over: nothing was changed then, and nothing may be changed any more. `.unusable` says that
/// the store could not be opened, read or written; the step did not happen, and a process that ends now leaves a dead
/// lease, which the next operation clears away. A record that cannot be read does not hide others: listings carry it in
/// `SummaryList.unreadable`, and only what asks for that revision throws `.corruptRecord`.
///
/// # Threads
///
/// One thread at a time uses a store. Processes share one by its transactions, and hold a release by its lease.
package protocol ReleaseStore: AnyObject {
    /// Where Helm's own labels count, as with the driver of Helm that the store stands for.
    var systemLabels: SystemLabelUse { get }

    // MARK: Reading

    /// The summaries of matching revisions, in the order of namespace, name and revision.
    func summaries(_ query: SummaryQuery) throws -> SummaryList

    /// A revision with all that was recorded; throws `release: not found` where it does not exist.
    func release(_ key: RevisionKey) throws -> Release

    /// Who made a revision and from what; nil where Helm did or nothing was noted.
    func audit(of key: RevisionKey) throws -> ReleaseAudit?

    /// The name by which the server of the store knows whoever asks; nil where it has no server.
    func sessionUser() throws -> GoString?

    // MARK: Leases

    /// Acquires the right to change a release; the first step of each operation that changes one.
    ///
    /// A dead operation is cleared away: its revision becomes `failed` with the reason. While another operation
    /// lives this waits as long as the request allows, then throws `.locked` with who holds the release. Where a staged
    /// rollout holds it, of which the operation is no part, this throws `.claimed`, unless the request says otherwise.
    func acquire(_ key: ReleaseKey, _ request: LeaseRequest) throws -> Lease

    /// Gives the release free without any other change, for an operation that wrote no revision.
    ///
    /// A lease that was lost meanwhile is no failure: there is nothing to give back.
    func abandon(_ lease: Lease) throws

    /// How many seconds a lease is given for, with which an operation does steps that may take so many seconds each.
    ///
    /// That is longer than a step, or else the store itself renews the lease while a step goes on.
    func leaseDuration(forSteps timeout: Int64) -> Int64

    /// Gives a lease for as long again, for an operation that takes long; throws `.lostLease` where another has the release.
    ///
    /// - Parameter now: in seconds since 1970; a store that has a clock of its own goes by that.
    func renew(_ lease: Lease, at now: Int64) throws

    /// Clears away all operations that were cut off, and gives the revisions that became `failed`.
    ///
    /// Cheap where there are none. Commands that only read call it first, so that no listing shows a dead `pending-*`;
    /// a store that cannot be written stays as it is.
    ///
    /// - Parameter now: in seconds since 1970.
    @discardableResult
    func recoverInterrupted(now: Int64) throws -> [RevisionKey]

    /// Takes a release from whoever holds it and marks what is pending as `failed`, because a person knows better.
    ///
    /// - Returns: the revisions that became `failed`, and the lease that was taken away.
    /// - Throws: `release: not found` where there is neither a release nor a lease; unless it is forced, `.locked` where the
    ///   holder may live, and `.refused` where nobody can tell.
    func unlock(_ key: ReleaseKey, _ request: UnlockRequest) throws -> (failed: [RevisionKey], lease: Lease?)

    /// Lets steps happen after a signal that kept all others from happening, to undo what was done; those that end an
    /// operation happen anyway.
    func finishAfterCancellation()

    // MARK: Changing

    /// Refuses a revision that could not be written whatever else is recorded; nothing is read or written.
    func check(_ release: Release) throws

    /// Writes a new revision, usually a `pending-*` one, and drops old ones.
    ///
    /// - Parameters:
    ///   - maximum: how many revisions stay, this one counted (`--history-max`); 0 for all. A deployed one always stays.
    ///   - changes: what becomes different about older revisions.
    /// - Throws: `.refused` where the number does not follow the newest revision's.
    func begin(
        _ release: Release, audit: ReleaseAudit?, keeping maximum: Int, changing changes: [InfoChange],
        under lease: Lease
    ) throws

    /// Writes the revision again while the operation goes on, as after each hook.
    ///
    /// - Throws: `release: not found` where `begin` did not write it.
    func record(_ release: Release, under lease: Lease) throws

    /// Changes what is recorded about some revisions while the operation goes on.
    ///
    /// - Parameter revision: the revision to mark as failed if the operation is cut off from here on.
    func change(_ changes: [InfoChange], marking revision: Int?, under lease: Lease) throws

    /// Ends an operation that changed records only, and its lease.
    ///
    /// Where a revision becomes `deployed`, all others that are become `superseded`.
    func finish(changing changes: [InfoChange], under lease: Lease) throws

    /// Ends an operation whose revision itself changed, hooks and notes included; otherwise as `finish(changing:)`.
    func finish(_ release: Release, changing changes: [InfoChange], under lease: Lease) throws

    /// Ends an operation by deleting the release with all revisions.
    func finishDeleting(under lease: Lease) throws

    /// Writes records that were made elsewhere, in their order: all of them or none.
    ///
    /// - Parameter skipsExisting: whether a revision that is recorded already stays as it is; it is a failure otherwise.
    /// - Returns: what was written.
    /// - Throws: `.alreadyExists` with the revision's name, `.locked` where an operation holds one of the releases, and what
    ///   decoding a record throws.
    @discardableResult
    func importReleases(
        _ records: [ForeignRecord], audit: ReleaseAudit?, skippingExisting skipsExisting: Bool
    ) throws -> [RevisionKey]
}

extension ReleaseStore {
    /// Clears away all operations that were cut off by now.
    @discardableResult
    package func recoverInterrupted() throws -> [RevisionKey] { try recoverInterrupted(now: Int64(time(nil))) }

    package func sessionUser() throws -> GoString? { nil }

    package func check(_ release: Release) throws {}

    package func finishAfterCancellation() {}

    package func leaseDuration(forSteps timeout: Int64) -> Int64 { max(0, timeout) &+ 300 }

    /// Writes a new revision that leaves older ones as they are.
    package func begin(
        _ release: Release, audit: ReleaseAudit? = nil, keeping maximum: Int = 0, under lease: Lease
    ) throws {
        try begin(release, audit: audit, keeping: maximum, changing: [], under: lease)
    }

    /// Ends an operation that leaves older revisions as they are.
    package func finish(_ release: Release, under lease: Lease) throws {
        try finish(release, changing: [], under: lease)
    }

    /// Writes releases that are at hand; one that is recorded already is a failure.
    package func importReleases(_ releases: [Release], audit: ReleaseAudit? = nil) throws {
        try importReleases(releases.map { ForeignRecord($0) }, audit: audit, skippingExisting: false)
    }
}
