import Charts
import GoLibrary
import GoTemplate
import Kubernetes
import Releases
import Rollouts

/// Makes revisions.
extension ReleaseSurroundings {
    /// Changes one release, unless whoever drove before did so and could not say it.
    ///
    /// - Parameter body: makes the revision, and says where something is found in its way.
    /// - Throws: where the store or the cluster cannot be reached, so that nothing is known to have happened; `EffectHold`.
    func applying(
        _ effect: Effect, _ name: GoString, _ body: (FrozenMember, OperationScope, FoundObstacle) throws -> Release?
    ) throws -> EffectOutcome {
        guard let member = frozen.member(name) else {
            return EffectOutcome(.failed, message: "the plan has no release " + Strconv.quote(name))
        }
        defer { if !isParallel { gatherLogs() } }
        do {
            return try TargetFailure.naming(member.target) { try change(member, effect, body) }
        } catch let failure as TargetFailure {
            // The others go back although one cannot be reached; that one is tried again.
            guard case .goBack = effect.work else { throw failure }
            return EffectOutcome(.failed, message: failure.message)
        }
    }

    private func change(
        _ member: FrozenMember, _ effect: Effect,
        _ body: (FrozenMember, OperationScope, FoundObstacle) throws -> Release?
    ) throws -> EffectOutcome {
        var scope = try scope(of: member)
        try scope.cluster.checkReachable()
        if effect.isRepeated, let made = try revision(madeBy: effect, of: member) {
            return EffectOutcome(.succeeded, revision: made)
        }
        scope.rollout = RolloutPart(rollout.key, effect.key, stage: frozen.stageName(of: effect.work))
        let found = FoundObstacle()
        do {
            return EffectOutcome(.succeeded, revision: try body(member, scope, found)?.revision)
        } catch let error as StoreError where !error.isAboutRelease {
            throw error
        } catch let failure as ClusterFailure where failure.isCancellation {
            throw failure
        } catch {
            let revision = try newest(madeBy: effect, of: member)?.revision
            if let (obstacle, message) = found.obstacle { throw EffectHold(obstacle, message, revision: revision) }
            return EffectOutcome(.failed, revision: revision, message: error.goMessage)
        }
    }

    /// One ordinary upgrade to what a stage makes of a release.
    ///
    /// - Parameters:
    ///   - takesBack: whether fields are taken back that others changed, which else fails the upgrade.
    ///   - gate: asked before traffic moves; nil where nobody is.
    func apply(
        _ member: FrozenMember, stage index: Int, takingBack takesBack: Bool,
        asking gate: ((RouteMove) throws(ClusterFailure) -> Void)? = nil, _ scope: OperationScope
    ) throws -> Release? {
        guard let stage = frozen.plan.stage(index), let made = frozen.stage(of: member, at: .stage(index)) else {
            return nil
        }
        try keep(for: stage.wait)
        let takesBack = try takesBack && isAppliedByServer(member)
        var change = UpgradeOrInstall(member.release) { [self] _ in
            var options = ChangeOptions(chart: member.chartToRender, values: try made.valuesToRender())
            options.apply = apply(waiting: stage.wait, runsHooks: settings.runsHooks(at: index, of: frozen.plan))
            options.apply.forcesConflicts = takesBack
            options.apply.routeGate = gate
            options.labels = settings.labels.merging(labels(of: stage, scope.rollout?.attempt ?? 0)) { $1 }
            options.description = description(of: index, stage)
            options.rendering = frozen.rendering
            return options
        }
        change.mayInstall = true
        change.valuesPolicy = .reset
        change.historyMaximum = historyMaximum
        return try change.run(in: scope).release
    }

    /// Whether the server merges objects, which then tells who else changed a field.
    private func isAppliedByServer(_ member: FrozenMember) throws -> Bool {
        let store = try scope(of: member).store
        guard let last = try store.last(of: member.release) else { return true }
        return try store.release(last.revisionKey).applyMethod == .known(.serverSide)
    }

    /// Such as `Rollout productpage.3, stage 2 of 7: ten per cent`.
    private func description(of index: Int, _ stage: PlannedStage) -> GoString {
        let place = GoString(", stage \(index + 1) of \(frozen.plan.stages.count): ")
        return "Rollout " + rollout.key.text + place + stage.name
    }

    /// What tells Helm's queries which stage a revision is.
    private func labels(of stage: PlannedStage, _ attempt: Int) -> [GoString: GoString] {
        [
            "swelm.dev/rollout": rollout.key.text, "swelm.dev/stage": LabelSyntax.value(of: stage.name),
            "swelm.dev/attempt": GoString("\(attempt)"),
        ]
    }

    /// How one revision is applied: what takes traffic grows first, and all is waited for.
    func apply(waiting time: GoDuration, runsHooks: Bool) -> ApplyOptions {
        var options = ApplyOptions()
        options.timeout = max(1, time.nanoseconds / 1_000_000_000)
        options.waitStrategy = .watcher
        options.order = settings.isOrderSafe ? .safe : .helm
        options.drain = frozen.plan.returning.drain.nanoseconds / 1_000_000_000
        options.runsHooks = runsHooks
        return options
    }
}

// MARK: - What was done already

extension ReleaseSurroundings {
    /// The number of a revision that an effect made and that is deployed; nil where it has to be made yet.
    private func revision(madeBy effect: Effect, of member: FrozenMember) throws -> Int? {
        guard let newest = try newest(madeBy: effect, of: member), newest.status == .deployed else { return nil }
        return newest.revision
    }

    /// The newest revision, if an effect made it.
    private func newest(madeBy effect: Effect, of member: FrozenMember) throws -> ReleaseSummary? {
        let store = try scope(of: member).store
        guard let newest = try store.last(of: member.release) else { return nil }
        let part = RolloutPart(rollout.key, effect.key)
        return part.made(try store.audit(of: newest.revisionKey)) ? newest : nil
    }
}

extension StoreError {
    /// Whether it is about the release, and not about a store that cannot be used or is in use.
    fileprivate var isAboutRelease: Bool {
        switch kind {
        case .notFound, .alreadyExists, .corruptRecord, .tooLarge, .refused, .claimed, .lostLease: true
        default: false
        }
    }
}
