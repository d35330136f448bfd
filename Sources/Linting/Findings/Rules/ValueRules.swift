import Charts
import Diagnostics
import GoTemplate
import ValueReads

/// Values that nothing reads, and reads of values that nothing sets.
enum ValueRules {
    static let all: [FindingRule] = [
        FindingRule("unused-value", .warning, "No template reads a value that was given", unusedSupplied),
        FindingRule("unused-default", .info, "No template reads a value of values.yaml", unusedDefaults),
        FindingRule(
            "unread-subchart-value", .warning, "A subchart does not read a value set for it", unreadBySubcharts),
        FindingRule("undefined-value", .warning, "A template reads a value that nothing sets", undefined),
        FindingRule("null-ignored", .warning, "A null does not take the default away", ignoredNulls),
    ]

    // MARK: Unread values

    @Sendable
    private static func unusedSupplied(_ chart: LintedChart) -> [FindingRule.Hit] {
        UnreadValues(chart.reads).paths(in: chart.options.values).map { path in
            FindingRule.Hit(
                place: chart.options.place(of: path), message: "no template reads " + text(path),
                fix: nearestRead(to: path, chart) ?? "remove it, or look up how the chart calls it")
        }
    }

    @Sendable
    private static func unusedDefaults(_ chart: LintedChart) -> [FindingRule.Hit] {
        defaults(of: chart, belowSubcharts: false).map { path in
            FindingRule.Hit(
                place: chart.valuesFile.place(of: path), message: "no template reads " + text(path),
                fix: nearestRead(to: path, chart) ?? "remove it from values.yaml, or read it")
        }
    }

    @Sendable
    private static func unreadBySubcharts(_ chart: LintedChart) -> [FindingRule.Hit] {
        defaults(of: chart, belowSubcharts: true).map { path in
            FindingRule.Hit(
                place: chart.valuesFile.place(of: path),
                message: "no template of the subchart reads " + text(path),
                fix: nearestRead(to: path, chart) ?? "look into the subchart's values.yaml for its name")
        }
    }

    private static func defaults(of chart: LintedChart, belowSubcharts: Bool) -> [ValuePath] {
        guard let values = chart.chart.values, !chart.chart.isLibrary else { return [] }
        let subcharts = Set(chart.reads.chart.dependencies.map(\.name))
        return UnreadValues(chart.reads).paths(in: values).filter { path in
            guard case .key(let first)? = path.components.first else { return false }
            return subcharts.contains(first) == belowSubcharts && !chart.valuesFile.isAnchor(path)
        }
    }

    private static func nearestRead(to path: ValuePath, _ chart: LintedChart) -> GoString? {
        guard case .key(let key)? = path.components.last else { return nil }
        let candidates = chart.reads.readKeys(beside: path).map(\.text).sorted()
        guard let near = NearestWord.find(key.text, among: candidates) else { return nil }
        let meant = ValuePath(path.components.dropLast() + [.key(GoString(near))])
        return "write " + text(meant) + ", if that is what is meant"
    }

    private static func text(_ path: ValuePath) -> GoString { GoString(path.description) }

    // MARK: Undefined values

    @Sendable
    private static func undefined(_ chart: LintedChart) -> [FindingRule.Hit] { undefinedReads(chart).map(\.hit) }

    /// The values that nothing sets, each with what is to be said of it.
    static func undefinedValues(_ chart: LintedChart) -> [(path: ValuePath, finding: LintFinding)] {
        undefinedReads(chart).compactMap { path, hit in
            guard let keys = path.keys else { return nil }
            let finding = LintFinding(
                code: "undefined-value", severity: .error, place: hit.place, message: hit.message, fix: hit.fix)
            return (ValuePath(keys.map { .key($0) }), finding)
        }
    }

    private static func undefinedReads(_ chart: LintedChart) -> [(path: ReadPath, hit: FindingRule.Hit)] {
        let defined = DefinedValues(chart)
        var seen: Set<ReadPath> = []
        return chart.reads.all.filter { !$0.isGuarded && isNeeded($0.extent) }.compactMap { read in
            guard let missing = defined.missing(on: read.path), seen.insert(missing).inserted else { return nil }
            let isPassage = missing != read.path || read.extent == .passage
            let hit = FindingRule.Hit(
                place: read.place.lintPlace,
                message: "nothing sets " + missing.text + (isPassage ? ", and reading below it fails" : ""),
                fix: defined.nearest(to: missing).map { "write " + $0 + ", if that is what is meant" }
                    ?? "give it a default in values.yaml, or ask for it with if or default")
            return (missing, hit)
        }
    }

    private static func isNeeded(_ extent: ValueRead.Extent) -> Bool { extent == .whole || extent == .passage }

    // MARK: Nulls

    @Sendable
    private static func ignoredNulls(_ chart: LintedChart) -> [FindingRule.Hit] {
        guard let effective = chart.effective else { return [] }
        let own = (chart.chart.values ?? Map()).nulls.filter { chart.options.values.value(at: $0) == nil }
        let given = chart.options.values.nulls.map { ($0, chart.options.place(of: $0)) }
        return (given + own.map { ($0, chart.valuesFile.place(of: $0)) }).compactMap { path, place in
            guard let value = effective.value(at: path), !value.isNil else { return nil }
            return FindingRule.Hit(
                place: place, message: "the null of " + text(path) + " is ignored: a default stays in its place",
                fix: "set a value that switches it off, or change the default where it is made")
        }
    }
}

extension Map {
    /// The paths of nulls that maps lead to.
    fileprivate var nulls: [ValuePath] {
        Value.map(self).leaves().filter { leaf in
            leaf.value.isNil
                && leaf.path.components.allSatisfy { if case .key = $0 { true } else { false } }
        }.map(\.path)
    }
}
