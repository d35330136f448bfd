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

    func side(_ side: any Side, _ role: ComparisonSide) -> ComparedSide { ComparedSide(side, role, secrets) }

    /// Only where the sides differ are those rendered again that may come out otherwise each time: what differs between
    /// two renders of a side is random.
    ///
    /// - Parameter addCauses: says where changes come from that no template made.
    func report(
        from old: ComparedSide, to new: ComparedSide, addCauses: (inout DiffReport) -> Void = { _ in }
    ) throws -> DiffReport {
        // Freeing templates, traces and documents node by node takes a tenth of the run.
        if isLast { for side in [old, new] { _ = Unmanaged.passRetained(side) } }
        try Self.prepare(old, new) { try $0.shown() }
        let (oldShown, newShown) = (try old.shown(), try new.shown())
        let isSame = oldShown.rendered.isWritten(as: newShown.rendered)
        if !isSame { try Self.prepare(old, new) { try $0.again() } }
        let (oldObjects, newObjects) = selected(old.side, oldShown.objects, new.side, newShown.objects)
        let differ = Differ(Differ.Options(findRenames: findRenames, isAgainstRelease: old.side.isRecorded))
        var report = try differ.compare(
            oldObjects, newObjects, oldAgain: isSame ? nil : old.again()?.objects,
            newAgain: isSame ? nil : new.again()?.objects)
        addCauses(&report)
        ignoring.apply(to: &report)
        if oldShown.rendered.causes != nil || newShown.rendered.causes != nil, !report.objects.isEmpty {
            CauseFinder(old: oldShown.rendered, new: newShown.rendered).addCauses(to: &report)
        }
        let risks = RiskAssessment(ignoring: ignoredRisks).risks(of: report)
        report.risks = risks.filter { !ignoring.hides($0, in: report) }
        return report
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
