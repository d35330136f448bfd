import GoTemplate

/// A name from outside for which an object takes requests.
struct ServedHost: Sendable {
    let name: GoString
    let object: ObjectIdentity
    let path: FieldPath

    /// The hosts of an Ingress, a route of the Gateway API, or a VirtualService.
    static func all(_ object: DiffObject) -> [ServedHost] {
        switch (object.identity.group, object.identity.kind) {
        case ("networking.k8s.io", "Ingress"), ("extensions", "Ingress"):
            let path = FieldPath("spec", "rules")
            return object.root.elements("spec", "rules").enumerated().compactMap { index, rule in
                rule.field("host").map { host in
                    ServedHost(name: host.text, object: object.identity, path: path.item(index).below("host"))
                }
            }
        case ("gateway.networking.k8s.io", "HTTPRoute"), ("gateway.networking.k8s.io", "GRPCRoute"),
            ("gateway.networking.k8s.io", "TLSRoute"):
            return names("hostnames", of: object)
        case ("networking.istio.io", "VirtualService"): return names("hosts", of: object)
        default: return []
        }
    }

    private static func names(_ field: GoString, of object: DiffObject) -> [ServedHost] {
        object.root.texts("spec", field).enumerated().map { index, name in
            ServedHost(name: name, object: object.identity, path: FieldPath("spec", field).item(index))
        }
    }

    /// Whether a pattern such as `*.example.com` or `*` stands for a name.
    static func covers(_ pattern: GoString, _ name: GoString) -> Bool {
        guard pattern.bytes.first == UInt8(ascii: "*") else { return false }
        let ending = pattern.bytes.dropFirst()
        return name.bytes.count > ending.count && name.bytes.suffix(ending.count).elementsEqual(ending)
    }
}
