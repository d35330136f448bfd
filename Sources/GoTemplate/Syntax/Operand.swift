/// A word of a command.
enum Operand: Sendable {
    case field(FieldNode)
    case chain(ChainNode)
    case identifier(IdentifierNode)
    case pipe(PipeNode)
    case variable(VariableNode)
    case bool(BoolNode)
    case dot(DotNode)
    case `nil`(NilNode)
    case number(NumberNode)
    case string(StringNode)

    var node: SyntaxNode {
        switch self {
        case .field(let node): node
        case .chain(let node): node
        case .identifier(let node): node
        case .pipe(let node): node
        case .variable(let node): node
        case .bool(let node): node
        case .dot(let node): node
        case .nil(let node): node
        case .number(let node): node
        case .string(let node): node
        }
    }

    /// Whether this may stand in a later stage of a pipeline.
    var isExecutable: Bool {
        switch self {
        case .bool, .dot, .nil, .number, .string: false
        case .field, .chain, .identifier, .pipe, .variable: true
        }
    }

    func writeParenthesized(to output: inout [UInt8]) {
        guard case .pipe(let pipe) = self else { return node.write(to: &output) }
        output.append("(")
        pipe.write(to: &output)
        output.append(")")
    }
}

/// `.A.B`.
final class FieldNode: SyntaxNode, @unchecked Sendable {
    let names: [GoString]

    init(position: Int32, names: [GoString]) {
        self.names = names
        super.init(position: position)
    }

    override func write(to output: inout [UInt8]) { output.append(fields: names) }
}

/// `(pipeline).A.B` or `function.A.B`.
final class ChainNode: SyntaxNode, @unchecked Sendable {
    let base: Operand
    let names: [GoString]

    init(position: Int32, base: Operand, names: [GoString]) {
        self.base = base
        self.names = names
        super.init(position: position)
    }

    override func write(to output: inout [UInt8]) {
        base.writeParenthesized(to: &output)
        output.append(fields: names)
    }
}

/// A function's name, with the function itself.
final class IdentifierNode: SyntaxNode, @unchecked Sendable {
    let name: GoString
    let callee: Callee
    let signature: Signature

    init(position: Int32, name: GoString, callee: Callee) {
        self.name = name
        self.callee = callee
        self.signature = callee.signature(named: name)
        super.init(position: position)
    }

    override func write(to output: inout [UInt8]) { output += name.bytes }
}

/// What a function name stands for; the executor itself knows three built-ins.
enum Callee: Sendable {
    case function(Function)
    /// `and` and `or` stop evaluating early.
    case and, or
    /// `call` wants to know the text of its first argument.
    case call
}

/// `$x.A.B`; a number stands for the variable's name, see `VariableName`.
final class VariableNode: SyntaxNode, @unchecked Sendable {
    let variable: VariableName
    /// The name with its `$`.
    let name: GoString
    let fields: [GoString]

    init(position: Int32, variable: VariableName, name: GoString, fields: [GoString] = []) {
        self.variable = variable
        self.name = name
        self.fields = fields
        super.init(position: position)
    }

    override func write(to output: inout [UInt8]) {
        output += name.bytes
        output.append(fields: fields)
    }
}

/// A variable's name as a number that is unique within one file, so that the executor need not compare texts.
typealias VariableName = Int32

/// `true` or `false`.
final class BoolNode: SyntaxNode, @unchecked Sendable {
    let value: Bool

    init(position: Int32, value: Bool) {
        self.value = value
        super.init(position: position)
    }

    override func write(to output: inout [UInt8]) { output.append(value ? "true" : "false") }
}

/// `.`.
final class DotNode: SyntaxNode, @unchecked Sendable {
    override func write(to output: inout [UInt8]) { output.append(".") }
}

/// `nil`.
final class NilNode: SyntaxNode, @unchecked Sendable {
    override func write(to output: inout [UInt8]) { output.append("nil") }
}

/// A string constant.
final class StringNode: SyntaxNode, @unchecked Sendable {
    /// The text of the source, with quotes.
    let quoted: GoString
    let value: GoString

    init(position: Int32, quoted: GoString, value: GoString) {
        self.quoted = quoted
        self.value = value
        super.init(position: position)
    }

    override func write(to output: inout [UInt8]) { output += quoted.bytes }
}

/// A numeric or character constant.
final class NumberNode: SyntaxNode, @unchecked Sendable {
    let literal: NumberLiteral
    /// The value where no type is asked for; nil if it is too large.
    let ideal: Value?
    /// The text of the source.
    let source: GoString

    init(position: Int32, literal: NumberLiteral, source: GoString) {
        self.literal = literal
        self.ideal = literal.idealConstant(source: source)
        self.source = source
        super.init(position: position)
    }

    override func write(to output: inout [UInt8]) { output += source.bytes }
}

extension [UInt8] {
    fileprivate mutating func append(fields names: [GoString]) {
        for name in names {
            append(UInt8(ascii: "."))
            self += name.bytes
        }
    }
}
