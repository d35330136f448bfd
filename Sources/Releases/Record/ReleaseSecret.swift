import Codecs
import GoTemplate
import Manifests

/// The Secrets in which Helm keeps releases in a cluster, as YAML files.
///
/// Mirrors pkg/storage/driver secrets.go and cfgmaps.go.
package enum ReleaseSecret {
    private static let type: GoString = "helm.sh/release.v1"
    /// Labels that Helm sets itself.
    package static let systemLabels: Set<GoString> = [
        "name", "owner", "status", "version", "createdAt", "modifiedAt",
    ]

    /// The Secret of a revision as a YAML document.
    package static func yaml(of release: Release) throws -> [UInt8] {
        try YAML.encode(.map(secret(of: release)))
    }

    private static func secret(of release: Release) throws -> Map {
        var labels = release.head.selectableLabels
        labels["modifiedAt"] = GoString("\(release.info.lastDeployed.unixSeconds)")
        let metadata = Map([
            ("labels", .map(Map(labels.map { ($0.key, .string($0.value)) }))),
            ("name", .string(release.revisionKey.recordName)), ("namespace", .string(release.namespace)),
        ])
        // A Secret's data is base64 again.
        let data = Map([("release", .string(GoString(Base64.encode(try RecordCodec.encode(release)))))])
        return Map([
            ("apiVersion", .string("v1")), ("data", .map(data)), ("kind", .string("Secret")),
            ("metadata", .map(metadata)), ("type", .string(type)),
        ])
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

    private static func records(of object: Map, _ place: GoString) throws -> [ForeignRecord] {
        switch text(object["kind"]) {
        case "List", "SecretList", "ConfigMapList":
            guard case .list(let items)? = object["items"] else { return [] }
            return try items.elements.enumerated().flatMap { index, item -> [ForeignRecord] in
                let place = place + GoString("item \(index + 1): ")
                guard case .map(let object) = item else { throw StoreError(.refused, place + "it is not an object") }
                return isSomethingElse(object) ? [] : try records(of: object, place)
            }
        case "Secret": return [try record(of: object, isSecret: true, place)]
        case "ConfigMap": return [try record(of: object, isSecret: false, place)]
        case let kind:
            let found = kind.isEmpty ? "it is not a Kubernetes object" : "a " + kind + " is not a release record"
            throw StoreError(.refused, place + found)
        }
    }

    /// Whether an item of a list is a Secret or ConfigMap that Helm did not make.
    private static func isSomethingElse(_ object: Map) -> Bool {
        switch text(object["kind"]) {
        case "Secret": text(object["type"]) != type
        case "ConfigMap": text(map(map(object["metadata"])["labels"])["owner"]) != "helm"
        default: false
        }
    }

    private static func record(of object: Map, isSecret: Bool, _ place: GoString) throws -> ForeignRecord {
        let metadata = map(object["metadata"])
        let subject = place + (isSecret ? "secret " : "configmap ") + Strconv.quote(text(metadata["name"]))
        if isSecret, text(object["type"]) != type {
            let found = " is not a release record: its type is " + Strconv.quote(text(object["type"]))
            throw StoreError(.refused, subject + found)
        }
        guard case .string(let data)? = map(object["data"])["release"] else {
            throw StoreError(.refused, subject + " is not a release record: it has no data named release")
        }
        let labels = userLabels(map(metadata["labels"]))
        let namespace = text(metadata["namespace"])
        return try ForeignRecord {
            do {
                return try release(
                    isSecret ? Base64.decode(data.bytes) : data.bytes, labels: labels, namespace: namespace)
            } catch { throw StoreError(.refused, subject + " cannot be read: " + error.goMessage) }
        }
    }

    private static func release(
        _ data: [UInt8], labels: [GoString: GoString], namespace: GoString
    ) throws -> Release {
        var release = try RecordCodec.decode(data)
        release.labels = labels
        if release.key.namespace.isEmpty {
            release.key = ReleaseKey(namespace: namespace.isEmpty ? "default" : namespace, name: release.name)
        }
        return release
    }

    private static func userLabels(_ labels: Map) -> [GoString: GoString] {
        var found: [GoString: GoString] = [:]
        for (key, value) in labels.entries where !systemLabels.contains(key) { found[key] = text(value) }
        return found
    }

    private static func text(_ value: Value?) -> GoString {
        if case .string(let text)? = value { return text }
        return GoString()
    }

    private static func map(_ value: Value?) -> Map {
        if case .map(let map)? = value { return map }
        return Map()
    }
}
