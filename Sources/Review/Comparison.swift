import Diffing
import GoTemplate

/// Renders two sides and compares them: what changes, what brings it about, and what is dangerous about it.
package struct Comparison {
    package var secrets = SecretMask()
    /// See `Differ.Options`.
    package var findRenames = 0.0
    /// Codes of risks that are not reported.
    package var ignoredRisks: Set<String> = []
    /// What of the objects that differ counts for nothing.
    package var ignoring = IgnoreRules()
    /// Which objects are compared; files of `crds/` only where both sides may have them.
    package var selection = ObjectSelection()
    /// Whether a chart's files of `crds/` are compared with a render that has none.
    package var asksForChartCRDs = false
    /// Whether the process ends after the comparison, so that its memory need not be given back.
    package var isLast = false

    package init() {}

    /// The report of what changes from `old` to `new`.
    ///
    /// - Throws: `SideFailure` for a side that cannot be rendered or read.
    package func report(from old: any Side, to new: any Side) throws -> DiffReport {
        try report(from: side(old, .old), to: side(new, .new))
    }

    /// - Parameter known: what other sides of the same release gave; nil where there is none.
    func side(_ side: any Side, _ role: ComparisonSide, known: KnownDocuments? = nil) -> ComparedSide {
        ComparedSide(side, role, secrets, known: known)
    }

    func report(
        from old: ComparedSide, to new: ComparedSide, addCauses: (inout DiffReport) -> Void = { _ in }
    ) throws -> DiffReport {
        var report = try changes(from: old, to: new)
        addCauses(&report)
        ignoring.apply(to: &report)
        let (oldRender, newRender) = (try old.shown().rendered, try new.shown().rendered)
        if oldRender.causes != nil || newRender.causes != nil, !report.objects.isEmpty {
            CauseFinder(old: oldRender, new: newRender).addCauses(to: &report)
        }
        report.risks = risks(of: report)
        return report
    }

    /// What changes, whatever brings it about.
    ///
    /// Only where the sides differ are those rendered again that may come out otherwise each time: what differs between
    /// two renders of a side is random.
    func changes(from old: ComparedSide, to new: ComparedSide) throws -> DiffReport {
        // Freeing templates, traces and documents node by node takes a tenth of the run.
        if isLast { for side in [old, new] { _ = Unmanaged.passRetained(side) } }
        try Self.prepare(old, new) { try $0.shown() }
        let (oldShown, newShown) = (try old.shown(), try new.shown())
        let isSame = oldShown.rendered.isWritten(as: newShown.rendered)
        if !isSame { try Self.prepare(old, new) { try $0.again() } }
        let (oldObjects, newObjects) = selected(old.side, oldShown.objects, new.side, newShown.objects)
        let differ = Differ(Differ.Options(findRenames: findRenames, isAgainstRelease: old.side.isRecorded))
        return try differ.compare(
            oldObjects, newObjects, oldAgain: isSame ? nil : old.again()?.objects,
            newAgain: isSame ? nil : new.again()?.objects)
    }

    /// What is dangerous about changes.
    func risks(of report: DiffReport) -> [Risk] {
        RiskAssessment(ignoring: ignoredRisks).risks(of: report).filter { !ignoring.hides($0, in: report) }
    }

    private func selected(
        _ old: any Side, _ oldObjects: DiffSide, _ new: any Side, _ newObjects: DiffSide
    ) -> (DiffSide, DiffSide) {
        var selection = selection
        if !old.chartCRDs.areComparable(with: new.chartCRDs, isAskedFor: asksForChartCRDs) {
            selection.includesChartCRDs = false
        }
        return (selection.applied(to: oldObjects), selection.applied(to: newObjects))
    }

    /// Does the work of two sides at once.
    private static func prepare(
        _ old: ComparedSide, _ new: ComparedSide,
        _ work: @escaping @Sendable (ComparedSide) throws -> ComparedSide.Render?
    ) throws {
        // The charts of two sides share nothing that changes.
        nonisolated(unsafe) let oldSide = old
        let oldWork: @Sendable () -> Result<ComparedSide.Render?, any Error> = { Result { try work(oldSide) } }
        let thread = old === new ? nil : WorkerThread(stackSize: LargeStack.size, oldWork)
        let newResult = Result { try work(new) }
        _ = try (thread?.join() ?? oldWork()).get()
        _ = try newResult.get()
    }
}
