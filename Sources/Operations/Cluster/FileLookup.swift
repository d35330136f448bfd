import Charts
import Failures
import GoTemplate
import Kubernetes
import Manifests
import Rendering

/// Finds objects of a file for templates, as if they were in a cluster.
///
/// A kind that the file does not hold is one that the cluster serves and has no objects of.
package final class FileLookup: ObjectLookup {
    private struct Kind: Hashable {
        let apiVersion: GoString
        let kind: GoString
    }

    fileprivate struct Entry {
        let namespace: GoString
        let name: GoString
        let object: Map
    }

    private let entries: [Kind: [Entry]]

    /// Reads documents of YAML or JSON, lists among them, such as `kubectl get -o yaml` writes.
    ///
    /// - Parameters:
    ///   - file: the name of the file in messages.
    ///   - namespace: that of objects that state none, as if they had been applied there.
    /// - Throws: `HelmError` that names the document that is no object.
    package init(_ text: [UInt8], file: GoString, namespace: GoString) throws(HelmError) {
        var entries: [Kind: [Entry]] = [:]
        for (index, document) in DocumentSplitter.split(GoString(text)).enumerated() {
            do throws(ObjectFailure) {
                for object in try Self.objects(of: document) {
                    let kind = Kind(apiVersion: object.apiVersion, kind: object.kind)
                    entries[kind, default: []].append(Entry(object, default: namespace))
                }
            } catch {
                throw HelmError(file + GoString(": document \(index + 1): ") + error.message)
            }
        }
        // A server lists what it has in the order of its keys.
        self.entries = entries.mapValues { $0.sorted { ($0.namespace, $0.name) < ($1.namespace, $1.name) } }
    }

    private static func objects(of document: GoString) throws(ObjectFailure) -> [LiveObject] {
        guard let document = try ObjectDocument(reading: document, isValidated: true) else { return [] }
        var objects: [LiveObject] = []
        for object in document.objects { objects.append(try object.get()) }
        return objects
    }

    package func find(
        _ apiVersion: GoString, _ kind: GoString, in namespace: GoString, named name: GoString
    ) throws(FunctionError) -> Map {
        let scope = ResourceScope(group: Self.group(of: apiVersion), kind: kind)
        let known = entries[Kind(apiVersion: apiVersion, kind: kind)] ?? []
        if name.isEmpty {
            return Self.list(
                apiVersion, kind, known.filter { $0.isIn(namespace, scope) || namespace.isEmpty }.map(\.object))
        }
        // A cluster has no object of a namespaced kind by its name alone.
        return known.first { $0.name == name && $0.isIn(namespace, scope) }?.object.unshared() ?? Map()
    }

    private static func group(of apiVersion: GoString) -> GoString { apiVersion.cut(at: "/")?.before ?? "" }

    private static func list(_ apiVersion: GoString, _ kind: GoString, _ objects: [Map]) -> Map {
        Map([
            ("apiVersion", .string(apiVersion)), ("kind", .string(kind + "List")),
            ("metadata", .map(Map([("resourceVersion", .string(GoString("1")))]))),
            ("items", .list(List(objects.map { .map($0.unshared()) }))),
        ])
    }
}

extension FileLookup.Entry {
    fileprivate init(_ object: LiveObject, default namespace: GoString) {
        let scope = ResourceScope(group: object.groupVersionKind.group, kind: object.kind)
        switch scope {
        case .cluster: self.namespace = ""
        case .namespaced: self.namespace = object.namespace.isEmpty ? namespace : object.namespace
        }
        (name, self.object) = (object.name, object.map)
    }

    fileprivate func isIn(_ namespace: GoString, _ scope: ResourceScope) -> Bool {
        switch scope {
        case .cluster: true
        case .namespaced: self.namespace == namespace
        }
    }
}
