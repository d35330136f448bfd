/// The templates that can call each other, by name.
package struct TemplateSet: Sendable {
    private var trees: [GoString: Tree] = [:]

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

    package subscript(name: GoString) -> Tree? { trees[name] }

    /// Adds a template, or replaces the one of its name; mirrors template.go associate.
    package mutating func add(_ tree: Tree) {
        if tree.isBlank, trees[tree.name] != nil { return }
        trees[tree.name] = tree
    }
}
