import GoTemplate
import Kubernetes
import KubernetesClient

/// What of a manifest is in the cluster already.
///
/// Helm asks for each object, one after the other. Here a few lists take the place of many such requests, and what
/// is left is asked for at once; the answers are the same.
struct LiveObjects {
    let connection: APIConnection

    /// From how many objects of a collection on one list is cheaper than a request for each.
    private static let listThreshold = 4

    /// The metadata of each object that exists, in the order of the objects; nil for one that does not.
    ///
    /// - Throws: for the first object that cannot be asked for, in Helm's words.
    func metadata(of objects: [MappedObject]) throws(ClusterFailure) -> [LiveObject?] {
        var found = [LiveObject?](repeating: nil, count: objects.count)
        var asked: [Int] = []
        for places in collections(of: objects) {
            guard places.count >= Self.listThreshold, let listed = list(objects[places[0]]) else {
                asked += places
                continue
            }
            for place in places { found[place] = listed[objects[place].object.name] }
        }
        try ask(for: objects, at: asked.sorted(), into: &found)
        return found
    }

    /// The places of objects that are in one collection and namespace.
    private func collections(of objects: [MappedObject]) -> [[Int]] {
        struct Place: Hashable {
            let resource: APIResource
            let namespace: GoString
        }
        let groups = Dictionary(grouping: objects.indices) {
            Place(resource: objects[$0].resource, namespace: objects[$0].object.namespace)
        }
        return groups.values.sorted { $0[0] < $1[0] }
    }

    /// A collection's objects by name; nil where an account may not list, or there are too many.
    private func list(_ object: MappedObject) -> [GoString: LiveObject]? {
        var options = ListOptions()
        options.form = .metadataList
        options.pageLimit = 1
        guard let list = try? connection.list(object.resource, in: object.object.namespace, options), list.isComplete
        else { return nil }
        return Dictionary(list.objects.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    }

    private func ask(
        for objects: [MappedObject], at places: [Int], into found: inout [LiveObject?]
    ) throws(ClusterFailure) {
        var requests: [APIRequest] = []
        for place in places { requests.append(.get(try path(of: objects[place]), as: .metadata)) }
        for (place, outcome) in zip(places, connection.sendAll(requests)) {
            do throws(APIFailure) { found[place] = LiveObject(try outcome.get()) } catch {
                if error.isNotFound { continue }
                throw ClusterFailure(error, Self.unknown(objects[place]), object: objects[place].key)
            }
        }
    }

    private func path(of object: MappedObject) throws(ClusterFailure) -> APIPath {
        do throws(ObjectFailure) { return try object.path() } catch {
            throw ClusterFailure(Self.unknown(object) + error.message, kind: .invalid, object: object.key)
        }
    }

    private static func unknown(_ object: MappedObject) -> GoString {
        "could not get information about the resource " + object.key.sentenceText + ": "
    }
}
