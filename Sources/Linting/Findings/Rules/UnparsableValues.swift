import Charts
import GoTemplate
import Rendering
import ValueReads

/// Values that `tpl` runs as templates, and that are none.
struct UnparsableValues {
    let hits: [FindingRule.Hit]

    init(_ chart: LintedChart) {
        let library = TemplateLibrary(functions: HelmFunctions.table(), isShared: false)
        let paths = chart.reads.all.filter { $0.isTemplate && !$0.path.steps.isEmpty }.map(\.path)
        hits = Value.map(chart.reads.values).leaves().compactMap { leaf in
            guard case .string(let text) = leaf.value, text.contains("{{") else { return nil }
            let path = chart.reads.normal(ReadPath(leaf.path))
            guard paths.contains(where: { $0.leads(to: path) }) else { return nil }
            return Self.hit(text, leaf.path, chart, library)
        }
    }

    private static func hit(
        _ text: GoString, _ path: ValuePath, _ chart: LintedChart, _ library: TemplateLibrary
    ) -> FindingRule.Hit? {
        do {
            _ = try library.trees(of: text.bytes, named: "value")
            return nil
        } catch let failure as ParseError {
            let isGiven = chart.options.values.value(at: path) != nil
            return FindingRule.Hit(
                place: isGiven ? chart.options.place(of: path) : chart.valuesFile.place(of: path),
                message: GoString(path.description) + " is run by tpl and does not parse: " + failure.reason,
                fix: TemplateRules.advice(failure))
        } catch {
            return nil
        }
    }
}
