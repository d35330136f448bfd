import Charts
import Files
import GoTemplate
import Operations
import Releases
import Rendering
import Review
import Rollouts

/// Makes the plan of a stages file for a command.
struct RolloutPlanning {
    private let invocation: Invocation
    private let store: any ReleaseStore
    private let staged: StagedComparison
    /// Where the releases are.
    let scopes: TargetScopes

    /// - Parameters:
    ///   - open: gives where the releases of targets are.
    ///   - comparison: how stages are compared.
    ///   - parameters: those of the file that the command line leaves open.
    ///   - assumesDefaults: whether the chart's own values count as deployed where nothing is.
    /// - Throws: where the file or what it names cannot be read.
    init(
        _ invocation: Invocation, in open: ([GoString: TargetDefinition]) throws -> TargetScopes,
        comparison: Comparison = Comparison(),
        parameters: [GoString: GoString] = [:], assumesDefaults: Bool = false
    ) throws {
        let path = invocation.arguments[0]
        let file = try StagesFile(FileSystem().read(path), path: path)
        let scopes = try open(try file.targets())
        (self.invocation, self.scopes, store) = (invocation, scopes, scopes.own.store)
        var sources = try ParameterSources(invocation)
        sources.given.merge(parameters) { typed, _ in typed }
        let deployed = DeployedRevisions(
            in: { try scopes.scope(of: $0).store }, choosing: try ChosenBases(invocation.flags))
        sources.base = { place in try place.naming { try deployed.values(of: place) } }
        if assumesDefaults {
            let defaults = ChartDefaults(of: path, locator: invocation.chartLocator)
            sources.assumed = { try defaults.values(of: $0) }
        }
        let release = ReleaseOptions(name: GoString(), namespace: invocation.settings.namespace)
        var settings = try RenderSettings(invocation.flags, for: release)
        settings.schemas = invocation.schemas
        settings.includesCustomResources = invocation.flags[DiffFlags.includeCRDs]
        var staged = StagedComparison(try file.sequence(sources), settings: settings, comparison: comparison)
        staged.deployed = deployed
        staged.locator = invocation.chartLocator
        staged.stageInPlace = try Self.stageInPlace(invocation.flags)
        self.staged = staged
    }

    private static func stageInPlace(_ flags: ParsedFlags) throws(CommandFailure) -> GoString? {
        // The --at of a simulation is a time.
        guard flags.declares(RolloutFlags.bases), let stage = flags.given(RolloutFlags.stageInPlace) else { return nil }
        guard flags.isSet(RolloutFlags.bases) else {
            throw CommandFailure("--at needs --base: nobody knows from the releases what to return to")
        }
        return stage
    }

    /// - Throws: `RolloutFailure` where rollouts of the file may not be started.
    func checkBlocks() throws { try RolloutBlocking(of: staged.name, in: store).check() }

    /// The rollouts that have the releases now.
    func claims() throws -> [RolloutKey] {
        guard let store = store as? any TransactionalStore else { throw RolloutFailure.noTransactions }
        let holders = try store.read { transaction in
            try staged.members.compactMap { try transaction.claim(on: $0.place, isForeign: isForeign($0.place))?.key }
        }
        return Set(holders).sorted()
    }

    private func isForeign(_ place: MemberPlace) throws -> Bool {
        try scopes.scope(of: place.target).store !== store
    }

    /// What each stage does, for people.
    func plan() throws -> StagedPlan {
        try scopes.checkPlaces(staged.members.map(\.place))
        return try staged.plan(overrides: invocation.flags.valuesOptions)
    }

    /// The same with all that it takes to carry it out.
    func frozen() throws -> FrozenPlan {
        let plan = try plan()
        if let refusal = plan.refusals.first {
            throw RolloutFailure.refused(
                "stage " + Strconv.quote(refusal.stage) + ": " + refusal.code + ": " + refusal.message,
                hint: "where that is meant, the file says so: guards: {accept: {\(refusal.code.text): REASON}}")
        }
        return try plan.frozen(version: GoString(BuildInfo.swelmVersion))
    }
}
