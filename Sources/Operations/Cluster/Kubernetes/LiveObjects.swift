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

    /// The metadata of an object, nil for one that does not exist, or why it cannot be had in the server's words.
    typealias Outcome = Result<LiveObject?, ClusterFailure>

    /// The metadata of each object that exists, in the order of the objects; nil for one that does not.
    ///
    /// - Throws: for the first object that cannot be asked for, in Helm's words.
    func metadata(of objects: [MappedObject]) throws(ClusterFailure) -> [LiveObject?] {
        var found: [LiveObject?] = []
        for (object, outcome) in zip(objects, outcomes(of: objects)) {
            do throws(ClusterFailure) { found.append(try outcome.get()) } catch {
                throw error.within("could not get information about the resource " + object.key.sentenceText + ": ")
            }
        }
        return found
    }

    /// What asking for each object comes to, in their order.
    func outcomes(of objects: [MappedObject]) -> [Outcome] {
        var found = [Outcome](repeating: .success(nil), count: objects.count)
        let collections = collections(of: objects)
        let large = collections.filter { $0.count >= Self.listThreshold }
        var asked = collections.filter { $0.count < Self.listThreshold }.flatMap(\.self)
        for (places, listed) in zip(large, list(large.map { objects[$0[0]] })) {
            guard let listed else {
                asked += places
                continue
            }
            for place in places { found[place] = .success(listed[objects[place].object.name]) }
        }
        ask(for: objects, at: asked.sorted(), into: &found)
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

    /// The objects by name of the collections that some are in, asked for at once; nil where an account may not list,
    /// or there are too many.
    private func list(_ samples: [MappedObject]) -> [[GoString: LiveObject]?] {
        var options = ListOptions()
        options.form = .metadataList
        options.pageLimit = 1
        var lists = [ObjectList?](repeating: nil, count: samples.count)
        var unanswered = samples.count
        for (place, sample) in samples.enumerated() {
            connection.startList(sample.resource, in: sample.object.namespace, options) { outcome in
                unanswered -= 1
                lists[place] = try? outcome.get()
            }
        }
        connection.loop.run { unanswered > 0 }
        return lists.map { list in
            guard let list, list.isComplete else { return nil }
            return Dictionary(list.objects.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
        }
    }

    private func ask(for objects: [MappedObject], at places: [Int], into found: inout [Outcome]) {
        var requests: [(place: Int, request: APIRequest)] = []
        for place in places {
            do throws(ObjectFailure) {
                requests.append((place, .get(try objects[place].path(), as: .metadata)))
            } catch {
                found[place] = .failure(ClusterFailure(error.message, kind: .invalid, object: objects[place].key))
            }
        }
        for (asked, answer) in zip(requests, connection.sendAll(requests.map(\.request))) {
            found[asked.place] = Self.outcome(answer, of: objects[asked.place].key)
        }
    }

    private static func outcome(_ answer: APIConnection.Outcome, of key: ObjectKey) -> Outcome {
        switch answer {
        case .success(let map): .success(LiveObject(map))
        case .failure(let failure) where failure.isNotFound: .success(nil)
        case .failure(let failure): .failure(ClusterFailure(failure, object: key))
        }
    }
}
