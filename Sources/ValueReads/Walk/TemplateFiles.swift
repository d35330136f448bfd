import Charts
import GoTemplate
import Manifests
import Rendering

/// The parsed template files of a chart tree, with what they define.
struct TemplateFiles {
    /// A file that Helm renders, with the number of its chart's scope.
    struct Root {
        let tree: Tree
        let scope: Int
    }

    private(set) var roots: [Root] = []
    private(set) var templates = TemplateSet()
    /// All definitions by name, the one that counts last.
    private(set) var definitions: [GoString: [Tree]] = [:]
    private(set) var trees: [Tree] = []
    private(set) var failures: [ParseError] = []

    init(_ scopes: [ChartScope], _ library: TemplateLibrary) {
        var files: [(path: GoString, text: [UInt8], scope: Int)] = []
        for (number, scope) in scopes.enumerated() {
            let folder = scope.chart.fullPath + "/"
            for file in scope.chart.templates { files.append((folder + file.name, file.data, number)) }
        }
        for index in TemplateOrder.sorted(files.map(\.path)) {
            let file = files[index]
            do {
                add(try library.trees(of: file.text, named: file.path), file.path, scopes[file.scope].chart, file.scope)
            } catch let failure as ParseError {
                failures.append(failure)
            } catch {}
        }
    }

    /// The names of all definitions.
    var definedNames: [GoString] { definitions.keys.sorted() }

    private mutating func add(_ trees: [Tree], _ path: GoString, _ chart: Chart, _ scope: Int) {
        self.trees += trees
        for tree in trees {
            templates.add(tree)
            if tree.name != path { definitions[tree.name, default: []].append(tree) }
        }
        guard !TemplatePath.isPartial(path), !chart.isLibrary else { return }
        if let tree = trees.first(where: { $0.name == path }) { roots.append(Root(tree: tree, scope: scope)) }
    }
}
