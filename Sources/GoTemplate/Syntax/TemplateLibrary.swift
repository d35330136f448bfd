/// Parsed template files, kept for other renders of the same charts, with the functions they call.
///
/// Trees never change, so any number of executions on any threads can share them.
package final class TemplateLibrary: Sendable {
    package let functions: FunctionTable
    private let isShared: Bool
    private let kept = Locked<[GoString: KeptFile]>([:])
    /// Parsers that no thread uses at the moment, with the names they remember.
    private let parsers = Locked<[ReusableParser]>([])

    private struct KeptFile {
        let text: [UInt8]
        let trees: [Tree]
    }

    /// - Parameter isShared: whether to keep what is parsed; without it every file is parsed anew.
    package init(functions: FunctionTable, isShared: Bool = true) {
        self.functions = functions
        self.isShared = isShared
    }

    /// The trees of a file: its own and those it defines; throws `ParseError`.
    package func trees(of text: [UInt8], named name: GoString) throws -> [Tree] {
        if isShared, let file = kept.withLock({ $0[name] }), file.text == text { return file.trees }
        let trees = try parse(text, named: name)
        if isShared { kept.withLock { $0[name] = KeptFile(text: text, trees: trees) } }
        return trees
    }

    private func parse(_ text: [UInt8], named name: GoString) throws -> [Tree] {
        let parser = parsers.withLock { $0.popLast() } ?? ReusableParser(functions: functions)
        defer { parsers.withLock { $0.append(parser) } }
        return try parser.parse(name: name, text: text)
    }
}
