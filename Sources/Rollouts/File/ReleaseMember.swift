import Codecs
import GoTemplate

/// One release that takes part in a staged release.
package struct ReleaseMember {
    /// What the file calls it; the release's name where there is but one.
    package let name: GoString
    /// The folder or archive of its chart, from the folder of the file.
    package let chart: GoString
    package let release: GoString
    package let namespace: GoString
    package let sides: TrafficSides
    /// The values of the deployed revision, with the defaults of its chart; nil where there is none.
    let base: Map?
    /// The values of all stages.
    package let values: [StageValues]
    /// The members that go before it.
    package let after: [GoString]
    /// Where it stands in the file.
    let path: ValuePath

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
