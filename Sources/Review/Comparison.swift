import Diffing
import GoTemplate

/// Renders two sides and compares them: what changes, what brings it about, and what is dangerous about it.
package struct Comparison {
    package var secrets = SecretMask()
    /// See `Differ.Options`.
    package var findRenames = 0.0
    /// Codes of risks that are not reported.
    package var ignoredRisks: Set<String> = []
    /// Whether the process ends after the comparison, so that its memory need not be given back.
    package var isLast = false

    package init() {}

    /// The report of what changes from `old` to `new`.
    ///
    /// - Throws: `SideFailure` for a side that cannot be rendered or read.
    package func report(from old: any Side, to new: any Side) throws -> DiffReport {
        let (old, new) = (ComparedSide(old, .old, secrets), ComparedSide(new, .new, secrets))
        return try report(from: old, to: new)
    }

    /// Only where the sides differ are those rendered again that may come out otherwise each time: what differs between
    /// two renders of a side is random.
    func report(from old: ComparedSide, to new: ComparedSide) throws -> DiffReport {
        // Freeing templates, traces and documents node by node takes a tenth of the run.
        if isLast { for side in [old, new] { _ = Unmanaged.passRetained(side) } }
        try Self.prepare(old, new) { try $0.shown() }
        let (oldShown, newShown) = (try old.shown(), try new.shown())
        let isSame = oldShown.rendition.isWritten(as: newShown.rendition)
        if !isSame { try Self.prepare(old, new) { try $0.again() } }
        let differ = Differ(Differ.Options(findRenames: findRenames, isAgainstRelease: old.side.isRecorded))
        var report = try differ.compare(
            oldShown.objects, newShown.objects, oldAgain: isSame ? nil : old.again()?.objects,
            newAgain: isSame ? nil : new.again()?.objects)
        if !report.objects.isEmpty {
            CauseFinder(old: oldShown.rendition, new: newShown.rendition).addCauses(to: &report)
        }
        report.risks = RiskAssessment(ignoring: ignoredRisks).risks(of: report)
        return report
    }

    /// Does the work of two sides at once; charts of two sides share nothing that changes.
    private static func prepare(
        _ old: ComparedSide, _ new: ComparedSide, _ work: @escaping (ComparedSide) throws -> ComparedSide.Render?
    ) throws {
        let oldWork = { Result { try work(old) } }
        let thread = old === new ? nil : WorkerThread(stackSize: LargeStack.size, oldWork)
        let newResult = Result { try work(new) }
        _ = try (thread?.join() ?? oldWork()).get()
        _ = try newResult.get()
    }
}
