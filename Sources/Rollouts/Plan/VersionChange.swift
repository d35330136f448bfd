import GoTemplate

/// Which version of a release carries the traffic before a rollout, and which after it.
package struct VersionChange: Hashable, Sendable {
    /// Nil where nothing was deployed, or nobody knows.
    package let before: GoString?
    package let after: GoString
}

extension RolloutPlan {
    /// Nil where the plan has no versions: the file names no paths of them, or an older swelm froze it.
    package func versionChange(of member: GoString) -> VersionChange? {
        guard let last = stages.last?.facts[member]?.servingVersion else { return nil }
        return VersionChange(before: base[member]?.servingVersion, after: last)
    }
}

extension MemberFacts {
    /// The version of the side with the most traffic; of equal ones, that of the first which has pods.
    fileprivate var servingVersion: GoString? {
        let known = sides.filter { $0.version != nil }
        let most = known.map(\.weight).max()
        let serving = known.filter { $0.weight == most }
        return (serving.first(where: \.hasPods) ?? serving.first)?.version
    }
}
