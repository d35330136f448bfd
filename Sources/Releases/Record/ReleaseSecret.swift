import Codecs
import GoTemplate
import Kubernetes
import Manifests

/// The Secrets in which Helm keeps releases in a cluster, as YAML files.
package enum ReleaseSecret {
    /// Labels that Helm sets itself.
    package static let systemLabels: Set<GoString> = [
        "name", "owner", "status", "version", "createdAt", "modifiedAt",
    ]

    /// The Secret of a revision as a YAML document.
    package static func yaml(of release: Release) throws -> [UInt8] {
        let time = ClusterRecord.WriteTime.modified(release.info.lastDeployed.unixSeconds)
        return try YAML.encode(.map(ClusterRecord(release, as: .secret, at: time).object.map))
    }

    /// The records of all Secrets, or ConfigMaps, in a file: single ones, YAML documents, or what kubectl lists.
    ///
    /// A list may hold other Secrets and ConfigMaps too, as `kubectl get secrets` gives them; these are passed over.
    ///
    /// - Throws: `.refused` for anything else that is no release record, with its place in the file, and where there
    ///   is no record at all.
    package static func records(in text: [UInt8]) throws -> [ForeignRecord] {
        var records: [ForeignRecord] = []
        let documents = isJSON(text) ? [GoString(text)] : DocumentSplitter.split(GoString(text))
        for (index, document) in documents.enumerated() {
            let place = documents.count > 1 ? GoString("document \(index + 1): ") : GoString()
            guard let object = try decoded(document, place) else { continue }
            records += try self.records(of: object, place)
        }
        if records.isEmpty { throw StoreError(.refused, "there is no release record in it") }
        return records
    }

    /// Whether the text is what `kubectl -o json` prints, which is read much faster as what it is.
    private static func isJSON(_ text: [UInt8]) -> Bool {
        text.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 } == UInt8(ascii: "{")
    }

    /// The document's object; nil for an empty document.
    private static func decoded(_ document: GoString, _ place: GoString) throws -> Map? {
        let value: Value
        do {
            // YAML's flow style begins as JSON does.
            let json = isJSON(document.bytes) ? try? JSON.decode(document.bytes) : nil
            value = try json ?? YAML.decode(document.bytes)
        } catch let failure as YAML.Failure {
            throw StoreError(.refused, place + failure.message)
        }
        switch value {
        case .map(let map): return map
        case .null: return nil
        default: throw StoreError(.refused, place + "it is not a release record")
        }
    }

    private static func records(of map: Map, _ place: GoString) throws -> [ForeignRecord] {
        let object = LiveObject(map)
        switch object.kind {
        case "List", "SecretList", "ConfigMapList":
            guard case .list(let items)? = map["items"] else { return [] }
            return try items.elements.enumerated().flatMap { index, item -> [ForeignRecord] in
                let place = place + GoString("item \(index + 1): ")
                guard case .map(let item) = item else { throw StoreError(.refused, place + "it is not an object") }
                return isSomethingElse(LiveObject(item)) ? [] : try records(of: item, place)
            }
        case let word:
            if let kind = RecordKind(rawValue: word.text) { return [try record(of: object, as: kind, place)] }
            let found = word.isEmpty ? "it is not a Kubernetes object" : "a " + word + " is not a release record"
            throw StoreError(.refused, place + found)
        }
    }

    /// Whether an item of a list is a Secret or ConfigMap that Helm did not make.
    private static func isSomethingElse(_ object: LiveObject) -> Bool {
        switch RecordKind(rawValue: object.kind.text) {
        case .secret: object.text("type") != RecordKind.secret.type
        case .configMap: object.labels["owner"] != "helm"
        case nil: false
        }
    }

    private static func record(
        of object: LiveObject, as kind: RecordKind, _ place: GoString
    ) throws -> ForeignRecord {
        let subject = place + (kind == .secret ? "secret " : "configmap ") + Strconv.quote(object.name)
        if let expected = kind.type, object.text("type") != expected {
            let found = " is not a release record: its type is " + Strconv.quote(object.text("type"))
            throw StoreError(.refused, subject + found)
        }
        guard let data = try? object.map.text(at: "data", "release") else {
            throw StoreError(.refused, subject + " is not a release record: it has no data named release")
        }
        let (labels, namespace) = (object.labels.filter { !systemLabels.contains($0.key) }, object.namespace)
        return try ForeignRecord {
            do { return try release(kind.text(of: data), labels: labels, namespace: namespace) } catch {
                throw StoreError(.refused, subject + " cannot be read: " + error.goMessage)
            }
        }
    }

    private static func release(
        _ data: [UInt8], labels: [GoString: GoString], namespace: GoString
    ) throws -> Release {
        var release = try RecordCodec.decode(data)
        release.labels = labels
        if release.key.namespace.isEmpty {
            release.key = ReleaseKey(namespace: namespace.isEmpty ? "default" : namespace, name: release.name)
            release.namespace = release.key.namespace
        }
        return release
    }
}
