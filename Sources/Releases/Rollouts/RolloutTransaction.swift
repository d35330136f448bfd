import GoTemplate

/// What a store can do about staged rollouts within one transaction.
///
/// Reading about a rollout that is not there gives nothing; only its plan, and what changes it, throws
/// `StoreError.notFound`. All throw `.unusable` where the store fails, which ends the transaction.
package protocol RolloutTransaction: AnyObject {
    /// The rollouts of a plan, or all, in the order of name and number, whatever the number of their events.
    func rollouts(named name: GoString?) throws -> [RolloutSummary]
    func rollout(_ key: RolloutKey) throws -> RolloutSummary?
    /// The active rollout that holds a release.
    func claim(on release: ReleaseKey) throws -> RolloutSummary?

    /// Records a rollout with its frozen plan, and holds its releases and their bases where it is active.
    ///
    /// - Throws: `.alreadyExists`; `.claimed` where another rollout holds one of the releases.
    func insert(_ rollout: RolloutSummary, plan: [UInt8], members: [RolloutMember]) throws
    /// Records what a rollout has come to, and frees its releases or takes them again.
    ///
    /// - Throws: `.claimed` where another rollout holds one of the releases.
    func update(_ rollout: RolloutSummary) throws

    /// The frozen plan, as it was inserted.
    func plan(of key: RolloutKey) throws -> [UInt8]
    /// The releases that take part, in the plan's order, with the bases that are held.
    func members(of key: RolloutKey) throws -> [RolloutMember]
    /// Holds the bases no more; contents that nothing else uses go.
    func unpin(_ key: RolloutKey) throws

    /// Appends events.
    ///
    /// - Throws: `.movedOn` where they do not follow the last one, because somebody else appended meanwhile.
    func append(_ entries: [RolloutEntry], to key: RolloutKey) throws
    /// The events after one of a number, 0 for all, in their order.
    func entries(of key: RolloutKey, after sequence: Int) throws -> [RolloutEntry]

    /// Records measurements; one that is recorded already stays as it is.
    func append(_ samples: [RolloutSample], to key: RolloutKey) throws
    /// Records measurements in the place of those that are recorded already.
    func replace(_ samples: [RolloutSample], of key: RolloutKey) throws
    /// The measurements in the order of stage, attempt, check, metric and side.
    func samples(of key: RolloutKey) throws -> [RolloutSample]

    /// Who drives a rollout, dead or alive.
    func driveLease(of key: RolloutKey) throws -> DriveLease?
    /// Writes a lease in place of any other of the same rollout.
    func put(_ lease: DriveLease) throws
    /// Removes a lease, whoever holds it, if there is one.
    func removeDriveLease(of key: RolloutKey) throws

    /// What keeps rollouts from being started, by name.
    func blocks() throws -> [RolloutBlock]
    /// Writes a block in place of any other of the same name.
    func put(_ block: RolloutBlock) throws
    /// Removes a block; false where there is none.
    func removeBlock(_ name: GoString) throws -> Bool
}

extension RolloutTransaction {
    /// Throws `.claimed` where a rollout holds the release that the operation is no part of.
    func checkClaim(on release: ReleaseKey, for request: LeaseRequest) throws {
        guard request.operation.changesReleases, request.duringRollout != .hold else { return }
        try checkClaims(on: [release], for: request.rollout)
    }

    /// Throws `.claimed` where a rollout other than `key` holds one of the releases.
    func checkClaims(on releases: [ReleaseKey], for key: RolloutKey?) throws {
        for release in releases {
            guard let holder = try claim(on: release), holder.key != key else { continue }
            throw StoreError.claimed(release, by: holder)
        }
    }
}
