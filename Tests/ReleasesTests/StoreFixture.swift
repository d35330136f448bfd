import Charts
import Files
import Glibc
import GoLibrary
import GoTemplate
import Operations
import TestCluster
import TestSupport

@testable import Releases

/// The stores that the contract holds for.
enum StoreFixture: String, CaseIterable, CustomStringConvertible {
    case memory, sqlite, postgreSQL, secrets, configMaps, clusterSecrets, clusterConfigMaps

    var description: String { rawValue }

    /// PostgreSQL only where scripts/with-postgresql runs the tests, and a cluster only where one is named.
    static var available: [StoreFixture] {
        allCases.filter { fixture in
            switch fixture {
            case .postgreSQL: getenv("SWELM_TEST_POSTGRESQL") != nil
            case .clusterSecrets, .clusterConfigMaps: TestCluster.isNamed
            default: true
            }
        }
    }

    static var transactional: [StoreFixture] { available.filter(\.isTransactional) }

    /// Whether its steps are transactions, and so locks are there before a revision is recorded.
    var isTransactional: Bool { [.memory, .sqlite, .postgreSQL].contains(self) }

    /// A new, empty store.
    func open() throws -> any ReleaseStore {
        switch self {
        case .memory: return MemoryStore()
        case .sqlite:
            return try StoreLocation.sqlite(path: GoString(ScratchFolder.make().path + "/releases.db")).open()
        case .postgreSQL: return try StoreLocation.postgreSQL(connection: PostgreSQLServer.makeDatabase()).open()
        case .secrets: return ClusterReleaseStore(RecordConnection(RecordServer(), as: .secret), kind: .secret)
        case .configMaps:
            return ClusterReleaseStore(RecordConnection(RecordServer(), as: .configMap), kind: .configMap)
        case .clusterSecrets: return ClusterReleaseStore(try NamespacedRecords(.secret), kind: .secret)
        case .clusterConfigMaps:
            return ClusterReleaseStore(try NamespacedRecords(.configMap), kind: .configMap)
        }
    }
}

/// Small releases to record.
enum Sample {
    static let key = ReleaseKey(namespace: "prod", name: "web")

    static func chart() -> Chart {
        let metadata = Metadata()
        metadata.name = "webapp"
        metadata.version = "1.4.2"
        metadata.appVersion = "83"
        let file = ChartFile(
            name: "templates/a.yaml", data: Array("a: {{ .Values.a }}".utf8),
            modificationTime: FileTime(seconds: 1_700_000_000, nanosecond: 5, offset: 3600))
        let child = Metadata()
        child.name = "db"
        child.version = "0.1.0"
        let chart = Chart(
            metadata: metadata, templates: [file], values: Map([("a", .float(1))]), schema: Array("{}".utf8))
        chart.setDependencies([Chart(metadata: child, files: [ChartFile(name: "x", data: [0, 255])])])
        return chart
    }

    static func release(
        _ revision: Int, _ status: ReleaseStatus, key: ReleaseKey = key, manifest: GoString? = nil
    ) -> Release {
        let info = ReleaseInfo(
            firstDeployed: GoTime(unixSeconds: 1_700_000_000, location: .utc),
            lastDeployed: GoTime(unixSeconds: 1_700_000_000 + Int64(revision), nanosecond: 7, location: .utc),
            description: GoString("revision \(revision)"), status: status, notes: "hello\n")
        let hook = ReleaseHook(
            name: "pre", kind: "Job", path: "webapp/templates/hook.yaml", manifest: "kind: Job\n",
            events: [.known(.preInstall)], weight: -5)
        return Release(
            key: key, revision: revision, info: info, chart: chart(),
            config: Map([("greeting", .string("revision \(revision)"))]),
            manifest: manifest ?? GoString("---\n# Source: webapp/templates/a.yaml\na: \(revision)\n"), hooks: [hook],
            labels: ["stage": "stable"])
    }

    static func request(
        _ operation: OperationName = .upgrade, holder: LeaseHolder = .current(user: "ann", host: "here"),
        lockTimeout: Double = 0, now: Int64? = nil
    ) -> LeaseRequest {
        var request = LeaseRequest(operation: operation, holder: holder, lockTimeout: lockTimeout)
        if let now { request.now = { now } }
        return request
    }

    /// A process that has ended.
    static var deadHolder: LeaseHolder {
        let current = LeaseHolder.current(user: "bob", host: "there")
        return LeaseHolder(
            user: current.user, host: current.host, machine: current.machine, process: current.process,
            processStart: "1")
    }
}

extension ReleaseStore {
    /// Takes a release from whoever holds it.
    @discardableResult
    func unlock(_ key: ReleaseKey, reason: GoString) throws -> (failed: [RevisionKey], lease: Lease?) {
        try unlock(key, UnlockRequest(reason: reason, isForced: true))
    }

    /// Records a revision as an upgrade does.
    func upgrade(
        _ key: ReleaseKey = Sample.key, keeping maximum: Int = 0, manifest: GoString? = nil,
        ending status: ReleaseStatus = .deployed
    ) throws {
        let lease = try acquire(key, Sample.request())
        let revision = (try last(of: key)?.revision ?? 0) + 1
        var release = Sample.release(revision, .pendingUpgrade, key: key, manifest: manifest)
        try begin(release, keeping: maximum, under: lease)
        release.info.status = status
        try finish(release, under: lease)
    }

    func statuses(_ key: ReleaseKey = Sample.key) throws -> [ReleaseStatus] { try history(of: key).map(\.status) }
}
