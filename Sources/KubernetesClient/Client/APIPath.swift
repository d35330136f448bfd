import GoLibrary
import GoTemplate
import Kubernetes

/// Where something of the API is: path and query, escaped, and what messages call it.
///
/// Mirrors client-go rest/request.go URL and apimachinery api/validate/content IsPathSegmentName.
package struct APIPath: Sendable {
    private let path: GoString
    private var parameters: [GoString: [GoString]] = [:]
    /// What stands in brackets in messages about answers without a reason, such as `deployments.apps web`.
    package let subject: GoString

    /// A path that is no resource's, such as `/version`; it is sent as it stands.
    package init(_ path: StaticString) {
        self.path = GoString(stringLiteral: path)
        subject = ""
    }

    /// The resources of a group version, `/api/v1` or `/apis/apps/v1`.
    package init(_ version: GroupVersion) throws(ObjectFailure) {
        path = try Self.root(of: version)
        subject = ""
    }

    /// A collection of objects.
    ///
    /// - Parameter namespace: empty for those of all namespaces, and not used for resources of the whole cluster.
    package init(_ resource: APIResource, in namespace: GoString = "") throws(ObjectFailure) {
        path =
            try Self.root(of: resource.groupVersion) + Self.namespace(of: resource, namespace)
            + Self.segment(resource.name, "resource")
        subject = resource.groupResourceText
    }

    /// One object.
    ///
    /// - Parameter subresource: such as `log`; empty for the object itself.
    package init(
        _ resource: APIResource, in namespace: GoString, named name: GoString, subresource: GoString = ""
    ) throws(ObjectFailure) {
        guard !name.isEmpty else { throw ObjectFailure("resource name may not be empty") }
        guard resource.scope == .cluster || !namespace.isEmpty else {
            throw ObjectFailure("an empty namespace may not be set when a resource name is provided")
        }
        path =
            try Self.root(of: resource.groupVersion) + Self.namespace(of: resource, namespace)
            + Self.segment(resource.name, "resource") + Self.segment(name, "resource name")
            + (subresource.isEmpty ? "" : Self.segment(subresource, "subresource"))
        subject = resource.groupResourceText + " " + name
    }

    /// Adds a parameter, a further one under a key that is there.
    package mutating func add(_ key: GoString, _ value: GoString) { parameters[key, default: []].append(value) }

    /// Path and query as they are sent, with the query's keys in order, as Go has them.
    package var target: GoString {
        guard !parameters.isEmpty else { return path }
        let query = parameters.sorted { $0.key < $1.key }.flatMap { key, values in
            values.map { Self.query(key) + "=" + Self.query($0) }
        }
        return path + "?" + query.joined(by: "&")
    }

    private static func query(_ text: GoString) -> GoString {
        GoString(PercentEncoding.queryComponent.escape(text.bytes))
    }
}

// MARK: - Segments

extension APIPath {
    private static func root(of version: GroupVersion) throws(ObjectFailure) -> GoString {
        guard !version.group.isEmpty else { return try "/api" + segment(version.version, "version") }
        return try "/apis" + segment(version.group, "group") + segment(version.version, "version")
    }

    private static func namespace(of resource: APIResource, _ namespace: GoString) throws(ObjectFailure) -> GoString {
        guard resource.scope == .namespaced, !namespace.isEmpty else { return "" }
        return try "/namespaces" + segment(namespace, "namespace")
    }

    /// Names come from charts, and none may lead to another path.
    private static func segment(_ text: GoString, _ what: GoString) throws(ObjectFailure) -> GoString {
        var problems: [GoString] = []
        if text == "." || text == ".." { problems.append("may not be '" + text + "'") }
        if text.contains("/") { problems.append("may not contain '/'") }
        if text.contains("%") { problems.append("may not contain '%'") }
        guard problems.isEmpty else {
            let list = "[" + problems.joined(by: " ") + "]"
            throw ObjectFailure("invalid " + what + " " + Strconv.quote(text) + ": " + list)
        }
        return "/" + GoString(PercentEncoding.path.escape(text.bytes))
    }
}
