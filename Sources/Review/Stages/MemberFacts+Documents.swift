import Codecs
import Diffing
import GoTemplate
import Kubernetes
import Operations
import Rollouts

extension MemberFacts {
    /// What rendered documents make of the sides of a release.
    ///
    /// - Parameter weight: gives the share of a role, as it was declared.
    init(of member: ReleaseMember, _ documents: [DiffDocument], weight: (SideRole) -> Int) {
        let workloads = documents.compactMap(Workload.init)
        self.init(
            sides: SideRole.allCases.compactMap { role in
                guard let side = member.sides[role] else { return nil }
                let workload = workloads.first { $0.name == side.workload }
                return SideFacts(
                    name: GoString(role.rawValue), weight: weight(role), template: workload?.template,
                    replicas: workload?.replicas)
            })
    }
}

/// An object that runs pods.
private struct Workload {
    /// `KIND/NAME`.
    let name: GoString
    /// The digest of the pods' template.
    let template: GoString
    /// nil where an autoscaler decides.
    let replicas: Int?

    init?(_ document: DiffDocument) {
        guard let map = try? YAML.decodeMap(document.content.bytes) else { return nil }
        let object = LiveObject(map)
        guard let template = try? map.map(at: "spec", "template"), let json = try? JSON.encode(.map(template)) else {
            return nil
        }
        name = object.kind + "/" + object.name
        self.template = ContentDigest.of(json)
        replicas = (try? map.value(at: "spec", "replicas"))?.number.flatMap { Int(exactly: $0) }
    }
}
