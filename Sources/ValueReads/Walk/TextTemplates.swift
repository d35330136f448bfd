import Charts
import GoTemplate

/// The texts of a chart tree that `tpl` may run: values and files with actions in them.
struct TextTemplates {
    private struct Entry {
        /// Nil for the text of a file.
        let path: ReadPath?
        let tree: Tree
    }

    private let library: TemplateLibrary
    private var entries: [Entry] = []

    /// Texts that do not parse are no templates.
    init(values: Map, scopes: [ChartScope], library: TemplateLibrary) {
        self.library = library
        add(.map(values), at: ReadPath(), depth: 0)
        for scope in scopes {
            let path = scope.chart.fullPath
            for file in scope.chart.files where file.data.count < Self.maximumSize {
                add(GoString(file.data), named: path + "/" + file.name, at: nil)
            }
        }
    }

    /// Larger files are data.
    private static let maximumSize = 1 << 19

    var all: [Tree] { entries.map(\.tree) }

    func trees(below path: ReadPath) -> [Tree] {
        entries.filter { entry in entry.path.map { path.leads(to: $0) } ?? false }.map(\.tree)
    }

    func tree(of text: GoString, named name: GoString) -> Tree? {
        guard text.contains("{{") else { return nil }
        return (try? library.trees(of: text.bytes, named: name))?.first { $0.name == name }
    }

    private mutating func add(_ value: Value, at path: ReadPath, depth: Int) {
        guard Nesting.allows(depth) else { return }
        switch value {
        case .string(let text): add(text, named: "value of " + path.text, at: path)
        case .list(let list):
            for item in list.elements { add(item, at: path.appending(.any), depth: depth + 1) }
        case .map(let map):
            for (key, item) in map.entries { add(item, at: path.appending(.key(key)), depth: depth + 1) }
        default: break
        }
    }

    private mutating func add(_ text: GoString, named name: GoString, at path: ReadPath?) {
        if let tree = tree(of: text, named: name) { entries.append(Entry(path: path, tree: tree)) }
    }
}

extension ReadPath {
    /// Whether a value stands at or below one of the values this path means.
    package func leads(to other: ReadPath) -> Bool {
        guard steps.count <= other.steps.count else { return false }
        return zip(steps, other.steps).allSatisfy { $0 == $1 || $0 == .any || $1 == .any }
    }
}
