import GoTemplate

/// What identifies the elements of a list, by the field that holds it.
///
/// The patch merge keys and list map keys of Kubernetes' own kinds, and what custom resources are known to use. A set
/// of keys is taken only if all elements of both sides have them, and no two of one side have the same.
enum MergeKeys {
    /// One key: the way to it within the element, and what a missing one means.
    struct Key: Sendable {
        let path: [GoString]
        let name: GoString
        let defaultValue: GoString?

        /// - Parameter text: as in `name`, `metadata.name`, `protocol=TCP`, `namespace=`.
        init(_ text: String) {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            name = GoString(parts.first ?? "")
            path = (parts.first ?? "").split(separator: ".").map { GoString($0) }
            defaultValue = parts.count > 1 ? GoString(parts[1]) : nil
        }
    }

    typealias KeySet = [Key]

    /// The sets to try for a field, the best first; empty for lists that Kubernetes compares as a whole.
    static func candidates(forField field: GoString?) -> [KeySet] {
        guard let field else { return fallback }
        return table[field] ?? fallback
    }

    /// Fields whose elements have a `name` that does not identify them, or none at all.
    private static let byValue: [KeySet] = []

    /// For fields that are not in the table, those of custom resources above all.
    private static let fallback = sets("name", "key", "id", "metadata.name", "uid", "host", "path")

    private static func sets(_ texts: String...) -> [KeySet] {
        texts.map { $0.split(separator: " ").map { Key(String($0)) } }
    }

    private static let table: [GoString: [KeySet]] = [
        // core/v1: pods
        "containers": sets("name"),
        "initContainers": sets("name"),
        "ephemeralContainers": sets("name"),
        "ports": sets("containerPort protocol=TCP", "port protocol=TCP", "name", "number"),
        "env": sets("name"),
        "envFrom": byValue,
        "volumes": sets("name"),
        "volumeMounts": sets("mountPath", "name"),
        "volumeDevices": sets("devicePath"),
        "imagePullSecrets": sets("name"),
        "hostAliases": sets("ip"),
        "tolerations": byValue,
        "topologySpreadConstraints": sets("topologyKey whenUnsatisfiable", "topologyKey"),
        "readinessGates": sets("conditionType"),
        "schedulingGates": sets("name"),
        "resourceClaims": sets("name"),
        "claims": sets("name"),
        "sysctls": sets("name"),
        "httpHeaders": sets("name"),
        "sources": byValue,
        "items": sets("key", "path", "metadata.name", "name"),
        "matchExpressions": sets("key operator", "key"),
        "matchFields": sets("key operator", "key"),
        "nodeSelectorTerms": byValue,
        "requiredDuringSchedulingIgnoredDuringExecution": sets("topologyKey"),
        "preferredDuringSchedulingIgnoredDuringExecution": sets("podAffinityTerm.topologyKey"),
        // core/v1: other kinds
        "secrets": sets("name"),
        "taints": sets("key effect", "key"),
        "addresses": sets("type", "ip", "address"),
        "podIPs": sets("ip"),
        "conditions": sets("type"),
        "limits": sets("type", "name"),
        "scopeSelector": byValue,
        "ownerReferences": sets("uid", "kind name"),
        "managedFields": byValue,
        "subsets": sets("name"),
        // apps, batch, autoscaling, policy
        "volumeClaimTemplates": sets("metadata.name"),
        "metrics": sets("resource.name", "containerResource.name", "external.metric.name", "pods.metric.name", "type"),
        "policies": sets("type", "name"),
        // rbac
        "subjects": sets("kind namespace= name"),
        // networking
        "rules": sets("host", "alert", "record", "name", "id"),
        "paths": sets("path pathType=", "path"),
        "tls": sets("secretName", "hosts"),
        "ingress": byValue,
        "egress": byValue,
        "from": byValue,
        "to": byValue,
        // admission, extensions, apiregistration
        "webhooks": sets("name"),
        "versions": sets("name"),
        "additionalPrinterColumns": sets("name"),
        "validations": sets("expression"),
        "variables": sets("name"),
        "matchConditions": sets("name"),
        // storage
        "allowedTopologies": byValue,
        "matchLabelExpressions": sets("key"),
        // Gateway API
        "parentRefs": sets("name namespace= sectionName= port="),
        "listeners": sets("name"),
        "backendRefs": sets("kind= name namespace= port=", "name"),
        "hostnames": byValue,
        // Istio
        "http": sets("name"),
        "route": sets("destination.host destination.subset="),
        "servers": sets("port.name", "port.number", "url"),
        "exportTo": byValue,
        // Traefik
        "services": sets("name namespace= port=", "name"),
        "routes": sets("match", "name"),
        "middlewares": sets("name namespace="),
        // Prometheus operator
        "groups": sets("name"),
        "endpoints": sets("port path=", "targetPort path=", "port"),
        "podMetricsEndpoints": sets("port path=", "port"),
    ]
}
