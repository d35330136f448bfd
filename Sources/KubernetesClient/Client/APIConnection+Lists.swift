import GoTemplate
import Kubernetes

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
}

/// Objects of a collection.
package struct ObjectList {
    package var objects: [LiveObject] = []
    /// The version of the collection, from which a watch can go on.
    package var resourceVersion: GoString = ""
    /// Whether these are all.
    package var isComplete = true
}

extension APIConnection {
    /// Lists objects of a resource, page by page.
    ///
    /// Where the server forgets the version of the first page before the last one is read, all is read anew in one
    /// piece, as client-go's pager does.
    ///
    /// - Parameter namespace: empty for all.
    package func list(
        _ resource: APIResource, in namespace: GoString, _ options: ListOptions = ListOptions()
    ) throws(APIFailure) -> ObjectList {
        do {
            return try pages(of: resource, in: namespace, options)
        } catch {
            guard options.pageSize > 0, error.status?.isExpired == true else { throw error }
            var whole = options
            whole.pageSize = 0
            return try pages(of: resource, in: namespace, whole)
        }
    }

    private func pages(
        of resource: APIResource, in namespace: GoString, _ options: ListOptions
    ) throws(APIFailure) -> ObjectList {
        var list = ObjectList()
        var page = 1
        var token = GoString()
        repeat {
            let answer = try send(listRequest(resource, in: namespace, options, continuing: token))
            list.objects += Self.items(of: answer)
            list.resourceVersion = (try? answer.text(at: "metadata", "resourceVersion")) ?? ""
            token = (try? answer.text(at: "metadata", "continue")) ?? ""
            list.isComplete = token.isEmpty
            page += 1
        } while !token.isEmpty && page <= options.pageLimit ?? .max
        return list
    }

    /// The request for one page.
    package func listRequest(
        _ resource: APIResource, in namespace: GoString, _ options: ListOptions, continuing token: GoString = ""
    ) throws(APIFailure) -> APIRequest {
        var path = try APIPath.collection(resource, in: namespace)
        if !options.labelSelector.isEmpty { path.add("labelSelector", options.labelSelector) }
        if !options.fieldSelector.isEmpty { path.add("fieldSelector", options.fieldSelector) }
        if options.pageSize > 0 { path.add("limit", GoString(String(options.pageSize))) }
        if !token.isEmpty { path.add("continue", token) }
        return .get(path, as: options.form)
    }

    /// The objects of a list, which get the kind that the list's own tells.
    package static func items(of list: Map) -> [LiveObject] {
        let type = LiveObject(list)
        let kind = type.kind.hasSuffix("List") ? type.kind.prefix(type.kind.count - 4) : type.kind
        return ((try? list.elements(at: "items")) ?? []).compactMap { item in
            guard case .map(let map) = item else { return nil }
            if map["kind"] == nil { map["kind" as GoString] = .string(kind) }
            if map["apiVersion"] == nil { map["apiVersion" as GoString] = .string(type.apiVersion) }
            return LiveObject(map)
        }
    }
}

extension APIPath {
    /// The path of a collection, as a request's failure where there is none.
    static func collection(_ resource: APIResource, in namespace: GoString) throws(APIFailure) -> APIPath {
        do {
            return try APIPath(resource, in: namespace)
        } catch {
            throw APIFailure(error)
        }
    }
}
