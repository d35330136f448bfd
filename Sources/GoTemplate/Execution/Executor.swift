/// Runs templates: walks their trees and writes what they print.
///
/// Mirrors text/template exec.go. One executor serves all files of a chart, one after the other. It recurses on
/// the stack of its thread, which should be large; where it ends, execution fails with an error.
package final class Executor {
    /// The templates that can be called at the moment; `tpl` adds its own for a while.
    package private(set) var templates: TemplateSet
    package let functions: FunctionTable
    package let missingKey: MissingKey
    package let limits: ExecutionLimits
    /// How often each template is being executed by `include`; Helm limits it.
    package var includeCounts: [GoString: Int] = [:]
    /// Notes who writes what, for diagnostics and diffs; nil where nobody asks.
    package var trace: ExecutionTrace?

    // What follows is Go's `state`. It is that of the innermost template; the callers' is kept on the stack.

    /// The template being executed.
    var tree: Tree
    /// The node Go would blame for an error now.
    unowned(unsafe) var node: SyntaxNode
    /// All variables, the latest last; those below `variableBase` belong to callers.
    var variables: [Variable] = []
    var variableBase = 0
    /// Whether dot came out of an `interface{}`: only messages show it.
    var isDotInterface = false
    /// The nesting of `{{template}}` since the last `execute`.
    var depth = 0
    /// What all running templates wrote so far.
    var output: [UInt8] = []
    var steps = 0
    /// The step at which the limits are looked at again.
    var nextCheck = 0
    /// How much may still be written; what finished files wrote is taken off.
    var remainingOutput: Int
    var stackLimit: UInt = 0
    private var parsedTexts: [GoString: ParsedText] = [:]

    /// The name of the set as a whole, which appears in messages and names the templates of `tpl`.
    private let setName: GoString

    package init(
        templates: TemplateSet, functions: FunctionTable, missingKey: MissingKey = .zero,
        limits: ExecutionLimits = ExecutionLimits(), setName: GoString = "gotpl"
    ) {
        self.templates = templates
        self.functions = functions
        self.missingKey = missingKey
        self.limits = limits
        self.remainingOutput = limits.outputBytes
        self.setName = setName
        self.tree = .empty
        self.node = tree.root
    }

    /// Executes the template `name` with `dot` and gives what it prints.
    ///
    /// May be called by functions of a running template, as `include` does. Throws `ExecutionError`, or
    /// `MissingTemplateError` where there is no such template.
    package func execute(_ name: GoString, dot: Value) throws -> GoString {
        guard let tree = templates[name] else { throw MissingTemplateError(name: name, set: setName) }
        return try execute(tree, dot: dot)
    }

    /// A text parsed while templates run, with what it defines.
    package struct ParsedText {
        fileprivate let trees: [Tree]
    }

    /// Parses a text for `execute(_:dot:)`, or takes it from those parsed before.
    ///
    /// Throws `ParseError`.
    package func parse(_ text: GoString) throws -> ParsedText {
        if let parsed = parsedTexts[text] { return parsed }
        let parsed = ParsedText(trees: try Parser.parse(name: setName, text: text.bytes, functions: functions))
        parsedTexts[text] = parsed
        return parsed
    }

    /// Executes a parsed text with `dot`, as a template that sees all templates of the current set.
    ///
    /// Templates that the text defines are seen by all that it calls, and forgotten at its end. Throws as `execute` of
    /// a name does.
    package func execute(_ text: ParsedText, dot: Value) throws -> GoString {
        guard let tree = text.trees.first(where: { $0.name == setName }) else { return GoString() }
        let outer = templates
        defer { templates = outer }
        templates = outer.adding(text.trees, named: setName)
        return try execute(tree, dot: dot)
    }

    /// Parses and executes a text; throws what both throw.
    package func execute(text: GoString, dot: Value) throws -> GoString { try execute(parse(text), dot: dot) }

    private func execute(_ tree: Tree, dot: Value) throws -> GoString {
        let isOutermost = output.isEmpty && variables.isEmpty
        if isOutermost { stackLimit = StackGuard.limit }
        let mark = output.count
        let outerDepth = depth
        depth = 0
        let traced = trace?.beginExecution()
        defer {
            depth = outerDepth
            output.removeLast(output.count - mark)
        }
        try walk(tree, dot: dot.withoutNilInterface)
        if isOutermost { remainingOutput -= output.count }
        let text = GoString(output[mark...])
        if let trace, let traced { trace.endExecution(traced, of: tree, text: text, startingAt: mark) }
        return text
    }

    /// Walks another template and comes back to the state of the current one.
    func walk(_ callee: Tree, dot: Value) throws {
        let outer = (tree: tree, node: Unmanaged.passUnretained(node), base: variableBase, isInterface: isDotInterface)
        let mark = variables.count
        tree = callee
        variableBase = mark
        isDotInterface = false
        variables.append(Variable(name: VariableName.dollar.number, value: dot))
        defer {
            variables.removeLast(variables.count - mark)
            tree = outer.tree
            node = outer.node.takeUnretainedValue()
            variableBase = outer.base
            isDotInterface = outer.isInterface
        }
        _ = try walk(callee.root, dot: dot)
    }
}

/// A variable on the stack.
struct Variable {
    /// The number of its name, see `VariableName`.
    let name: Int32
    var value: Value
    /// Whether the value came out of an `interface{}`: only messages show it.
    var isInterface = false
    /// What was read for the value, as the execution's trace numbers it.
    var reads: Int32 = 0
}
