import GoTemplate

/// Looks for what is dangerous about a change.
///
/// Risks are what the change brings: what is wrong on both sides alike, or in objects that stay as they are because of
/// nothing that changes, is not reported.
package struct RiskAssessment: Sendable {
    private let rules: [RiskRule]

    /// - Parameter ignoring: codes of rules that are not to be applied; unknown ones have no effect.
    package init(ignoring: Set<String> = []) {
        rules = RiskRule.all.filter { !ignoring.contains($0.code) }
    }

    /// The risks of a comparison: the highest first, each severity in the order of the report's objects.
    package func risks(of report: DiffReport) -> [Risk] {
        guard !report.objects.isEmpty else { return [] }
        let old = RiskScope(report.old)
        let new = RiskScope(report.new.withoutDeleted(since: report.old))
        let order = Self.places(report)
        var found: [(risk: Risk, place: Int)] = []
        for rule in rules {
            for finding in Self.summarized(Self.distinct(rule.findings(in: report, old, new))) {
                found.append((rule.risk(finding), order[finding.object] ?? .max))
            }
        }
        // The sort is stable: findings of one place stay in the order of the rules.
        return found.sorted { ($1.risk.severity, $0.place) < ($0.risk.severity, $1.place) }.map(\.risk)
    }

    /// Objects whose names are generated may be called the same: what is true of several of them is said once.
    private static func distinct(_ findings: [RiskFinding]) -> [RiskFinding] {
        var seen = Set<RiskFinding.Key>()
        return findings.filter { seen.insert($0.key).inserted }
    }

    /// Ten findings of a rule at most in one object: another generation of a custom kind may change hundreds of fields.
    private static func summarized(_ findings: [RiskFinding]) -> [RiskFinding] {
        let most = 10
        guard findings.count > most else { return findings }
        var counts: [ObjectIdentity: Int] = [:]
        let shown = findings.filter { finding in
            counts[finding.object, default: 0] += 1
            return (counts[finding.object] ?? 0) <= most
        }
        let rest = counts.filter { $0.value > most }.map { object, count in
            RiskFinding(object, nil, GoString("the same is true of \(count - most) more of its fields"))
        }
        return shown + rest.sorted { $0.object.text < $1.object.text }
    }

    private static func places(_ report: DiffReport) -> [ObjectIdentity: Int] {
        let places = report.objects.enumerated().map { ($1.identity, $0) }
        return Dictionary(places, uniquingKeysWith: { first, _ in first })
    }
}

extension RiskRule {
    func risk(_ finding: RiskFinding) -> Risk {
        Risk(code: code, severity: severity, message: finding.message, object: finding.object, path: finding.path)
    }

    func findings(in report: DiffReport, _ old: RiskScope, _ new: RiskScope) -> [RiskFinding] {
        switch search {
        case .change(let look): report.objects.flatMap(look)
        case .changeInRelease(let look): report.objects.flatMap { look($0, old, new) }
        case .object(let look): report.objects.flatMap { Self.added($0.old.map(look), $0.new.map(look)) { $0.place } }
        case .releases(let look): look(old, new)
        case .release(let look): Self.added(look(old), look(new)) { $0.key }
        }
    }

    /// The findings of the new side that the old one does not have.
    private static func added<Key: Hashable>(
        _ old: [RiskFinding]?, _ new: [RiskFinding]?, by key: (RiskFinding) -> Key
    ) -> [RiskFinding] {
        guard let new, !new.isEmpty else { return [] }
        guard let old, !old.isEmpty else { return new }
        let known = Set(old.map(key))
        return new.filter { !known.contains(key($0)) }
    }
}
