import Charts
import Diagnostics
import GoTemplate
import Rendering
import ValueReads

/// What is wrong with templates by themselves, in branches that are not taken, too.
enum TemplateRules {
    static let all: [FindingRule] = [
        FindingRule("unparsable-template", .error, "A template does not parse", unparsed),
        FindingRule("unknown-template", .error, "A template is called that nothing defines", unknown),
        FindingRule("define-hidden", .warning, "A definition hides another of its name", hidden),
        FindingRule("missing-file", .warning, "A file is asked for that the chart does not hold", missingFiles),
        FindingRule("indent-structure", .error, "Indentation puts a value where it does not belong", indents),
    ]

    // MARK: Parsing

    @Sendable
    private static func unparsed(_ chart: LintedChart) -> [FindingRule.Hit] {
        let files = chart.reads.unparsed.map { failure in
            FindingRule.Hit(
                place: LintPlace(failure.file, line: failure.line), message: failure.reason, fix: advice(failure))
        }
        return files + UnparsableValues(chart).hits
    }

    /// What to do about a template that does not parse.
    static func advice(_ failure: ParseError) -> GoString {
        guard case .undefinedFunction(let name) = failure.kind else { return "correct the template" }
        let known = HelmFunctions.table().names.map(\.text)
        guard let near = NearestWord.find(name.text, among: known) else {
            return "use one of the functions of Helm: Go's, Sprig's and its own"
        }
        return "write " + GoString(near) + ", if that is what is meant"
    }

    // MARK: Names

    @Sendable
    private static func unknown(_ chart: LintedChart) -> [FindingRule.Hit] {
        // A library that is not there may define what is missing.
        guard !chart.chart.missesCharts, chart.reads.unparsed.isEmpty else { return [] }
        let names = chart.reads.definitions.keys.map(\.text)
        return chart.reads.facts.missingTemplates.sorted { $0.place.isBefore($1.place) }.map { call in
            let near = NearestWord.find(call.name.text, among: names.sorted())
            return FindingRule.Hit(
                place: call.place.lintPlace, message: "no template " + Strconv.quote(call.name) + " is defined",
                fix: near.map { "write " + Strconv.quote(GoString($0)) + ", if that is what is meant" }
                    ?? "define it, or correct the name")
        }
    }

    @Sendable
    private static func hidden(_ chart: LintedChart) -> [FindingRule.Hit] {
        HiddenDefinitions(chart.reads.definitions).hits
    }

    // MARK: Files

    @Sendable
    private static func missingFiles(_ chart: LintedChart) -> [FindingRule.Hit] {
        chart.reads.facts.files.sorted { $0.place.isBefore($1.place) }.compactMap { read in
            guard let owner = chart.reads.chart.chart(at: read.chart) else { return nil }
            guard !owner.files.contains(where: { $0.name == read.file }) else { return nil }
            return FindingRule.Hit(
                place: read.place.lintPlace,
                message: "the chart holds no file " + Strconv.quote(read.file) + ", so this gives an empty text",
                fix: reason(for: read.file, of: owner, chart))
        }
    }

    private static func reason(for file: GoString, of owner: Chart, _ chart: LintedChart) -> GoString {
        if owner.templates.contains(where: { $0.name == file }) {
            return "move it out of templates/, whose files are no .Files"
        }
        if owner.isRoot, chart.exists(file) { return "take it out of .helmignore, or name it as it is written there" }
        return "add the file, or correct its path, which begins in the chart's folder"
    }

    // MARK: Indentation

    @Sendable
    private static func indents(_ chart: LintedChart) -> [FindingRule.Hit] {
        var search = IndentSearch(values: chart.effective ?? chart.reads.values)
        let root = chart.reads.chart.fullPath + "/templates/"
        for tree in chart.reads.trees { search.look(at: tree, ofRoot: tree.source.name.hasPrefix(root)) }
        return search.hits
    }
}

extension TemplatePlace {
    fileprivate func isBefore(_ other: TemplatePlace) -> Bool {
        file == other.file ? offset < other.offset : file < other.file
    }
}

extension Chart {
    /// Whether a dependency is missing anywhere in its tree.
    fileprivate var missesCharts: Bool {
        Dependencies.areMissing(in: self) || dependencies.contains(where: \.missesCharts)
    }

    /// The chart of a tree that has a path.
    fileprivate func chart(at path: GoString) -> Chart? {
        if fullPath == path { return self }
        return dependencies.lazy.compactMap { $0.chart(at: path) }.first
    }
}
