/// A parser that is kept from one text to the next, with the names it remembers.
///
/// Unchecked because one thread at a time uses it: `TemplateLibrary` lends it, an executor has its own.
final class ReusableParser: @unchecked Sendable {
    private var parser: Parser
    private let use = ExclusiveUse()

    init(functions: FunctionTable) {
        parser = Parser(functions: functions)
    }

    /// All templates of a text: the one named `name`, and those it defines; throws `ParseError`.
    func parse(name: GoString, text: [UInt8]) throws -> [Tree] {
        use.begin()
        defer { use.end() }
        return try parser.parse(name: name, text: text)
    }
}
