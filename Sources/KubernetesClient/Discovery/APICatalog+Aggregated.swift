import GoTemplate
import Kubernetes

extension APICatalog {
    /// Reads an `APIGroupDiscoveryList`, in which v2 and v2beta1 are the same.
    ///
    /// Mirrors client-go discovery/aggregated_discovery.go convertAPIGroup.
    init(aggregated list: Map) {
        for group in list.maps(at: "items") {
            let name = (try? group.text(at: "metadata", "name")) ?? ""
            for version in group.maps(at: "versions") { add(version, of: name) }
        }
    }

    private mutating func add(_ version: Map, of group: GoString) {
        let groupVersion = GroupVersion(group: group, version: version.textOrEmpty("version"))
        if version.textOrEmpty("freshness") == "Stale" {
            return add(failure: "stale GroupVersion discovery: " + groupVersion.text, of: groupVersion)
        }
        add(groupVersion, version.maps(at: "resources").flatMap { Self.resources($0, of: groupVersion) })
    }

    /// A resource and its subresources; those without a kind are left out.
    private static func resources(_ resource: Map, of groupVersion: GroupVersion) -> [APIResource] {
        let name = resource.textOrEmpty("resource")
        let scope: ResourceScope = resource.textOrEmpty("scope") == "Namespaced" ? .namespaced : .cluster
        let subresources = resource.maps(at: "subresources").map { ($0, name + "/" + $0.textOrEmpty("subresource")) }
        return ([(resource, name)] + subresources).compactMap { map, name in
            guard let kind = try? map.text(at: "responseKind", "kind"), !kind.isEmpty else { return nil }
            return APIResource(groupVersion, name: name, kind: kind, scope: scope, verbs: map.texts(at: "verbs"))
        }
    }
}

extension Map {
    /// The maps in a list; none where it is missing.
    func maps(at field: StaticString) -> [Map] {
        ((try? elements(at: field)) ?? []).compactMap { if case .map(let map) = $0 { map } else { nil } }
    }

    /// The texts in a list; none where it is missing.
    func texts(at field: StaticString) -> Set<GoString> {
        Set(((try? elements(at: field)) ?? []).compactMap { if case .string(let text) = $0 { text } else { nil } })
    }

    func textOrEmpty(_ field: StaticString) -> GoString { (try? text(at: field)) ?? "" }
}
