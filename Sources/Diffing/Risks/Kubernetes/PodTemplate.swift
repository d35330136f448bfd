import GoTemplate

/// The pods that an object makes.
struct PodTemplate: Sendable {
    let object: DiffObject
    let labels: [GoString: GoString]
    /// Nil where the object says nothing of a number.
    let replicas: Int64?
    let spec: PodSpec

    var identity: ObjectIdentity { object.identity }

    /// Nil for objects that make no pods, and for the pods of `helm test`, which no other object is for.
    init?(_ object: DiffObject) {
        guard Self.mayBe(object.identity), let spec = PodSpec(object), !spec.containers.isEmpty, !object.isTest
        else { return nil }
        self.object = object
        self.spec = spec
        labels = object.root.labels(in: spec.path)
        replicas = object.field("spec", "replicas")?.integer
    }

    /// Whether an object of this kind may make pods, so that it is worth reading.
    static func mayBe(_ identity: ObjectIdentity) -> Bool {
        switch identity.group {
        case "", "apps", "batch", "extensions": builtIn.contains(identity.kind)
        default: !identity.isBuiltIn
        }
    }

    private static let builtIn: Set<GoString> = [
        "Pod", "ReplicationController", "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job", "CronJob",
    ]

    /// Whether an operator may make pods for it; the groups named here are known to make none.
    static func mayBelongToOperator(_ identity: ObjectIdentity) -> Bool {
        guard !identity.isBuiltIn else { return false }
        let withoutPods = [
            "cert-manager.io", "istio.io", "traefik.io", "traefik.containo.us", "external-secrets.io", "keda.sh",
            "kyverno.io", "gatekeeper.sh", "cilium.io", "projectcalico.org", "bitnami.com", "openshift.io",
        ]
        if identity.group == "monitoring.coreos.com" {
            return ["Prometheus", "Alertmanager", "ThanosRuler", "PrometheusAgent"].contains(identity.kind)
        }
        let group = identity.group.text
        return !withoutPods.contains { group == $0 || group.hasSuffix("." + $0) }
    }
}

extension ObjectIdentity {
    /// Whether the kind is Kubernetes' own, and its controllers are known.
    var isBuiltIn: Bool { !group.bytes.contains(UInt8(ascii: ".")) || group.text.hasSuffix(".k8s.io") }
}

extension Node {
    /// The labels of the template whose spec stands at a path.
    fileprivate func labels(in spec: FieldPath) -> [GoString: GoString] {
        field(spec.keys.dropLast() + ["metadata"])?.labels("labels") ?? [:]
    }
}
