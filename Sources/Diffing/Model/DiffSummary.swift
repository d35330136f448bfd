import GoTemplate

/// What is to be said of many reports together.
package struct DiffSummary: Sendable {
    /// A risk that one or several reports have.
    package struct CommonRisk: Sendable {
        package let severity: Risk.Severity
        package let code: String
        /// The titles of the reports, each once.
        package let titles: [GoString]
    }

    /// Something that is to be said beside the changes.
    package struct Line: Equatable, Sendable {
        package enum Kind: String, Sendable {
            case failed
            case unresolved = "not resolved"
            case note
        }

        package let kind: Kind
        package let text: GoString

        package init(_ kind: Kind, _ text: GoString) { (self.kind, self.text) = (kind, text) }
    }

    /// How many releases there are, how many of them were compared, and how many come out otherwise.
    package let declared: Int
    package let compared: Int
    package let changed: Int
    /// The most severe first, then in the order of their codes.
    package let risks: [CommonRisk]
    package var lines: [Line]

    /// - Parameters:
    ///   - reports: with titles; those that change nothing count as well.
    ///   - compared: how many were looked at.
    package init(of reports: [DiffReport], declared: Int, compared: Int, lines: [Line]) {
        (self.declared, self.compared, self.lines) = (declared, compared, lines)
        changed = reports.count { report in report.objects.contains { !$0.isNoise } }
        risks = Self.risks(of: reports)
    }

    private static func risks(of reports: [DiffReport]) -> [CommonRisk] {
        var titles: [String: [GoString]] = [:]
        var severities: [String: Risk.Severity] = [:]
        for report in reports {
            for risk in report.risks {
                severities[risk.code] = max(severities[risk.code] ?? .low, risk.severity)
                let title = report.title ?? report.new.name
                if titles[risk.code]?.last != title { titles[risk.code, default: []].append(title) }
            }
        }
        let common = severities.map { CommonRisk(severity: $1, code: $0, titles: titles[$0] ?? []) }
        return common.sorted { ($1.severity, $0.code) < ($0.severity, $1.code) }
    }

    /// One line with all numbers, such as 300 releases, 12 compared, 5 changed.
    package var counts: String {
        let releases = declared == 1 ? "1 release" : "\(declared) releases"
        return "\(releases), \(compared) compared, \(changed) changed."
    }
}

extension DiffSummary.CommonRisk {
    /// How many titles are written out.
    private static let maximumTitles = 5

    /// Where the risk is.
    package var places: GoString {
        let shown = GoString.join(Array(titles.prefix(Self.maximumTitles)), separator: ", ")
        let more = titles.count - Self.maximumTitles
        return more > 0 ? shown + GoString(" and \(more) more") : shown
    }

    /// `high immutable-field: apps/web.yaml: web`.
    package var text: GoString { GoString("\(severity.rawValue) \(code): ") + places }
}

extension DiffSummary {
    /// As the formats for programs have it.
    var json: OrderedJSON {
        .fields([
            OrderedJSON.Field("declared", .integer(declared)), OrderedJSON.Field("compared", .integer(compared)),
            OrderedJSON.Field("changed", .integer(changed)),
            OrderedJSON.Field("risks", .array(risks.map(json))),
            OrderedJSON.Field("failed", .array(texts(.failed))),
            OrderedJSON.Field("unresolved", .array(texts(.unresolved))),
            OrderedJSON.Field("notes", .array(texts(.note))),
        ])
    }

    private func json(_ risk: CommonRisk) -> OrderedJSON {
        .fields([
            OrderedJSON.Field("code", .text(risk.code)), OrderedJSON.Field("severity", .text(risk.severity.rawValue)),
            OrderedJSON.Field("releases", .array(risk.titles.map(OrderedJSON.string))),
        ])
    }

    private func texts(_ kind: Line.Kind) -> [OrderedJSON] { lines.filter { $0.kind == kind }.map { .string($0.text) } }
}
