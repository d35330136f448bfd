/// Runs templates: walks their trees and writes what they print.
///
/// Mirrors text/template exec.go. One executor serves all files of a chart, one after the other. It recurses on
/// the stack of its thread, which should be large; where it ends, execution fails with an error.
package final class Executor {
    package let functions: FunctionTable
    package let missingKey: MissingKey
    package let limits: ExecutionLimits
    /// Notes who writes what, for diagnostics and diffs; nil where nobody asks.
    package let trace: ExecutionTrace?
    /// Notes what chance gives, or gives it again; nil where nobody asks.
    let randomness: RandomResults?

    /// The templates, but for what running texts of `tpl` define; keeps their trees alive.
    private let templates: TemplateSet
    /// The templates that were asked for, as they are at the moment.
    private var definitions = NameTable<Definition>()
    private var parsedTexts: ParsedTexts
    /// The name of the set as a whole, which appears in messages and names the templates of `tpl`.
    private let setName: GoString
    /// What the name of the set means: the innermost running text of `tpl`.
    private lazy var textDefinition = definition(named: setName)

    // What follows is Go's `state`. It is that of the innermost template; the callers' is kept on the stack.

    /// The template being executed; kept alive by `templates` or the text being executed.
    unowned(unsafe) var tree: Tree
    /// The node Go would blame for an error now.
    unowned(unsafe) var node: SyntaxNode
    /// All variables, the latest last; those below `variableBase` belong to callers.
    let variables = VariableStack()
    var variableBase = 0
    let argumentStack = ArgumentStack()
    /// Whether dot came out of an `interface{}`: only messages show it.
    var isDotInterface = false
    /// The nesting of `{{template}}` since the last `execute`.
    var depth = 0
    /// What all running templates wrote so far.
    let output = OutputBuffer()
    /// Room for printing values that are no strings.
    var scratch: [UInt8] = []
    var steps = 0
    /// The step at which the limits are looked at again.
    var nextCheck = 0
    /// How much may still be written; what finished files wrote is taken off.
    var remainingOutput: Int
    var stackLimit: UInt = 0

    package init(
        templates: TemplateSet, functions: FunctionTable, missingKey: MissingKey = .zero,
        limits: ExecutionLimits = ExecutionLimits(), setName: GoString = "gotpl", trace: ExecutionTrace? = nil,
        randomness: RandomResults? = nil
    ) {
        self.templates = templates
        self.functions = functions
        self.missingKey = missingKey
        self.limits = limits
        self.remainingOutput = limits.outputBytes
        self.setName = setName
        self.trace = trace
        self.randomness = randomness
        self.parsedTexts = ParsedTexts(name: setName, functions: functions)
        self.tree = .empty
        self.node = tree.root
    }

    /// Executes the template `name` with `dot` and gives what it prints.
    ///
    /// May be called by functions of a running template, as `include` does. Throws `ExecutionError`, or
    /// `MissingTemplateError` where there is no such template.
    package func execute(_ name: GoString, dot: Value) throws -> GoString {
        try execute(definition(named: name), dot: dot)
    }

    /// Executes what a definition means at the moment; throws as `execute` of a name does.
    package func execute(_ definition: Definition, dot: Value) throws -> GoString {
        guard let tree = definition.tree.unmanaged else {
            throw MissingTemplateError(name: definition.name, set: setName)
        }
        return try tree._withUnsafeGuaranteedRef { try execute($0, dot: dot) }
    }

    /// What a name means at the moment.
    package func definition(named name: GoString) -> Definition {
        if let definition = definitions[name] { return definition }
        let definition = Definition(name: name, tree: templates[name])
        definitions.set(definition, named: name)
        return definition
    }

    /// Parses a text for `execute(_:dot:)`, or takes it from those parsed before.
    ///
    /// Throws `ParseError`.
    package func parse(_ text: GoString) throws -> ParsedText { try parsedTexts.parse(text) }

    /// Executes a parsed text with `dot`, as a template that sees all templates of the current set.
    ///
    /// Templates that the text defines are seen by all that it calls, and forgotten at its end. Throws as `execute` of
    /// a name does.
    package func execute(_ text: ParsedText, dot: Value) throws -> GoString {
        let own = textDefinition
        let hidden = own.tree
        own.tree = text.tree
        defer { own.tree = hidden }
        if text.defined.isEmpty { return try execute(text.tree, dot: dot) }
        return try execute(text.tree, dot: dot, defining: text.defined[...])
    }

    /// Executes a tree while some others hide those of their names.
    private func execute(_ tree: Tree, dot: Value, defining trees: ArraySlice<Tree>) throws -> GoString {
        guard let first = trees.first else { return try execute(tree, dot: dot) }
        let definition = definition(named: first.name)
        let hidden = definition.tree
        // Mirrors template.go associate.
        if hidden == nil || !first.isBlank { definition.tree = first }
        defer { definition.tree = hidden }
        return try execute(tree, dot: dot, defining: trees.dropFirst())
    }

    /// Parses and executes a text; throws what both throw.
    package func execute(text: GoString, dot: Value) throws -> GoString { try execute(parse(text), dot: dot) }

    private func execute(_ tree: Tree, dot: Value) throws -> GoString {
        let isOutermost = output.isEmpty && variables.count == 0
        if isOutermost { stackLimit = StackGuard.limit }
        let mark = output.count
        let outerDepth = depth
        depth = 0
        let traced = trace?.beginExecution()
        defer {
            depth = outerDepth
            output.truncate(to: mark)
        }
        try walkTree(tree, dot: dot.withoutNilInterface)
        if isOutermost { remainingOutput -= output.count }
        let text = output.text(from: mark)
        if let trace, let traced { trace.endExecution(traced, of: tree, text: text, startingAt: mark) }
        return text
    }

    /// Walks another template and comes back to the state of the current one.
    func walkTree(_ callee: Tree, dot: Value) throws {
        let outer = (
            tree: Unmanaged.passUnretained(tree), node: Unmanaged.passUnretained(node), base: variableBase,
            isInterface: isDotInterface
        )
        let mark = variables.count
        tree = callee
        variableBase = mark
        isDotInterface = false
        variables.push(Variable(name: VariableName.dollar.number, value: dot))
        defer {
            variables.pop(to: mark)
            tree = outer.tree.takeUnretainedValue()
            node = outer.node.takeUnretainedValue()
            variableBase = outer.base
            isDotInterface = outer.isInterface
        }
        _ = try walkList(callee.root, dot: dot)
    }
}
