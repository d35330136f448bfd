import GoTemplate

/// Writes what happens to each object as a patch (RFC 6902) that makes the new object of the old one.
///
/// Values are compared as JSON has them. Without `--all`, noise is left out of the patches, too.
package struct JSONPatchReporter: Reporter {
    private typealias Field = OrderedJSON.Field

    private let options: ReportOptions

    package init(_ options: ReportOptions) {
        self.options = options
    }

    package func write(_ reports: [DiffReport], _ summary: DiffSummary?) -> [UInt8] {
        let last = summary.map { [OrderedJSON.fields([Field("summary", $0.json)])] } ?? []
        return OrderedJSON.array(reports.flatMap(elements) + last).bytes + [0x0A]
    }

    private func elements(_ report: DiffReport) -> [OrderedJSON] {
        let objects = report.shownObjects(options)
        let listed = Set(objects.map(\.identity))
        let others = report.sortedRisks.filter { risk in risk.object.map { !listed.contains($0) } ?? true }
        return others.map(element) + objects.map { element($0, report) }
    }

    /// A risk of what no patch changes.
    private func element(_ risk: Risk) -> OrderedJSON {
        .fields([
            Field("risks", .array([self.risk(risk)])),
            Field("kind", optional: risk.object.map { .string($0.kind) }),
            Field("namespace", optional: risk.object.map { .string($0.namespace) }),
            Field("name", optional: risk.object.map { .string($0.name) }),
            Field("patch", .array([])),
        ])
    }

    private func risk(_ risk: Risk) -> OrderedJSON {
        .fields([
            Field("code", .text(risk.code)),
            Field("severity", .text(risk.severity.rawValue)),
            Field("message", .string(risk.message)),
        ])
    }

    private func element(_ object: ObjectDiff, _ report: DiffReport) -> OrderedJSON {
        // A patch applies to the object as it was.
        let named = object.old ?? object.new
        let risks = report.sortedRisks.filter { $0.object == object.identity }.map(self.risk)
        let causes = object.causes.map { OrderedJSON.string($0.text) }
        return .fields([
            Field("stage", optional: report.title.map(OrderedJSON.string)),
            Field("risks", optional: risks.isEmpty ? nil : .array(risks)),
            Field("apiVersion", optional: named.map { .string($0.apiVersion) }),
            Field("kind", .string(object.identity.kind)),
            Field("namespace", optional: object.identity.namespace.isEmpty ? nil : .string(object.identity.namespace)),
            Field("name", optional: named.map { .string($0.identity.name) }),
            Field("role", optional: object.identity.role == .managed ? nil : .text(object.identity.role.rawValue)),
            Field("causes", optional: causes.isEmpty ? nil : .array(causes)),
            Field("patch", .array(JSONPatch.operations(object, includesNoise: options.showsNoise).map(\.json))),
        ])
    }
}
