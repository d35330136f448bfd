import Charts
import Codecs
import GoTemplate
import ValueReads

/// What is wrong with a `values.yaml` by itself.
enum ValuesFileRules {
    static let all: [FindingRule] = [
        FindingRule("duplicate-key", .error, "A mapping has a key twice", duplicates),
        FindingRule("secret-in-values", .warning, "A secret stands in values.yaml", secrets),
    ]

    // MARK: Duplicate keys

    @Sendable
    private static func duplicates(_ chart: LintedChart) -> [FindingRule.Hit] {
        let own = chart.valuesFile.repeatedKeys().map { duplicate($0.path, at: $0.place) }
        return own + (chart.output.map(duplicates) ?? [])
    }

    private static func duplicates(in output: RenderedOutput) -> [FindingRule.Hit] {
        output.documents.flatMap { document in
            (document.places?.repeatedKeys() ?? []).map { path, place in
                duplicate(path, at: output.place(of: place.line, in: document))
            }
        }
    }

    private static func duplicate(_ path: ValuePath, at place: LintPlace) -> FindingRule.Hit {
        FindingRule.Hit(
            place: place, message: GoString(path.description) + " is set twice here, and only the last one counts",
            fix: "remove one of the two")
    }

    // MARK: Secrets

    @Sendable
    private static func secrets(_ chart: LintedChart) -> [FindingRule.Hit] {
        Value.map(chart.chart.values ?? Map()).leaves().filter(isSecret).map { leaf in
            FindingRule.Hit(
                place: chart.valuesFile.place(of: leaf.path),
                message: GoString(leaf.path.description) + " has a secret as its default, which everybody can read",
                fix: "leave it empty and ask for it with required, or take it from an existing Secret")
        }
    }

    private static func isSecret(_ leaf: ValueLeaf) -> Bool {
        guard case .key(let key)? = leaf.path.components.last, case .string(let text) = leaf.value else { return false }
        return !text.isEmpty && !text.contains("{{") && !text.hasPrefix("$") && !text.hasPrefix("<")
            && SensitiveName.isSensitive(key)
    }
}
