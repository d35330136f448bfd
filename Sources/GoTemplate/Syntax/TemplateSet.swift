/// The templates that can call each other, by name.
///
/// A set is a value; deriving one from another (as `tpl` does for each text) shares the definitions of the first.
package struct TemplateSet: Sendable {
    private var trees: [GoString: Tree] = [:]
    /// Definitions that a derived set adds; they hide those of the same name.
    private var added: [Tree] = []

    package init() {}

    /// Parses a text as the template `name` and adds it with all it defines.
    ///
    /// A definition of only white space and comments never replaces another; else the last one parsed counts.
    /// Throws `ParseError`.
    package mutating func parse(name: GoString, text: [UInt8], functions: FunctionTable) throws {
        var parser = Parser(functions: functions)
        for tree in try parser.parse(name: name, text: text) { add(tree) }
    }

    /// Parses many files, on all cores where they are large, and adds them in their order.
    ///
    /// Throws the `ParseError` of the first file in order that has one.
    package mutating func parse(files: [(name: GoString, text: [UInt8])], library: TemplateLibrary) throws {
        let parsed = ParallelMap.map(weights: files.map(\.text.count)) { index in
            Result { try library.trees(of: files[index].text, named: files[index].name) }
        }
        for trees in parsed {
            for tree in try trees.get() { add(tree) }
        }
    }

    package subscript(name: GoString) -> Tree? {
        if let tree = added.first(where: { $0.name == name }) { return tree }
        return trees[name]
    }

    /// Mirrors template.go associate.
    private mutating func add(_ tree: Tree) {
        if tree.isBlank, trees[tree.name] != nil { return }
        trees[tree.name] = tree
    }

    /// This set with the trees of a text parsed as the template `name`, which replaces any other of that name.
    func adding(_ parsed: [Tree], named name: GoString) -> TemplateSet {
        var result = self
        for tree in parsed where tree.name == name || !tree.isBlank || self[tree.name] == nil {
            // Replacing keeps the list short where `tpl` nests.
            if let index = result.added.firstIndex(where: { $0.name == tree.name }) {
                result.added[index] = tree
            } else {
                result.added.append(tree)
            }
        }
        return result
    }
}
