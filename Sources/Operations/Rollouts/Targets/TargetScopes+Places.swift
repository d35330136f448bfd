import GoTemplate
import Releases
import Rollouts

extension TargetScopes {
    /// Refuses releases that are one and the same.
    ///
    /// - Throws: `RolloutFailure` naming both targets; `TargetFailure` where one cannot be asked.
    package func checkPlaces(_ places: [MemberPlace]) throws {
        for (index, place) in places.enumerated() where !place.target.isEmpty {
            for other in places.prefix(index) where other.key == place.key {
                guard let shared = try what(place.target, sharesWith: other.target) else { continue }
                throw RolloutFailure.refused(
                    "targets " + other.target + " and " + place.target + " are the same release " + place.release
                        + " in namespace " + place.namespace + " of one " + shared,
                    hint: "give each a `context`, a `store` or a `namespace` of its own")
            }
        }
    }

    /// `store` or `cluster`; nil for nothing.
    private func what(_ target: GoString, sharesWith other: GoString) throws -> GoString? {
        let (first, second) = (try scope(of: target), try scope(of: other))
        if first.store === second.store { return "store" }
        if first.cluster.isPresent, haveOneContext(target, other) { return "cluster" }
        guard let identity = try identity(of: target), try self.identity(of: other) == identity else { return nil }
        return "cluster"
    }

    /// Nil where it has no cluster, or one that tells nobody which it is.
    private func identity(of target: GoString) throws -> GoString? {
        let cluster = try scope(of: target).cluster
        return try TargetFailure.naming(target) { try cluster.identity() }
    }
}

extension MemberPlace {
    /// Names the target in what goes wrong there.
    package func naming<Result>(_ body: () throws -> Result) throws -> Result {
        try TargetFailure.naming(target, body)
    }
}

extension StoreTransaction {
    /// The rollout that holds a release.
    ///
    /// - Parameter isForeign: whether another store has it.
    package func claim(on place: MemberPlace, isForeign: Bool) throws -> RolloutSummary? {
        let member = RolloutMember(name: "", release: place.key, target: isForeign ? place.target : "")
        return try claim(on: member.claim)
    }
}
