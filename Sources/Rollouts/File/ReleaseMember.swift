import Codecs
import GoTemplate

/// One release that takes part in a staged release.
package struct ReleaseMember {
    /// What tells it from the others: its target, and what the file calls it; one of them where the other is but one,
    /// and the release's name where both are.
    package let name: GoString
    /// What the file calls it; the release's name where there is but one.
    let key: GoString
    /// The folder or archive of its chart, from the folder of the file.
    package let chart: GoString
    package let place: MemberPlace
    package let sides: TrafficSides
    /// The values of the deployed revision, with the defaults of its chart; nil where there is none.
    let base: Map?
    /// Values that count as those where there is none; nil for none.
    let assumed: Map?
    /// The parameters that have a value of their own on its target.
    let ownParameters: [GoString: Value]
    /// The values of all stages.
    package let values: [StageValues]
    /// The members that go before it.
    package let after: [GoString]
    /// Where it stands in the file.
    package let path: ValuePath

    package var release: GoString { place.release }
    package var namespace: GoString { place.namespace }

    /// The weight of a side in the deployed revision; 0 where there is none, or it says none.
    package func deployedWeight(of role: SideRole) -> Int {
        guard let path = sides[role]?.weight, let weight = base?.value(at: path)?.number else { return 0 }
        return Int(exactly: weight) ?? 0
    }

    /// The version of a side in all values of a revision, where its paths name more than one, each; nil where they name
    /// none.
    package func version(of role: SideRole, in values: Map) -> GoString? {
        var versions: [GoString] = []
        for case let value? in sides[role]?.versions.map(values.value(at:)) ?? [] where !value.isNil {
            if !versions.contains(value.digits) { versions.append(value.digits) }
        }
        return versions.isEmpty ? nil : versions.joined(by: ", ")
    }
}
