import Codecs
import GoTemplate
import Kubernetes
import Releases

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

    /// Writes a field of the data, or all of an object without annotations, as another program does.
    func setData(of name: String, to text: String, by manager: GoString) throws {
        guard let object = try object(name) else { return }
        let map = object.map
        map["data" as GoString] = .map(Map([("release", .string(GoString(text)))]))
        try store(map, by: manager)
    }

    /// What is left of an object that Helm writes: it knows no annotations.
    func dropAnnotations(of name: String) throws {
        guard let object = try object(name), case .map(let metadata)? = object.map["metadata"] else { return }
        metadata["annotations" as GoString] = nil
        try store(object.map, by: ClusterRecord.fieldManager)
    }

    fileprivate static func decoded(_ text: [UInt8]) throws -> LiveObject {
        guard case .map(let map) = try JSON.decode(text) else { throw StoreError.notFound }
        return LiveObject(map)
    }

    @discardableResult
    fileprivate func store(_ map: Map, by manager: GoString) throws -> LiveObject {
        lastVersion += 1
        let object = LiveObject(map)
        let name = (object.namespace + "/" + object.name).text
        if case .map(let metadata)? = map["metadata"] {
            metadata["resourceVersion" as GoString] = .string(GoString("\(lastVersion)"))
            metadata["managedFields" as GoString] = try managers(of: object, after: objects[name], by: manager)
        }
        objects[name] = try JSON.encode(.map(map))
        return try Self.decoded(objects[name] ?? [])
    }

    /// Who changed the data last owns them.
    private func managers(of object: LiveObject, after older: [UInt8]?, by manager: GoString) throws -> Value {
        let before = try older.map(Self.decoded)
        let isSame = try before.map { try $0.data == object.data } ?? false
        if isSame, let fields = try before?.map.value(at: "metadata", "managedFields") { return fields }
        let fields = Map([("f:data", .map(Map([("f:release", .map(Map()))])))])
        return .list([.map(Map([("manager", .string(manager)), ("fieldsV1", .map(fields))]))])
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
        try request(.list) {
            let selector = try LabelSelector(parsing: selector)
            return try server.names.compactMap { name in
                guard let object = try server.object(name), object.kind.text == kind.rawValue else { return nil }
                guard namespace == nil || object.namespace == namespace else { return nil }
                guard selector.matches(object.labels) else { return nil }
                return LiveObject(Map([("metadata", object.map["metadata"] ?? .null)]))
            }
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
            guard case .map(let fields)? = stored.map["metadata"], case .map(let changes)? = metadata["annotations"]
            else { return stored }
            let annotations = (try fields.map(at: "annotations")) ?? Map()
            for (name, value) in changes.entries { annotations[name] = value.isNil ? nil : value }
            fields["annotations" as GoString] = .map(annotations)
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
