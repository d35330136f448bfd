import Codecs
import GoTemplate

/// The sides of a release, by their roles.
package struct TrafficSides {
    package let stable: TrafficSide?
    package let canary: TrafficSide?
    /// The stable version in pods as young as the canary's, which only measurements look at.
    package let baseline: TrafficSide?
    /// What the weights of both add up to.
    package let total: Int

    package subscript(_ role: SideRole) -> TrafficSide? {
        switch role {
        case .stable: stable
        case .canary: canary
        }
    }

    /// - Parameters:
    ///   - path: where the sides stand.
    ///   - isByBase: whether the one that carries the traffic now is stable, whatever it is called.
    init(
        _ document: StagesDocument, at path: ValuePath, isByBase: Bool, base: Map?, _ texts: Substitution
    ) throws(StagesFileError) {
        var sides: [TrafficSide] = []
        for name in document.keys(at: path) {
            sides.append(try TrafficSide(document, name: name, at: path.key(name), texts))
        }
        try Self.check(sides, document, at: path, isByBase: isByBase)
        let named = isByBase ? Self.byBase(sides, base) : sides
        stable = isByBase ? named.first : named.first { $0.name == "stable" }
        canary = isByBase ? named.dropFirst().first : named.first { $0.name == "canary" }
        baseline = isByBase ? nil : named.first { $0.name == Self.baselineName }
        total = document.integer(at: ValuePath().key("total")) ?? 100
    }

    private static let baselineName: GoString = "baseline"

    private static func check(
        _ sides: [TrafficSide], _ document: StagesDocument, at path: ValuePath, isByBase: Bool
    ) throws(StagesFileError) {
        if isByBase {
            guard sides.count == 2 else { throw document.failure("`roles: base` needs two sides", at: path) }
        } else if let other = sides.first(where: { SideRole(rawValue: $0.name.text) == nil && $0.name != baselineName })
        {
            let reason =
                "there is no side `" + other.name + "`; the sides are `stable` and `canary`, unless `roles: base`"
            throw document.failure(reason, at: path.key(other.name))
        }
        var seen: [ValuePath: GoString] = [:]
        for side in sides {
            for place in [side.weight, side.replicas].compactMap(\.self) + side.versions {
                guard let other = seen.updateValue(side.name, forKey: place), other != side.name else { continue }
                let reason =
                    "the sides `" + other + "` and `" + side.name + "` share the value " + GoString(place.description)
                throw document.failure(reason, at: path.key(side.name))
            }
        }
    }

    /// The side with more traffic comes first; where nothing is deployed, the one that the file names first.
    private static func byBase(_ sides: [TrafficSide], _ base: Map?) -> [TrafficSide] {
        func weight(_ side: TrafficSide) -> Double { side.weight.flatMap { base?.value(at: $0) }?.number ?? 0 }
        return weight(sides[1]) > weight(sides[0]) ? sides.reversed() : sides
    }
}
