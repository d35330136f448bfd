import Charts
import Failures
import GoTemplate
import Releases
import Rendering
import Rollouts
import Testing

@testable import Operations

/// A staged release of a chart that shows its values, in a store.
struct RolloutFixture {
    static let release = ReleaseKey(namespace: "shop", name: "web")

    let store: any TransactionalStore
    var cluster: any Cluster = NoCluster()
    let signals = QuietSignals()

    /// - Parameter hasBase: whether the release is there before.
    init(in store: any TransactionalStore = MemoryStore(), hasBase: Bool = true) throws {
        self.store = store
        if hasBase { _ = try Installation(Self.release, Self.options("tag: 83\nweight: 0\n")).run(in: scope) }
    }

    var scope: OperationScope { scope(of: store) }

    var scopes: TargetScopes { TargetScopes(scope) }

    func scope(of store: any ReleaseStore) -> OperationScope {
        OperationScope(store: store, cluster: cluster, requester: Requester(user: "ann", host: "here"), log: Log())
    }

    static let ann = Actor(name: "ann", source: .login)
    static let ben = Actor(name: "ben", source: .ssh)

    private static func chart() -> Chart {
        let metadata = Metadata()
        (metadata.name, metadata.version) = ("app", "1.0.0")
        let text =
            "kind: ConfigMap\nmetadata: {name: web}\ndata: {tag: {{ .Values.tag | quote }}, weight: {{ .Values.weight }}}\n"
        return Chart(metadata: metadata, templates: [ChartFile(name: "templates/web.yaml", data: Array(text.utf8))])
    }

    private static func options(_ values: String) throws -> ChangeOptions {
        ChangeOptions(chart: chart(), values: try Self.values(of: values))
    }

    private static func values(of text: String) throws -> Map {
        let pairs = text.split(separator: "\n").map { $0.split(separator: ":") }
        return Map(pairs.map { (GoString(String($0[0])), .string(GoString($0[1].dropFirst().description))) })
    }

    /// What each stage makes of the values.
    private static let stages = [
        "tag: 83\nweight: 0\n", "tag: 84\nweight: 10\n", "tag: 84\nweight: 90\n", "tag: 84\nweight: 100\n",
    ]

    static let text = """
        release: web
        namespace: shop
        labels: {team: shop}
        stages:
          - {name: 1 before}
          - {name: 2 ten per cent, approval: {by: [user:ben]}}
          - {name: 3 ninety, approval: {by: [user:ben]}}
          - {name: 4 all}
        """

    /// - Parameter change: what is different about the plan.
    func frozen(_ text: String = text, _ change: (inout RolloutPlan) -> Void = { _ in }) throws -> FrozenPlan {
        let file = try StagesFile(Array(text.utf8), path: "stages.yaml")
        let sequence = try file.sequence(ParameterSources(defaultNamespace: "shop"))
        let base = try store.deployed(of: Self.release).map { $0.revision }
        let stages = try Self.stages.prefix(sequence.stages.count).enumerated().map { index, values in
            FrozenStage(
                values: try Self.values(of: values), manifestDigest: GoString("d\(index)"), revision: index + 1,
                isRandom: true, split: nil)
        }
        let member = FrozenMember(
            name: "web", release: Self.release, chart: Self.chart(),
            base: base.map { FrozenBase(revision: $0, values: Map(), manifestDigest: "d") }, stages: stages)
        var plan = RolloutPlan(stages: sequence.stages.map(\.plan), members: ["web"], base: [:])
        plan.hasBase = base != nil
        if base != nil { plan.stages[0].members = [] }
        for index in plan.stages.indices { plan.stages[index].digest = plan.stages[index].name }
        plan.returning = sequence.returning
        plan.returning.drain = .init(nanoseconds: 0)
        change(&plan)
        return FrozenPlan(
            name: sequence.name, plan: plan, members: [member], file: FrozenStagesFile(sequence),
            rendering: RenderOptions(), version: "1", commit: "")
    }

    /// Whose stages were reviewed as something else than they render to.
    func frozenForOtherDigests(_ text: String = text) throws -> FrozenPlan {
        let frozen = try frozen(text)
        let members = frozen.members.map { member in
            let stages = member.stages.map {
                FrozenStage(
                    values: $0.values, manifestDigest: "other", revision: $0.revision, isRandom: false, split: nil)
            }
            return FrozenMember(
                name: member.name, release: member.release, chart: member.chart, base: member.base, stages: stages)
        }
        return FrozenPlan(
            name: frozen.name, plan: frozen.plan, members: members, file: frozen.file, rendering: frozen.rendering,
            version: frozen.version, commit: frozen.commit)
    }

    func start(_ text: String = text, _ change: (inout RolloutPlan) -> Void = { _ in }) throws -> StoredRollout {
        try RolloutStart(try frozen(text, change), by: Self.ann).run(in: scopes)
    }

    /// Drives without sleeping.
    @discardableResult
    func drive(
        _ rollout: StoredRollout, _ extent: DriveExtent = .gate, in scope: OperationScope? = nil
    ) throws -> RolloutHead {
        let scope = scope ?? self.scope(of: rollout.store)
        return try RolloutDriver(rollout, by: Self.ann, signals: signals, in: TargetScopes(scope), pause: { _ in }).run(
            extent)
    }

    @discardableResult
    func ask(_ rollout: StoredRollout, _ kind: RolloutEventKind) throws -> RolloutHead {
        try RolloutRequest(rollout, by: Self.ann).ask("it") { _ in kind }
    }

    @discardableResult
    func approve(_ rollout: StoredRollout, by actor: Actor = ben) throws -> RolloutHead {
        try RolloutRequest(rollout, by: actor).answer(isApproval: true, by: [actor], reason: "fine")
    }

    /// The revisions, such as `1 superseded 83 0`.
    func history() throws -> [String] {
        try store.history(of: Self.release).map { summary in
            let config = try store.release(summary.revisionKey).config ?? Map()
            let values = ["tag", "weight"].map { (name: GoString) -> String in
                if case .string(let text)? = config[name] { text.text } else { "" }
            }
            return "\(summary.revision) \(summary.status.rawValue) " + values.joined(separator: " ")
        }
    }
}

/// Signals of a world in which nothing is heard and all is well.
final class QuietSignals: RolloutSignals {
    /// What was done, by key.
    private(set) var done: [GoString] = []
    /// Runs while a step is called or somebody is told.
    var onCall: () -> Void = {}
    /// What comes of the keys that are named here.
    var outcomes: [GoString: EffectOutcome] = [:]

    func judge(
        _ checks: [DueCheck], of attempt: StageAttempt, in rollout: StoredRollout, _ head: RolloutHead
    ) -> [CheckJudgement] {
        checks.map {
            CheckJudgement(check: $0.number, isFinal: $0.isFinal, verdict: $0.isFinal ? .passed : .inconclusive)
        }
    }

    func run(
        _ place: StepPlace, key: EffectKey, in rollout: StoredRollout, _ head: RolloutHead
    ) -> EffectOutcome { note(key) }

    func tell(
        _ kind: NoticeKind, key: EffectKey, in rollout: StoredRollout, _ head: RolloutHead
    ) -> EffectOutcome { note(key) }

    private func note(_ key: EffectKey) -> EffectOutcome {
        onCall()
        done.append(key.text)
        return outcomes[key.text] ?? EffectOutcome(.succeeded)
    }
}
