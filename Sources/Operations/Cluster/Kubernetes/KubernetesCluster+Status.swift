import Failures
import GoTemplate
import Kubernetes
import KubernetesClient
import Releases

/// What `status` shows of the objects of a release.
extension KubernetesCluster {
    /// Reads the objects of a release, and the pods that some of them manage; what is gone is missing.
    ///
    /// Mirrors pkg/action status.go and pkg/kube client.go Get, whose kinds come in random order.
    package func resources(of release: Release, asTables: Bool) throws(ClusterFailure) -> LiveResources {
        let connection = try connection
        let mapper = ManifestMapper(connection: connection, namespace: release.key.namespace)
        let objects = try mapper.objects(of: release.manifest, isValidated: false)
        let reader = StatusReading(connection: connection, form: asTables ? .table : .object)
        let live = try reader.read(objects)
        let queries = PodQuery.queries(for: zip(objects, live).map { $1 == nil ? nil : $0 })
        var found = LiveResources()
        for ((object, live), pods) in zip(zip(objects, live), reader.pods(queries)) {
            guard let live else { continue }
            let kind = object.object.groupVersionKind
            found.add(live, as: kind.version + "/" + kind.kind)
            log.debug("get relation pod of object", object.key.logAttributes)
            switch pods {
            case .success(let pods)?: found.add(pods, as: "v1/Pod(related)")
            case .failure(let failure)?: log.warn("get the relation pod is failed", [("error", failure.message)])
            case nil: break
            }
        }
        return found
    }
}

/// Which pods an object manages.
private struct PodQuery {
    let labels: [GoString: GoString]
    let namespace: GoString

    /// One for each object; nil where there is none that manages pods, or others before it manage the same.
    static func queries(for objects: [MappedObject?]) -> [PodQuery?] {
        var known: Set<[GoString: GoString]> = []
        return objects.map { object in
            guard let object, let labels = object.object.relatedPodLabels, known.insert(labels).inserted else {
                return nil
            }
            return PodQuery(labels: labels, namespace: object.object.namespace)
        }
    }

    /// Nil where the namespace is none.
    func request(as form: AnswerForm) -> APIRequest? {
        guard var path = try? APIPath(.pods, in: namespace) else { return nil }
        path.add("labelSelector", LabelSelector(matching: labels).query)
        path.add("limit", "500")
        return .get(path, as: form)
    }
}

/// Reads objects in the form that a command shows them in.
private struct StatusReading {
    let connection: APIConnection
    let form: AnswerForm

    /// The objects, in their order; nil for one that cannot be read.
    func read(_ objects: [MappedObject]) throws(ClusterFailure) -> [LiveObject?] {
        var requests: [APIRequest] = []
        for object in objects {
            do throws(ObjectFailure) { requests.append(.get(try object.path(), as: form)) } catch {
                throw ClusterFailure(error.message, kind: .invalid, object: object.key)
            }
        }
        return connection.sendAll(requests).map { (try? $0.get()).map(LiveObject.init) }
    }

    /// The pods that are asked for, as one list or table for each query; nil where there is none.
    func pods(_ queries: [PodQuery?]) -> [Result<LiveObject, APIFailure>?] {
        let requests = queries.map { $0?.request(as: form) }
        var answers = connection.sendAll(requests.compactMap(\.self)).makeIterator()
        return requests.map { $0 == nil ? nil : answers.next()?.map(list) }
    }

    private func list(_ answer: Map) -> LiveObject {
        if case .object = form { answer["items" as GoString] = .list(List(Self.items(of: answer))) }
        return LiveObject(answer)
    }

    /// What a list holds, each with its kind.
    private static func items(of list: Map) -> [Value] { ObjectList.items(of: list).map { .map($0.map) } }
}
