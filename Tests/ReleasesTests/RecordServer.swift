import Codecs
import GoTemplate
import Kubernetes
import Releases
import Testing

@testable import Operations

/// Keeps objects in memory as a server of Kubernetes does, for all connections.
final class RecordServer {
    /// The text of each object by `namespace/name`; texts, so that nobody shares maps with it.
    fileprivate var objects: [String: [UInt8]] = [:]
    fileprivate var lastVersion = 0
    /// The clock, in seconds since 1970.
    var time: Int64 = 1_750_000_000

    var names: [String] { objects.keys.sorted() }

    func object(_ name: String) throws -> LiveObject? { try objects[name].map(Self.decoded) }

    /// Writes a field of the data, as another program does.
    func setData(of name: String, to text: String, by manager: GoString) throws {
        guard let object = try object(name) else { return }
        let map = object.map
        map["data" as GoString] = .map(Map([("release", .string(GoString(text)))]))
        try store(map, by: manager)
    }

    /// Makes an object as if Helm had made it.
    func makeAsHelm(_ name: String) throws {
        guard let object = try object(name) else { return }
        if case .map(let metadata)? = object.map["metadata"] { metadata["managedFields" as GoString] = nil }
        objects[name] = nil
        try store(object.map, by: "Helm")
    }

    /// Helm writes an object: the text may stay as it is, and counts as changed.
    func rewriteAsHelm(_ name: String) throws {
        guard let object = try object(name) else { return }
        try store(object.map, by: "Helm", changingData: true)
    }

    fileprivate static func decoded(_ text: [UInt8]) throws -> LiveObject {
        guard case .map(let map) = try JSON.decode(text) else { throw StoreError.notFound }
        return LiveObject(map)
    }

    @discardableResult
    fileprivate func store(_ map: Map, by manager: GoString, changingData: Bool = false) throws -> LiveObject {
        lastVersion += 1
        let object = LiveObject(map)
        let name = (object.namespace + "/" + object.name).text
        let older = try objects[name].map(Self.decoded)
        let isChanged = try changingData || older?.data != object.data
        // Who sends no owners leaves them as they are.
        var owners = (object.managedFields ?? []).isEmpty ? older?.managedFields ?? [] : object.managedFields ?? []
        if isChanged { Self.giveData(to: manager, in: &owners) }
        if case .map(let metadata)? = map["metadata"] {
            metadata["resourceVersion" as GoString] = .string(GoString("\(lastVersion)"))
            metadata["managedFields" as GoString] = .list(owners.map(\.value))
        }
        objects[name] = try JSON.encode(.map(map))
        return try Self.decoded(objects[name] ?? [])
    }

    /// Who changed the record's text last owns it; the map around it stays with who made the object.
    private static func giveData(to manager: GoString, in owners: inout [ManagedFieldsEntry]) {
        let isMaker = owners.allSatisfy { $0.fields?["f:data"] == nil }
        for owner in owners where owner.fields?["f:data"] != nil { owner.fields?["f:data"] = .map(Map()) }
        if !owners.contains(where: { $0.manager == manager }) {
            owners.append(ManagedFieldsEntry(manager, .update, apiVersion: "v1", fields: Map()))
        }
        let data = Map([("f:release", .map(Map()))])
        if isMaker { data["." as GoString] = .map(Map()) }
        owners.first { $0.manager == manager }?.fields?["f:data"] = .map(data)
    }
}

/// One process's connection to the server.
final class RecordConnection: RecordObjects {
    enum Verb: String, CaseIterable {
        case list, get, create, replace, merge, delete

        var writes: Bool { self == .create || self == .replace || self == .merge }
    }

    enum Fault {
        /// Nothing reaches the server.
        case resetBefore
        /// The server does it, and its answer gets lost.
        case resetAfter
        case failure(ClusterFailure)
    }

    private let server: RecordServer
    private let kind: RecordKind
    /// All requests so far.
    private(set) var requests: [Verb] = []
    /// After how many requests the process is killed; nil for never.
    var lifetime: Int?
    /// Runs before each request, with its number.
    var onRequest: (Verb, Int) throws -> Fault? = { _, _ in nil }

    init(_ server: RecordServer, as kind: RecordKind = .secret) {
        self.server = server
        self.kind = kind
    }

    var wasKilled: Bool { lifetime.map { requests.count > $0 } ?? false }
    private(set) var serverTime: Int64?

    private func request<Result>(
        _ verb: Verb, _ body: () throws -> Result
    ) throws(ClusterFailure) -> Result {
        requests.append(verb)
        if wasKilled { throw ClusterFailure("killed", kind: .cancelled) }
        do {
            let fault = try onRequest(verb, requests.count)
            if case .failure(let failure)? = fault { throw failure }
            if case .resetBefore? = fault { throw ClusterFailure("connection reset by peer", kind: .transport) }
            let result = try body()
            if case .resetAfter? = fault { throw ClusterFailure("EOF", kind: .transport) }
            serverTime = server.time
            return result
        } catch let failure as ClusterFailure {
            throw failure
        } catch {
            throw ClusterFailure(GoString("\(error)"), kind: .server)
        }
    }

    func metadata(in namespace: GoString?, matching selector: GoString) throws(ClusterFailure) -> [LiveObject] {
        try request(.list) { try found(in: namespace, matching: selector) }
    }

    func names(
        in namespace: GoString, matching selector: GoString, picking picked: GoString
    ) throws(ClusterFailure) -> (names: [GoString], picked: [LiveObject]) {
        try request(.list) {
            let names = try found(in: namespace, matching: selector).map(\.name)
            return (names, try found(in: namespace, matching: selector + "," + picked))
        }
    }

    private func found(in namespace: GoString?, matching selector: GoString) throws -> [LiveObject] {
        let selector = try LabelSelector(parsing: selector)
        return try server.names.compactMap { name in
            guard let object = try server.object(name), object.kind.text == kind.rawValue else { return nil }
            guard namespace == nil || object.namespace == namespace else { return nil }
            guard selector.matches(object.labels) else { return nil }
            return LiveObject(Map([("metadata", object.map["metadata"] ?? .null)]))
        }
    }

    func objects(_ keys: [ObjectKey]) throws(ClusterFailure) -> [LiveObject?] {
        try request(.get) { try keys.map { try server.object(Self.name($0)) } }
    }

    func create(_ object: LiveObject) throws(ClusterFailure) -> LiveObject {
        try request(.create) {
            if server.objects[Self.name(object.key)] != nil {
                throw ClusterFailure("secrets " + Strconv.quote(object.name) + " already exists", kind: .alreadyExists)
            }
            return try server.store(object.map, by: ClusterRecord.fieldManager)
        }
    }

    func replace(_ object: LiveObject) throws(ClusterFailure) -> LiveObject {
        try request(.replace) {
            try check(object.resourceVersion, of: object.key)
            return try server.store(object.map, by: ClusterRecord.fieldManager)
        }
    }

    func merge(_ metadata: Map, into key: ObjectKey) throws(ClusterFailure) -> LiveObject {
        try request(.merge) {
            let patch = LiveObject(Map([("metadata", .map(metadata))]))
            let stored = try check(patch.resourceVersion, of: key)
            guard case .map(let fields)? = stored.map["metadata"] else { return stored }
            fields["managedFields" as GoString] = metadata["managedFields"]
            return try server.store(stored.map, by: ClusterRecord.fieldManager)
        }
    }

    func delete(_ key: ObjectKey) throws(ClusterFailure) {
        try request(.delete) {
            guard server.objects.removeValue(forKey: Self.name(key)) != nil else { throw Self.missing(key) }
        }
    }

    @discardableResult
    private func check(_ version: GoString, of key: ObjectKey) throws -> LiveObject {
        guard let stored = try server.object(Self.name(key)) else { throw Self.missing(key) }
        guard stored.resourceVersion == version else {
            let what = "Operation cannot be fulfilled on secrets " + Strconv.quote(key.name)
            throw ClusterFailure(what + ": the object has been modified", kind: .conflict)
        }
        return stored
    }

    private static func missing(_ key: ObjectKey) -> ClusterFailure {
        ClusterFailure("secrets " + Strconv.quote(key.name) + " not found", kind: .notFound)
    }

    private static func name(_ key: ObjectKey) -> String { (key.namespace + "/" + key.name).text }
}

extension LiveObject {
    /// The text of the record.
    var data: GoString { get throws { try map.text(at: "data", "release") ?? GoString() } }
}

extension LiveObject {
    /// The notes of the record, by their names.
    func notes() throws -> [RecordNote: GoString] {
        try #require(ClusterRecord(self, as: .secret)).notes
    }
}
