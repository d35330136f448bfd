import GoTemplate

extension StoreError {
    /// A rollout that is not recorded.
    package static func noRollout(_ key: RolloutKey) -> StoreError {
        StoreError(.notFound, "rollout " + key.text + ": not found")
    }

    /// A rollout that was recorded before.
    static func isRecorded(_ key: RolloutKey) -> StoreError {
        StoreError(.alreadyExists, "rollout " + key.text + " is already recorded")
    }

    /// A rollout holds the release.
    package static func claimed(_ release: ReleaseKey, by rollout: RolloutSummary) -> StoreError {
        let what = "release " + Strconv.quote(release.name) + " takes part in rollout " + rollout.key.text
        let advice: GoString = "; to end it, run \"swelm rollout abort "
        let ways = rollout.key.text + "\", which returns, or \"swelm rollout abandon " + rollout.key.text + "\""
        return StoreError(.claimed(rollout), what + ", which is " + rollout.state + advice + ways)
    }

    /// A rollout whose plan or bases cannot be read.
    static func corrupt(_ key: RolloutKey, _ reason: GoString) -> StoreError {
        StoreError(.unusable, "the record of rollout " + key.text + " is corrupt: " + reason)
    }

    /// Somebody else appended events to a rollout.
    static func movedOn(_ key: RolloutKey, to count: Int) -> StoreError {
        StoreError(.movedOn, "rollout " + key.text + GoString(" has moved on: it has \(count) events by now"))
    }
}
