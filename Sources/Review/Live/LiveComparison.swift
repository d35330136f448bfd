import Diffing
import GoTemplate
import Kubernetes
import Operations

/// Compares the objects of a release as a cluster has them with what a change, or the record itself, would make of them.
package struct LiveComparison {
    private let comparison: Comparison
    private let objects: [ForeseenObject]
    private let namespace: GoString
    /// What the release recorded last; nil for a release that is not there yet.
    private let recorded: DiffSide?
    /// What changes between the records; nil where nothing does.
    private let planned: DiffReport?

    /// - Parameters:
    ///   - objects: what the server foresees.
    ///   - namespace: that of the release.
    ///   - recorded: what the release recorded last; nil for one that is not there yet.
    ///   - planned: the comparison of what was recorded with what would be, whose causes count here, too.
    /// - Throws: `SideFailure` where the record cannot be read.
    package init(
        _ comparison: Comparison, _ objects: [ForeseenObject], namespace: GoString, recorded: (any Side)?,
        planned: DiffReport? = nil
    ) throws {
        self.comparison = comparison
        self.objects = objects
        self.namespace = namespace
        self.recorded = try recorded.map { try comparison.side($0, .old).shown().objects }
        self.planned = planned
    }

    /// What a change would do to the live objects.
    package func change(named name: GoString) throws -> DiffReport {
        try report(from: live, to: foreseen(name), drifting: .old)
    }

    /// How the live objects differ from what was recorded.
    ///
    /// - Parameter name: of the record.
    package func drift(from name: GoString) throws -> DiffReport {
        try report(from: foreseen(name), to: live, drifting: .new)
    }

    /// What a reader must know of objects whose result the server did not foresee, a line each.
    package var uncertainties: [GoString] {
        objects.compactMap { object in
            object.uncertainty.map {
                object.key.identity.text + " is compared by its manifest alone, the server does not foresee it: " + $0
            }
        }
    }

    private var live: any Side { side("the cluster") { $0.live } }

    private func foreseen(_ name: GoString) -> any Side { side(name) { $0.result } }

    private func side(_ name: GoString, _ object: (ForeseenObject) -> LiveObject?) -> any Side {
        let sources = sources
        let found = objects.compactMap { foreseen in
            let source = foreseen.key.identities(in: namespace).compactMap { sources[$0] }.first
            return object(foreseen).map { ($0, source ?? "the cluster") }
        }
        return ForeseenSide(name: name, namespace: namespace, found)
    }

    /// Which template writes an object.
    private var sources: [ObjectIdentity: GoString] {
        let all = (recorded?.objects ?? []) + (planned?.new.objects ?? [])
        return Dictionary(all.map { ($0.identity, $0.source) }, uniquingKeysWith: { $1 })
    }

    private func report(from old: any Side, to new: any Side, drifting side: DiffSide.Role) throws -> DiffReport {
        let drift = DriftFinder(objects, in: namespace, recorded: recorded, planned: planned, live: side)
        var report = try comparison.report(from: comparison.side(old, .old), to: comparison.side(new, .new)) {
            drift.addCauses(to: &$0)
        }
        if side == .old { report.risks = risks + report.risks }
        return report
    }

    /// What the server would not do as it is asked.
    private var risks: [Risk] {
        let found = objects.flatMap { object in
            object.conflicts.map { conflict in
                LiveRisk.fieldConflict.risk(object.key.identity, conflict.field + ": " + conflict.reason)
            }
                + (object.refusal.map { [LiveRisk.refusedObject.risk(object.key.identity, $0)] } ?? [])
        }
        return found.filter { !comparison.ignoredRisks.contains($0.code) }
    }
}

extension ObjectKey {
    /// What comparisons may call the object: of custom kinds they may not know that these have no namespace.
    func identities(in release: GoString) -> [ObjectIdentity] {
        namespace.isEmpty ? [identity, inNamespace(release).identity] : [identity]
    }

    var identity: ObjectIdentity { ObjectIdentity(group: group, kind: kind, namespace: namespace, name: name) }
}
