import Codecs
import Diffing
import GoTemplate
import Kubernetes
import Operations
import Rollouts

extension MemberFacts {
    /// What a render makes of the sides of a release.
    ///
    /// - Parameters:
    ///   - values: all that it was rendered with, the defaults of the chart, too.
    ///   - weight: gives the share of a role, as it was declared.
    init(of member: ReleaseMember, _ render: ComparedSide.Render, _ values: Map, weight: (SideRole) -> Int) {
        self.init(
            sides: SideRole.allCases.compactMap { role in
                guard let side = member.sides[role] else { return nil }
                let workload = side.workload.flatMap { Workload(named: $0, in: render) }
                return SideFacts(
                    name: GoString(role.rawValue), weight: weight(role), template: workload?.template,
                    replicas: workload?.replicas, version: member.version(of: role, in: values))
            })
    }
}

/// An object that runs pods.
private struct Workload {
    /// The digest of the pods' template.
    let template: GoString
    /// nil where an autoscaler decides.
    let replicas: Int?

    /// - Parameter name: `KIND/NAME`.
    init?(named name: GoString, in render: ComparedSide.Render) {
        let object = render.objects.objects.first { $0.identity.kind + "/" + $0.identity.name == name }
        guard let object, let document = render.rendered.document(of: object),
            let map = try? YAML.decodeMap(document.content.bytes),
            let template = try? map.map(at: "spec", "template"), let json = try? JSON.encode(.map(template))
        else {
            return nil
        }
        self.template = ContentDigest.of(json)
        replicas = (try? map.value(at: "spec", "replicas"))?.number.flatMap { Int(exactly: $0) }
    }
}
