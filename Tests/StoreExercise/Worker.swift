import Charts
import Files
import Glibc
import GoLibrary
import GoTemplate
import Releases

/// Upgrades one release over and over, and sometimes goes back.
struct Worker {
    let store: any ReleaseStore
    let key: ReleaseKey
    let size: Int
    let isQuiet: Bool

    init(store: any ReleaseStore, name: GoString, size: Int, isQuiet: Bool = false) {
        self.store = store
        let namespace = getenv("SWELM_EXERCISE_NAMESPACE").map { String(cString: $0) } ?? "exercise"
        self.key = ReleaseKey(namespace: GoString(namespace), name: name)
        self.size = size
        self.isQuiet = isQuiet
    }

    func work(times: Int) throws {
        for _ in 0..<times {
            let choice = Int.random(in: 0..<10)
            if choice < 7 { try upgrade() } else if choice < 9 { try rollBack() } else { try fail() }
        }
    }

    func upgrade(times: Int) throws {
        for _ in 0..<times { try upgrade() }
    }

    func upgrade() throws { try change(.upgrade, to: .deployed) { try release(revision: $0) } }

    func fail() throws { try change(.upgrade, to: .failed) { try release(revision: $0) } }

    func rollBack() throws {
        try change(.rollback, to: .deployed) { revision in
            guard let earlier = try store.summaries(SummaryQuery(key)).summaries.dropLast().last else {
                return try release(revision: revision)
            }
            var target = try store.release(earlier.revisionKey)
            target.revision = revision
            return target
        }
    }

    /// Leaves a revision behind that nobody ends, as a process does that is killed.
    func begin() throws {
        let lease = try acquire(.upgrade)
        var release = try release(revision: (try store.last(of: key)?.revision ?? 0) + 1)
        release.info.status = .pendingUpgrade
        try store.begin(release, audit: audit(.upgrade), under: lease)
    }

    func delete() throws { try store.finishDeleting(under: acquire(.uninstall)) }

    private func acquire(_ operation: OperationName) throws -> Lease {
        let holder = LeaseHolder.current(user: "exercise", host: "here")
        return try store.acquire(key, LeaseRequest(operation: operation, holder: holder, lockTimeout: 120))
    }

    private func change(
        _ operation: OperationName, to status: ReleaseStatus, _ make: (Int) throws -> Release
    ) throws {
        let lease = try acquire(operation)
        let revision = (try store.last(of: key)?.revision ?? 0) + 1
        var target = try make(revision)
        target.info.status = operation == .upgrade ? .pendingUpgrade : .pendingRollback
        try store.begin(target, audit: audit(operation), under: lease)
        if !isQuiet { say("began \(revision)") }
        target.info.status = status
        try store.finish(target, under: lease)
        if !isQuiet { say("done \(revision) \(status.rawValue)") }
    }

    private func audit(_ operation: OperationName) -> ReleaseAudit {
        var audit = ReleaseAudit()
        audit.operation = .known(operation)
        audit.recordedAt = .now()
        audit.effectiveValues = Map([("size", .int(size))])
        return audit
    }

    /// A revision of a history that went well.
    func release(_ revision: Int, isLast: Bool) throws -> Release {
        var release = try release(revision: revision)
        release.info.status = isLast ? .deployed : .superseded
        return release
    }

    private func release(revision: Int) throws -> Release {
        let now = GoTime.now()
        let info = ReleaseInfo(firstDeployed: now, lastDeployed: now, description: "Upgrade complete", status: .unknown)
        return Release(
            key: key, revision: revision, info: info, chart: Self.chart,
            config: Map([("revision", .int(revision))]), manifest: manifest(revision: revision),
            labels: ["stage": "exercise"])
    }

    private static var chart: Chart {
        let metadata = Metadata()
        metadata.name = "webapp"
        metadata.version = "1.4.2"
        metadata.appVersion = "83"
        let files = (0..<20).map { number in
            ChartFile(
                name: GoString("templates/\(number).yaml"),
                data: Array(String(repeating: "line \(number): {{ .Values.x }}\n", count: 100).utf8),
                modificationTime: FileTime(seconds: 1_700_000_000))
        }
        return Chart(metadata: metadata, templates: files, values: Map([("x", .float(1))]))
    }

    /// Documents of a kilobyte, of which one is new in each revision.
    private func manifest(revision: Int) -> GoString {
        var text: [UInt8] = []
        text.reserveCapacity(size + 2000)
        var number = 0
        while text.count < size {
            let version = number == revision % 50 ? revision : 0
            text +=
                "---\n# Source: webapp/templates/\(number).yaml\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: \(name)-\(number)\n"
                .utf8
            text += "data:\n  version: \"\(version)\"\n".utf8
            for line in 0..<20 {
                text += "  key-\(number)-\(line): value \((number &* 7919 &+ line &* 104_729) % 1_000_003)\n".utf8
            }
            number += 1
        }
        return GoString(text)
    }

    private var name: String { key.name.text }
}
