import GoTemplate
import ValueReads

/// Definitions that are replaced by others of their names, which differ.
///
/// Charts that bring the same library in two versions replace a lot of them: that is one finding.
struct HiddenDefinitions {
    private struct Pair: Hashable {
        let hidden: GoString
        let hiding: GoString
    }

    private struct Definition {
        let name: GoString
        let tree: Tree
        let replacement: Tree
    }

    private let definitions: [Pair: [Definition]]

    init(_ all: [GoString: [Tree]]) {
        let hidden = all.sorted { $0.key < $1.key }.flatMap { name, trees -> [Definition] in
            let trees = trees.filter { !$0.isBlank }
            guard let last = trees.last else { return [] }
            return trees.dropLast().filter { $0.text != last.text }
                .map { Definition(name: name, tree: $0, replacement: last) }
        }
        definitions = Dictionary(grouping: hidden) {
            Pair(hidden: $0.tree.chartPath, hiding: $0.replacement.chartPath)
        }
    }

    var hits: [FindingRule.Hit] {
        definitions.sorted { ($0.key.hidden, $0.key.hiding) < ($1.key.hidden, $1.key.hiding) }.flatMap { pair, found in
            pair.hidden == pair.hiding ? found.map { hit(of: [$0]) } : [hit(of: found)]
        }
    }

    private func hit(of found: [Definition]) -> FindingRule.Hit {
        let first = found[0]
        let others: GoString = found.count > 1 ? GoString(" and \(found.count - 1) more of its chart") : ""
        return FindingRule.Hit(
            place: first.tree.place.lintPlace,
            message: "this definition of " + Strconv.quote(first.name) + others + " is replaced by another at "
                + first.replacement.place.text,
            fix: found.count > 1
                ? "let both charts have the library in the same version"
                : "begin the names of a chart's templates with the name of the chart")
    }
}

extension Tree {
    /// Where its text begins.
    var place: TemplatePlace { TemplatePlace(source: source, offset: Int(root.position)) }

    /// The path of the chart that the file belongs to.
    fileprivate var chartPath: GoString {
        source.name.firstIndex(of: "/templates/").map { GoString(source.name.bytes[..<$0]) } ?? source.name
    }
}
