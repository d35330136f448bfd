import GoTemplate

/// Rights that containers get on the machines they run on.
enum SecurityRules {
    static let all: [RiskRule] = [
        RiskRule("privileged-added", .high, "A container gets rights over its node", .object(privileges)),
        RiskRule("host-access-added", .high, "Pods get at a part of their node", .object(hostAccess)),
        RiskRule("root-allowed", .medium, "A container may run as root from now on", .change(root)),
    ]

    /// Capabilities that come close to root on the node.
    private static let capabilities: Set<GoString> = [
        "ALL", "SYS_ADMIN", "SYS_MODULE", "SYS_PTRACE", "SYS_RAWIO", "NET_ADMIN", "BPF", "DAC_READ_SEARCH",
        "CAP_SYS_ADMIN", "CAP_NET_ADMIN",
    ]

    @Sendable private static func privileges(_ object: DiffObject) -> [RiskFinding] {
        guard PodTemplate.mayBe(object.identity), let spec = PodSpec(object) else { return [] }
        return spec.containers.flatMap { container in
            let path = container.path().below("securityContext")
            var findings: [RiskFinding] = []
            if container.node.field("securityContext", "privileged")?.isTrue == true {
                let message = "container " + container.name + " is privileged"
                findings.append(RiskFinding(object.identity, path.below("privileged"), message))
            }
            let added = container.node.texts("securityContext", "capabilities", "add").filter(capabilities.contains)
            for capability in added {
                let message = "container " + container.name + " has the capability " + capability
                findings.append(RiskFinding(object.identity, path.below("capabilities", "add"), message))
            }
            return findings
        }
    }

    @Sendable private static func hostAccess(_ object: DiffObject) -> [RiskFinding] {
        guard PodTemplate.mayBe(object.identity), let spec = PodSpec(object) else { return [] }
        let shared = (["hostNetwork", "hostPID", "hostIPC"] as [GoString]).filter {
            spec.node.field($0)?.isTrue == true
        }
        let volumes = spec.node.elements("volumes").enumerated().compactMap { index, volume -> RiskFinding? in
            guard let folder = volume.field("hostPath", "path")?.text else { return nil }
            let name = volume.field("name")?.text ?? ""
            let path = spec.path.below("volumes").item("name", name, old: nil, new: index)
            return RiskFinding(object.identity, path, "its pods can mount " + folder + " of their node")
        }
        return shared.map { RiskFinding(object.identity, spec.path.below($0), "its pods have " + $0) } + volumes
            + spec.containers.flatMap { hostPorts($0, object) }
    }

    private static func hostPorts(_ container: Container, _ object: DiffObject) -> [RiskFinding] {
        container.node.elements("ports").enumerated().compactMap { index, port in
            guard let number = port.field("hostPort")?.text, number != "0" else { return nil }
            let message = "container " + container.name + " takes port " + number + " of its node"
            return RiskFinding(object.identity, container.path().below("ports").item(index), message)
        }
    }

    @Sendable private static func root(_ diff: ObjectDiff) -> [RiskFinding] {
        guard let kept = diff.kept, let before = PodSpec(kept.old), let after = PodSpec(kept.new) else { return [] }
        return diff.keptContainers.compactMap { old, new in
            let now = RootUse(new, after)
            guard now.isAllowed, !RootUse(old, before).isAllowed else { return nil }
            let message = "container " + new.name + now.reason
            return RiskFinding(diff.identity, new.path(old).below("securityContext"), message)
        }
    }
}

/// Whether a container may run as root: what it says itself goes before what the pod says.
private struct RootUse {
    private let user: Int64?
    private let isForbidden: Bool

    init(_ container: Container, _ pod: PodSpec) {
        let own = container.node.field("securityContext")
        let shared = pod.node.field("securityContext")
        user = (own?.field("runAsUser") ?? shared?.field("runAsUser"))?.integer
        isForbidden = (own?.field("runAsNonRoot") ?? shared?.field("runAsNonRoot"))?.isTrue ?? false
    }

    var isAllowed: Bool { user == 0 || (user == nil && !isForbidden) }

    var reason: GoString { user == 0 ? " runs as user 0" : " is no longer kept from running as root" }
}
