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
        var found = LiveResources()
        var selectors: Set<[GoString: GoString]> = []
        for (object, live) in zip(objects, try reader.read(objects)) {
            guard let live else { continue }
            let kind = object.object.groupVersionKind
            found.add(live, as: kind.version + "/" + kind.kind)
            guard let labels = object.object.relatedPodLabels, selectors.insert(labels).inserted else { continue }
            if let pods = reader.pods(with: labels, in: object.object.namespace) {
                found.add(pods, as: "v1/Pod(related)")
            }
        }
        return found
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

    /// The pods with some labels, as one list or table; nil where they cannot be read.
    func pods(with labels: [GoString: GoString], in namespace: GoString) -> LiveObject? {
        guard var path = try? APIPath(.pods, in: namespace) else { return nil }
        path.add("labelSelector", LabelSelector(matching: labels).query)
        path.add("limit", "500")
        guard let answer = try? connection.send(.get(path, as: form)) else { return nil }
        if case .object = form { answer["items" as GoString] = .list(List(Self.items(of: answer))) }
        return LiveObject(answer)
    }

    /// What a list holds, each with its kind.
    private static func items(of list: Map) -> [Value] { ObjectList.items(of: list).map { .map($0.map) } }
}
