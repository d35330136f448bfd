import GoTemplate

/// All that a memory store holds of a rollout.
struct MemoryRollout {
    var summary: RolloutSummary
    let plan: [UInt8]
    var members: [RolloutMember]
    var entries: [RolloutEntry] = []
    var samples: [RolloutSample] = []
    var lease: DriveLease?
}

extension MemoryTransaction {
    func rollouts(named name: GoString?) throws -> [RolloutSummary] {
        let summaries = state.rollouts.values.map(\.summary)
        return summaries.filter { name == nil || name == $0.key.name }.sorted { $0.key < $1.key }
    }

    func rollout(_ key: RolloutKey) throws -> RolloutSummary? { state.rollouts[key]?.summary }

    func claim(on release: ReleaseKey) throws -> RolloutSummary? {
        state.rollouts.values.map(\.summary).first { $0.isActive && $0.releases.contains(release) }
    }

    func insert(_ rollout: RolloutSummary, plan: [UInt8], members: [RolloutMember]) throws {
        if state.rollouts[rollout.key] != nil { throw StoreError.isRecorded(rollout.key) }
        if rollout.isActive { try checkClaims(on: members.map(\.claim), for: rollout.key) }
        var summary = rollout
        summary.eventCount = 0
        summary.releases = members.map(\.claim)
        let held = try members.map {
            RolloutMember(name: $0.name, release: $0.release, base: try $0.base?.recorded(), target: $0.target)
        }
        state.rollouts[rollout.key] = MemoryRollout(summary: summary, plan: plan, members: held)
    }

    func update(_ rollout: RolloutSummary) throws {
        let recorded = try recorded(rollout.key).summary
        if rollout.isActive { try checkClaims(on: recorded.releases, for: rollout.key) }
        var summary = rollout
        summary.eventCount = recorded.eventCount
        summary.releases = recorded.releases
        state.rollouts[rollout.key]?.summary = summary
    }

    func plan(of key: RolloutKey) throws -> [UInt8] { try recorded(key).plan }

    func members(of key: RolloutKey) throws -> [RolloutMember] { state.rollouts[key]?.members ?? [] }

    func unpin(_ key: RolloutKey) throws {
        let members = try recorded(key).members
        state.rollouts[key]?.members = members.map {
            RolloutMember(name: $0.name, release: $0.release, target: $0.target)
        }
    }

    func append(_ entries: [RolloutEntry], to key: RolloutKey) throws {
        try entries.check(follows: recorded(key).entries.count, of: key)
        state.rollouts[key]?.entries += entries
        state.rollouts[key]?.summary.eventCount += entries.count
    }

    func entries(of key: RolloutKey, after sequence: Int) throws -> [RolloutEntry] {
        Array((state.rollouts[key]?.entries ?? []).dropFirst(max(0, sequence)))
    }

    func append(_ samples: [RolloutSample], to key: RolloutKey) throws {
        var known = try recorded(key).samples
        for sample in samples where !known.contains(where: sample.isSameMeasurement) { known.append(sample) }
        state.rollouts[key]?.samples = known
    }

    func replace(_ samples: [RolloutSample], of key: RolloutKey) throws {
        let known = try recorded(key).samples.filter { old in !samples.contains(where: old.isSameMeasurement) }
        state.rollouts[key]?.samples = known + samples
    }

    func samples(of key: RolloutKey) throws -> [RolloutSample] {
        (state.rollouts[key]?.samples ?? []).sorted(by: RolloutSample.precedes)
    }

    func driveLease(of key: RolloutKey) throws -> DriveLease? { state.rollouts[key]?.lease }

    func put(_ lease: DriveLease) throws {
        _ = try recorded(lease.rollout)
        state.rollouts[lease.rollout]?.lease = lease
    }

    func removeDriveLease(of key: RolloutKey) throws { state.rollouts[key]?.lease = nil }

    func blocks() throws -> [RolloutBlock] { state.blocks.values.sorted { $0.name < $1.name } }

    func put(_ block: RolloutBlock) throws { state.blocks[block.name] = block }

    func removeBlock(_ name: GoString) throws -> Bool { state.blocks.removeValue(forKey: name) != nil }

    private func recorded(_ key: RolloutKey) throws -> MemoryRollout {
        guard let rollout = state.rollouts[key] else { throw StoreError.noRollout(key) }
        return rollout
    }
}
