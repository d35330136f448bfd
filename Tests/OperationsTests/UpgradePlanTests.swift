import Charts
import Failures
import GoTemplate
import Releases
import Testing

@testable import Operations

/// Where upgrades start from, and what they take over.
struct UpgradePlanTests {
    private let store = MemoryStore()
    private let key = ReleaseKey(namespace: "shop", name: "web")

    /// Records a revision of a chart whose own values are `{own: chart, tag: chart}`.
    private func record(_ revision: Int, _ status: ReleaseStatus, config: [(GoString, Value)] = []) throws {
        let metadata = Metadata()
        metadata.name = "web"
        metadata.version = "1.0.0"
        let chart = Chart(metadata: metadata, values: Map([("own", .string("chart")), ("tag", .string("chart"))]))
        let info = ReleaseInfo(firstDeployed: .wallClock, lastDeployed: .wallClock, status: status)
        let release = Release(key: key, revision: revision, info: info, chart: chart, config: Map(config))
        try store.importReleases([release])
    }

    private func makePlan(_ policy: ValuesPolicy = .automatic, mayInstall: Bool = false) throws -> UpgradePlan {
        try UpgradePlan(key, in: store, policy: policy, mayInstall: mayInstall)
    }

    @Test func aDeployedRevisionCountsBeforeNewerOnes() throws {
        try record(1, .deployed)
        try record(2, .failed)
        let plan = try makePlan()
        #expect(plan.current?.revision == 1)
        #expect(plan.revision == 3)
        #expect(plan.releaseOptions.isUpgrade)
        #expect(plan.releaseOptions.revision == 3)
    }

    @Test(arguments: [ReleaseStatus.failed, .superseded])
    func withoutADeployedOneTheNewestCounts(_ status: ReleaseStatus) throws {
        try record(1, .superseded)
        try record(2, status)
        #expect(try makePlan().current?.revision == 2)
    }

    @Test(arguments: [ReleaseStatus.pendingInstall, .pendingUpgrade, .pendingRollback])
    func nothingStartsFromAPendingRevision(_ status: ReleaseStatus) throws {
        try record(1, .deployed)
        try record(2, status)
        #expect(throws: PendingOperation.self) { try makePlan(mayInstall: true) }
    }

    @Test func anUninstalledReleaseIsInstalledAnew() throws {
        try record(1, .superseded)
        try record(2, .uninstalled)
        #expect(throws: NoDeployedReleases.self) { try makePlan() }
        let plan = try makePlan(mayInstall: true)
        #expect(plan.current == nil)
        #expect(plan.revision == 3)
        // Helm renders an install as revision 1, whatever number it records.
        #expect(plan.releaseOptions.revision == 1)
        #expect(!plan.releaseOptions.isUpgrade)
    }

    @Test func nothingStartsFromAReleaseThatIsGoing() throws {
        try record(1, .uninstalling)
        #expect(throws: NoDeployedReleases.self) { try makePlan(mayInstall: true) }
    }

    @Test func aMissingReleaseIsInstalled() throws {
        #expect(throws: NoDeployedReleases.self) { try makePlan() }
        #expect(try makePlan(mayInstall: true).current == nil)
        let invalid = ReleaseKey(namespace: "shop", name: "Web")
        #expect(throws: HelmError.self) {
            try UpgradePlan(invalid, in: store, mayInstall: true)
        }
    }

    @Test(
        arguments: [
            (ValuesPolicy.automatic, "", "map[older:1 tag:older]", nil),
            (.automatic, "given", "map[tag:given]", nil),
            (.reset, "", "map[]", nil),
            (.reset, "given", "map[tag:given]", nil),
            (.reuse, "", "map[older:1 tag:older]", "map[older:1 own:chart tag:older]"),
            (.reuse, "given", "map[older:1 tag:given]", "map[older:1 own:chart tag:older]"),
            (.resetThenReuse, "given", "map[older:1 tag:given]", nil),
        ] as [(ValuesPolicy, GoString, GoString, GoString?)])
    func values(_ policy: ValuesPolicy, _ tag: GoString, _ values: GoString, _ defaults: GoString?) throws {
        try record(1, .deployed, config: [("tag", .string("older")), ("older", .int(1))])
        let given = tag.isEmpty ? Map() : Map([("tag", .string(tag))])
        let planned = try makePlan(policy).values(given: given, log: Log())
        #expect(text(planned.values) == values)
        #expect(planned.defaults.map(text) == defaults)
    }

    private func text(_ map: Map) -> GoString { GoFormat.sprintf("%v", [.map(map)]) }
}
