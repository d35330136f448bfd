import Codecs
import GoTemplate

/// Writes helm-diff's `structured` JSON, with the cause of each change and the risks of each object.
///
/// Mirrors diff/structured.go of helm-diff: an array with one element for each object. What it does not know is added as
/// further fields; elements with the change type `NONE` hold risks of objects that do not change.
package struct JSONReporter: Reporter {
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
        let risks = Dictionary(grouping: report.sortedRisks, by: \.object)
        let listed = Set(report.objects.map { Optional($0.identity) })
        let others = report.sortedRisks.map(\.object).filter { !listed.contains($0) }
        var seen: Set<ObjectIdentity?> = []
        return others.filter { seen.insert($0).inserted }.map { riskElement($0, risks[$0] ?? [], report) }
            + report.objects.map { element($0, risks[$0.identity] ?? [], report) }
    }

    private func riskElement(_ object: ObjectIdentity?, _ risks: [Risk], _ report: DiffReport) -> OrderedJSON {
        .fields([
            Field("stage", optional: report.title.map(OrderedJSON.string)),
            Field("kind", optional: object.flatMap { text($0.kind) }),
            Field("namespace", optional: object.flatMap { text($0.namespace) }),
            Field("name", optional: object.flatMap { text($0.name) }),
            Field("role", optional: object.flatMap { role($0) }),
            Field("changeType", .text("NONE")),
            Field("risks", .array(risks.map(risk))),
        ])
    }

    /// What the object is to Helm, unless it is a part of the release as most are.
    private func role(_ identity: ObjectIdentity) -> OrderedJSON? {
        identity.role == .managed ? nil : .text(identity.role.rawValue)
    }

    private func text(_ text: GoString) -> OrderedJSON? { text.isEmpty ? nil : .string(text) }

    private func risk(_ risk: Risk) -> OrderedJSON {
        .fields([
            Field("code", .text(risk.code)),
            Field("severity", .text(risk.severity.rawValue)),
            Field("message", .string(risk.message)),
            Field("location", optional: risk.path.map { .string($0.text) }),
        ])
    }
}

// MARK: - Objects

extension JSONReporter {
    private func element(_ object: ObjectDiff, _ risks: [Risk], _ report: DiffReport) -> OrderedJSON {
        let isNoise = object.isNoise && !options.showsNoise
        let shown = object.shownChanges(options)
        let named = object.new ?? object.old
        return .fields([
            Field("apiVersion", optional: named.flatMap { text($0.apiVersion) }),
            Field("kind", optional: text(object.identity.kind)),
            Field("namespace", optional: text(object.identity.namespace)),
            Field("name", optional: text(object.identity.name)),
            Field("role", optional: role(object.identity)),
            Field("changeType", .text(isNoise ? "MODIFY_SUPPRESSED" : changeType(object.kind))),
            Field("resourceStatus", status(object)),
            Field("changes", optional: shown.isEmpty ? nil : .array(shown.map(change))),
            Field("changesSuppressed", optional: isNoise || object.hidesContent ? .bool(true) : nil),
            Field("stage", optional: report.title.map(OrderedJSON.string)),
            Field("source", optional: named.flatMap { text($0.source) }),
            Field("cause", optional: object.cause.map(cause)),
            Field("oldName", optional: object.kind == .renamed ? object.old.map { .string($0.identity.name) } : nil),
            Field("similarity", optional: object.similarity.map { .integer(Int($0 * 100)) }),
            Field("kept", optional: object.isKept ? .bool(true) : nil),
            Field("noise", optional: noise(object)),
            Field("risks", optional: risks.isEmpty ? nil : .array(risks.map(risk))),
        ])
    }

    private func status(_ object: ObjectDiff) -> OrderedJSON {
        .fields([Field("oldExists", .bool(object.old != nil)), Field("newExists", .bool(object.new != nil))])
    }

    private func changeType(_ kind: ObjectDiff.Kind) -> String {
        switch kind {
        case .added: "ADD"
        case .removed: "REMOVE"
        case .changed, .renamed, .reordered: "MODIFY"
        }
    }

    /// How many changes of each class of noise the object has.
    private func noise(_ object: ObjectDiff) -> OrderedJSON? {
        let counts = NoiseClass.allCases.map { noise in
            (key: GoString(noise.rawValue), count: object.changes.count { $0.noise == noise && !$0.isIgnored })
        }.filter { $0.count > 0 }
        return counts.isEmpty ? nil : .object(counts.map { Field($0.key, .integer($0.count)) })
    }

    private func change(_ change: FieldChange) -> OrderedJSON {
        let (path, field) = StructuredPath.split(change.path, on: change.kind == .removed ? .old : .new)
        let isMove = change.kind == .moved
        return .fields([
            Field("path", optional: text(path)),
            Field("field", optional: text(field)),
            Field("change", .text(word(change.kind))),
            Field("oldValue", optional: isMove ? nil : change.old.map(OrderedJSON.init)),
            Field("newValue", optional: isMove ? nil : change.new.map(OrderedJSON.init)),
            Field("location", .string(change.path.text)),
            Field("oldLine", optional: change.old.map { .integer($0.line) }),
            Field("newLine", optional: change.new.map { .integer($0.line) }),
            Field("noise", optional: change.noise.map { .text($0.rawValue) }),
            Field("madeAnew", optional: change.isMadeAnew ? .bool(true) : nil),
            Field("cause", optional: change.cause.map(cause)),
        ])
    }

    private func word(_ kind: FieldChange.Kind) -> String {
        switch kind {
        case .added: "add"
        case .removed: "remove"
        case .changed: "replace"
        case .moved: "move"
        }
    }

    private func cause(_ cause: Cause) -> OrderedJSON {
        .fields([
            Field("template", optional: cause.template.map { .string($0.file) }),
            Field("line", optional: cause.template.map { .integer($0.line) }),
            Field("values", optional: cause.origins.isEmpty ? nil : .array(cause.origins.map(origin))),
            Field("drift", optional: cause.drift.map(drift)),
        ])
    }

    private func drift(_ drift: Cause.Drift) -> OrderedJSON {
        .fields([
            Field("manager", optional: drift.manager.map(OrderedJSON.string)),
            Field("time", optional: text(drift.time)),
            Field("recordedValue", optional: drift.recorded.map(OrderedJSON.string)),
        ])
    }

    private func origin(_ origin: Cause.Origin) -> OrderedJSON {
        .fields([
            Field("value", .string(origin.value)),
            Field("setAt", .string(origin.setAt)),
            Field("previouslySetAt", optional: origin.previouslySetAt.map(OrderedJSON.string)),
        ])
    }
}

/// Paths as helm-diff's structured output has them: what contains the field, and the field or place in a list itself.
private enum StructuredPath {
    static func split(_ path: FieldPath, on side: DiffSide.Role) -> (path: GoString, field: GoString) {
        let tokens = path.elements.map { element -> (text: GoString, isIndex: Bool) in
            switch element {
            case .key(let key): (key, false)
            case .item(let item): (GoString(String(item.index(on: side))), true)
            }
        }
        var text = GoString()
        for token in tokens.dropLast() {
            if token.isIndex {
                text = text + "[" + token.text + "]"
            } else {
                text = text.isEmpty ? token.text : text + "." + token.text
            }
        }
        return (text, tokens.last?.text ?? GoString())
    }
}
