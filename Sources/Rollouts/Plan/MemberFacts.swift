import GoTemplate

/// What a stage makes of the sides of one release.
package struct MemberFacts: Hashable, Sendable {
    package let sides: [SideFacts]

    package init(sides: [SideFacts] = []) { self.sides = sides }
}

extension MemberFacts {
    private func side(_ name: GoString) -> SideFacts {
        sides.first { $0.name == name } ?? SideFacts(name: name, weight: 0, template: nil, replicas: 0)
    }

    /// Whether a side's pods change while they carry traffic on the way to other facts (`serving-side-changed`).
    package func isServingSideChanged(by next: MemberFacts) -> Bool {
        sides.contains { $0.isDisturbed(by: next.side($0.name)) }
    }

    /// Whether pods change on the way to other facts which traffic only just left, so that proxies, which learn late,
    /// may still lead some there.
    ///
    /// What shrinks is no matter: within one upgrade that waits by itself.
    package func isDrainingSideChanged(since previous: MemberFacts, by next: MemberFacts) -> Bool {
        sides.contains { side in
            previous.side(side.name).carriesTraffic && !side.carriesTraffic && side.hasPods
                && (side.template != next.side(side.name).template || side.shrinks(to: next.side(side.name)))
        }
    }
}
