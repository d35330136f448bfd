import GoTemplate
import Kubernetes

/// What an API server serves: its groups, their versions, and the resources of these.
///
/// Mirrors client-go's discovery and restmapper, as far as Helm asks them.
package struct APICatalog {
    /// The versions of all groups with their resources, subresources too, in the server's order: the versions of a
    /// group together, of which the first one is preferred.
    package private(set) var versions: [(groupVersion: GroupVersion, resources: [APIResource])] = []
    /// Why some group versions are not known.
    package private(set) var failures: [(groupVersion: GroupVersion, reason: GoString)] = []
    private var byKind: [GroupVersionKind: APIResource] = [:]

    package init() {}

    mutating func add(_ version: GroupVersion, _ resources: [APIResource]) {
        versions.append((version, resources))
        for resource in resources where !resource.isSubresource {
            // A kind is also found in lower case, as in client-go's mapper.
            for kind in [resource.kind, GoString(resource.kind.text.lowercased())] {
                let key = GroupVersionKind(version, kind: kind)
                if byKind[key] == nil { byKind[key] = resource }
            }
        }
    }

    mutating func add(failure reason: GoString, of version: GroupVersion) { failures.append((version, reason)) }

    mutating func add(_ other: APICatalog) {
        for (version, resources) in other.versions { add(version, resources) }
        failures += other.failures
    }

    /// The collection of a kind; nil where the server has none.
    package func resource(of kind: GroupVersionKind) -> APIResource? { byKind[kind] }

    /// The resources of a group version; nil where the server does not have it.
    package func resources(of version: GroupVersion) -> [APIResource]? {
        versions.first { $0.groupVersion == version }?.resources
    }

    /// Says that a kind is unknown; mirrors apimachinery NoKindMatchError.
    package static func unknown(_ kind: GroupVersionKind) -> ObjectFailure {
        ObjectFailure(
            "no matches for kind " + Strconv.quote(kind.kind) + " in version "
                + Strconv.quote(kind.groupVersion.text))
    }

    /// What client-go says of group versions that are not known; nil where all are.
    package var failureText: GoString? {
        guard !failures.isEmpty else { return nil }
        let texts = failures.map { $0.groupVersion.text + ": " + $0.reason }.sorted()
        return "unable to retrieve the complete list of server APIs: " + texts.joined(by: ", ")
    }

    /// `.Capabilities.APIVersions`: group versions, then `apps/v1/Deployment` for each kind, each once.
    ///
    /// Helm's own order is that of a Go map, and differs from run to run.
    package var apiVersions: [GoString] {
        var seen: Set<GoString> = []
        let groupVersions = versions.map(\.groupVersion.text)
        let kinds = versions.flatMap { version, resources in resources.map { version.text + "/" + $0.kind } }
        return (groupVersions + kinds).filter { seen.insert($0).inserted }
    }
}
