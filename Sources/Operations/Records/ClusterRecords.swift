import GoTemplate
import Kubernetes
import Releases

/// The records of releases in a cluster: single requests, and what to do where one gets no clear answer.
///
/// Failures are in Helm's words. Mirrors pkg/storage/driver secrets.go and cfgmaps.go.
final class ClusterRecords {
    /// How often a record that others write at the same time is tried to be written.
    private static let attempts = 5
    /// How many objects are read at once, and so are in memory together.
    private static let batchSize = 64

    let kind: RecordKind
    private let objects: any RecordObjects
    /// The records that were read or written last, to be written again without being read before.
    private var known: [RevisionKey: ClusterRecord] = [:]
    /// Whether a record is being written.
    private(set) var isWriting = false

    init(_ objects: any RecordObjects, kind: RecordKind) {
        self.objects = objects
        self.kind = kind
    }

    /// The clock of the server when it answered last, in seconds since 1970.
    var serverTime: Int64? { objects.serverTime }

    func within(_ time: Duration, _ body: () throws -> Void) throws { try objects.within(time, body) }
    func every(_ interval: Duration, _ body: @escaping () -> Void) -> () -> Void { objects.every(interval, body) }
    func guardWrites(_ mayWrite: @escaping () -> Bool) { objects.guardWrites(mayWrite) }
    func shielded(_ body: () throws -> Void) throws { try objects.shielded(body) }
    func finishAfterCancellation() { objects.finishAfterCancellation() }
    func endAll() { objects.endAll() }

    // MARK: Reading

    /// The metadata of records by namespace, name and revision.
    ///
    /// - Parameter status: nil for all.
    func list(
        namespace: GoString?, name: GoString?, status: ReleaseStatus? = nil
    ) throws(StoreError) -> [ClusterRecord] {
        var selector = name.map { "name=" + $0 + ",owner=helm" } ?? "owner=helm"
        if let status { selector.append(",status=" + GoString(status.rawValue)) }
        do throws(ClusterFailure) {
            let found = try objects.metadata(in: namespace, matching: selector)
            return found.compactMap { ClusterRecord($0, as: kind) }.sorted { $0.key < $1.key }
        } catch {
            throw failure(error, in: name == nil ? .list : .query)
        }
    }

    func list(_ key: ReleaseKey, status: ReleaseStatus? = nil) throws(StoreError) -> [ClusterRecord] {
        try list(namespace: key.namespace, name: key.name, status: status)
    }

    /// The same as far as the account may see them: who makes the first revision of a release need not list any.
    func visible(_ key: ReleaseKey, status: ReleaseStatus? = nil) throws(StoreError) -> [ClusterRecord] {
        do throws(StoreError) { return try list(key, status: status) } catch {
            guard error.isForbidden else { throw error }
            return []
        }
    }

    /// The revisions that are recorded in a namespace, ascending, with the metadata of those that may be the newest of
    /// their releases.
    ///
    /// Most records are superseded, and the newest seldom is: of these the names are enough.
    func revisions(in namespace: GoString) throws(StoreError) -> (keys: [RevisionKey], known: [ClusterRecord]) {
        do throws(ClusterFailure) {
            let others = "status!=" + GoString(ReleaseStatus.superseded.rawValue)
            let (names, found) = try objects.names(in: namespace, matching: "owner=helm", picking: others)
            let known = found.compactMap { ClusterRecord($0, as: kind) }
            let keys = names.compactMap { RevisionKey(recordName: $0, namespace: namespace) }
            return (Set(keys).union(known.map(\.key)).sorted(), known)
        } catch {
            throw failure(error, in: .list)
        }
    }

    /// Hands over the records, in their order; those that do not exist are left out.
    func read(_ keys: [RevisionKey], _ body: (ClusterRecord) throws -> Void) throws {
        for start in stride(from: 0, to: keys.count, by: Self.batchSize) {
            let batch = keys[start..<min(start + Self.batchSize, keys.count)]
            for case let object? in try objects(Array(batch)) {
                if let record = ClusterRecord(object, as: kind) { try body(record) }
            }
        }
    }

    private func objects(_ keys: [RevisionKey]) throws(StoreError) -> [LiveObject?] {
        do throws(ClusterFailure) {
            return try objects.objects(keys.map { ClusterRecord.objectKey(of: $0, as: kind) })
        } catch {
            throw failure(error, in: .get(keys.first?.recordName ?? GoString()))
        }
    }

    /// A record as it is now; nil where it does not exist.
    func record(_ key: RevisionKey) throws(StoreError) -> ClusterRecord? {
        guard let object = try objects([key]).first ?? nil else { return nil }
        known[key] = ClusterRecord(object, as: kind)
        return known[key]
    }

    // MARK: Writing

    /// Makes a record; where one of its name exists already, that one is given.
    ///
    /// Where no answer came, or another one says so, a record that is like this one is this one. A server that failed
    /// may have made it, too, but is not asked a second time.
    func create(_ record: ClusterRecord) throws(StoreError) -> ClusterRecord? {
        isWriting = true
        defer { isWriting = false }
        var last = StoreError.alreadyExists
        for _ in 0..<2 {
            let isFinal: Bool
            do throws(ClusterFailure) {
                note(record, as: try objects.create(record.object))
                return nil
            } catch {
                last = failure(error, in: .create)
                guard [.alreadyExists, .transport, .server].contains(error.kind) else { throw last }
                isFinal = error.kind == .server
            }
            if let found = try self.record(record.key, after: last) {
                return found.hasContent(of: record) ? nil : found
            }
            if isFinal { break }
        }
        throw last
    }

    /// Writes a record again.
    ///
    /// - Parameter change: what becomes of the record; is asked anew where somebody else wrote it meanwhile, and gives
    ///   nil where nothing is to be done.
    /// - Throws: `.notFound` where there is no such record; what `change` throws.
    func rewrite(_ key: RevisionKey, _ change: (ClusterRecord) throws -> ClusterRecord?) throws {
        try update(key, change) { record throws(ClusterFailure) in try objects.replace(record.object) }
    }

    /// Changes who works on a revision, and nothing else of its record.
    ///
    /// Roles that were made for Helm need not let it patch records; these are written whole then.
    ///
    /// - Parameter change: as in `rewrite`.
    func note(_ key: RevisionKey, _ change: (ClusterRecord) throws -> ClusterRecord?) throws {
        try update(key, change) { record throws(ClusterFailure) in
            do throws(ClusterFailure) {
                return try objects.merge(record.notedMetadata, into: record.objectKey)
            } catch {
                guard error.kind == .forbidden else { throw error }
                return try objects.replace(record.object)
            }
        }
    }

    /// Deletes a record if it exists.
    func delete(_ key: RevisionKey) throws(StoreError) {
        known[key] = nil
        do throws(ClusterFailure) { try objects.delete(ClusterRecord.objectKey(of: key, as: kind)) } catch {
            if error.kind != .notFound { throw StoreError(.init(error.kind), error.message) }
        }
    }

    private func update(
        _ key: RevisionKey, _ change: (ClusterRecord) throws -> ClusterRecord?,
        send: (ClusterRecord) throws(ClusterFailure) -> LiveObject
    ) throws {
        isWriting = true
        defer { isWriting = false }
        guard var stored = try known[key] ?? record(key) else { throw StoreError.notFound }
        var last = StoreError.notFound
        for _ in 0..<Self.attempts {
            guard let next = try change(stored)?.replacing(stored) else { return }
            let isFinal: Bool
            do throws(ClusterFailure) { return note(next, as: try send(next)) } catch {
                last = failure(error, in: .update)
                guard [.conflict, .transport, .notFound, .server].contains(error.kind) else { throw last }
                isFinal = error.kind == .server
            }
            guard let found = try record(key, after: last) else { throw StoreError.notFound }
            stored = found
            // It was written, and the answer got lost.
            if stored.hasContent(of: next) { return }
            if isFinal { break }
        }
        throw last
    }

    /// A record as it is after a failure, which counts where reading fails as well.
    private func record(_ key: RevisionKey, after failure: StoreError) throws(StoreError) -> ClusterRecord? {
        known[key] = nil
        do throws(StoreError) { return try record(key) } catch { throw failure }
    }

    private func note(_ record: ClusterRecord, as object: LiveObject) {
        known[record.key] = record.stored(as: object)
    }
}

// MARK: - Helm's words

extension ClusterRecords {
    enum Step {
        case list, query, create, update
        /// The name of the record.
        case get(GoString)
    }

    /// What Helm says before the server's words; with ConfigMaps that is nothing.
    func words(for step: Step) -> GoString {
        guard kind == .secret else { return GoString() }
        switch step {
        case .list: return "list: failed to list: "
        case .query: return "query: failed to query with labels: "
        case .create: return "create: failed to create: "
        case .update: return "update: failed to update: "
        case .get(let name): return "get: failed to get " + Strconv.quote(name) + ": "
        }
    }

    private func failure(_ failure: ClusterFailure, in step: Step) -> StoreError {
        StoreError(.init(failure.kind), words(for: step) + failure.message)
    }
}

extension StoreError.Kind {
    /// What a refusal of the cluster is for a store.
    fileprivate init(_ kind: ClusterFailure.Kind) {
        switch kind {
        case .cancelled: self = .cancelled
        case .forbidden: self = .forbidden
        default: self = .unusable
        }
    }
}
