import GoTemplate

/// What carried which traffic of a release from a moment on.
package struct WeightChange: Equatable, Sendable {
    package let time: Instant
    package let member: GoString
    package let sides: [SideWeight]

    /// The part of the traffic that a side carries.
    package struct SideWeight: Equatable, Sendable {
        package let name: GoString
        package let weight: Int
    }

    /// Nil where a release has no sides.
    init?(_ facts: MemberFacts, of member: GoString, at time: Instant) {
        guard !facts.sides.isEmpty else { return nil }
        (self.member, self.time) = (member, time)
        sides = facts.sides.map { SideWeight(name: $0.name, weight: $0.weight) }
    }

    /// Of all traffic, from 0 to 1; 0 where there are no weights.
    package func share(of side: GoString) -> Double {
        let total = sides.reduce(0) { $0 + Double($1.weight) }
        let weight: Int = sides.first { $0.name == side }?.weight ?? 0
        return total > 0 ? Double(weight) / total : 0
    }
}
