import GoTemplate
import Kubernetes

/// The answers of servers before 1.26, and of some proxies.
extension APICatalog {
    /// The versions that an `APIVersions` or an `APIGroupList` names, preferred ones of a group first.
    static func groupVersions(legacy list: Map) -> [GroupVersion] {
        let core = ((try? list.elements(at: "versions")) ?? []).compactMap { version -> GroupVersion? in
            if case .string(let text) = version { GroupVersion(group: "", version: text) } else { nil }
        }
        return core + list.maps(at: "groups").flatMap(versions)
    }

    private static func versions(ofGroup group: Map) -> [GroupVersion] {
        let name = group.textOrEmpty("name")
        let preferred = (try? group.text(at: "preferredVersion", "version")) ?? ""
        let versions = group.maps(at: "versions").map { $0.textOrEmpty("version") }
        return (versions.filter { $0 == preferred } + versions.filter { $0 != preferred })
            .map { GroupVersion(group: name, version: $0) }
    }

    /// Reads an `APIResourceList`.
    static func resources(legacy list: Map, of groupVersion: GroupVersion) -> [APIResource] {
        list.maps(at: "resources").map { resource in
            let isNamespaced = if case .bool(true)? = resource["namespaced"] { true } else { false }
            return APIResource(
                groupVersion, name: resource.textOrEmpty("name"), kind: resource.textOrEmpty("kind"),
                scope: isNamespaced ? .namespaced : .cluster, verbs: resource.texts(at: "verbs"))
        }
    }
}
