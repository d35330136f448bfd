import GoTemplate
import Kubernetes

/// Objects of a collection.
package struct ObjectList {
    package var objects: [LiveObject] = []
    /// The version of the collection, from which a watch can go on.
    package var resourceVersion: GoString = ""
    /// Where the rest begins; empty where these are all.
    package var continuation: GoString = ""

    package init() {}

    package var isComplete: Bool { continuation.isEmpty }

    /// Takes over a page of it.
    mutating func add(_ page: Map) {
        objects += Self.items(of: page)
        resourceVersion = (try? page.text(at: "metadata", "resourceVersion")) ?? ""
        continuation = (try? page.text(at: "metadata", "continue")) ?? ""
    }

    /// The objects of a list, which get the kind that the list's own tells.
    package static func items(of list: Map) -> [LiveObject] {
        let type = LiveObject(list)
        let kind = type.kind.hasSuffix("List") ? type.kind.prefix(type.kind.count - 4) : type.kind
        return list.maps(at: "items").map { map in
            if map["kind"] == nil { map["kind" as GoString] = .string(kind) }
            if map["apiVersion"] == nil { map["apiVersion" as GoString] = .string(type.apiVersion) }
            return LiveObject(map)
        }
    }
}

/// Which objects of a collection are wanted, and how.
package struct ListOptions: Sendable {
    package var labelSelector: GoString = ""
    package var fieldSelector: GoString = ""
    /// `.object` or `.metadataList`.
    package var form = AnswerForm.object
    /// Objects a page; 0 asks for all in one piece.
    package var pageSize = 500
    /// After so many pages the list ends though there is more; nil reads all.
    package var pageLimit: Int?

    package init() {}

    /// The path of the collection with the selectors.
    func path(_ resource: APIResource, in namespace: GoString) throws(APIFailure) -> APIPath {
        var path: APIPath
        do {
            path = try APIPath(resource, in: namespace)
        } catch {
            throw APIFailure(error)
        }
        if !labelSelector.isEmpty { path.add("labelSelector", labelSelector) }
        if !fieldSelector.isEmpty { path.add("fieldSelector", fieldSelector) }
        return path
    }

    /// The request for one page.
    package func request(
        _ resource: APIResource, in namespace: GoString, continuing token: GoString = ""
    ) throws(APIFailure) -> APIRequest {
        var path = try path(resource, in: namespace)
        if pageSize > 0 { path.add("limit", GoString(String(pageSize))) }
        if !token.isEmpty { path.add("continue", token) }
        return .get(path, as: form)
    }
}
