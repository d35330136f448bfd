/// `true` or `false`.
final class BoolNode: OperandNode, @unchecked Sendable {
    let value: Bool

    init(position: Int32, value: Bool) {
        self.value = value
        super.init(position: position)
    }

    override var isExecutable: Bool { false }

    override func write(to output: inout [UInt8]) { output.append(value ? "true" : "false") }

    override func evaluate(by executor: Executor, dot: Value, as command: CommandNode, final: Value?) throws -> Value {
        try executor.takeConstant(command, final: final)
        return .bool(value)
    }

    override func evaluate(by executor: Executor, dot: Value, for type: GoType) throws -> Value {
        try executor.evaluate(self, for: type)
    }
}

/// `.`.
final class DotNode: OperandNode, @unchecked Sendable {
    override var isExecutable: Bool { false }

    override func write(to output: inout [UInt8]) { output.append(".") }

    override func evaluate(by executor: Executor, dot: Value, as command: CommandNode, final: Value?) throws -> Value {
        try executor.takeConstant(command, final: final)
        return dot
    }

    override func evaluate(by executor: Executor, dot: Value, for type: GoType) throws -> Value {
        executor.node = self
        return try executor.validate(dot, for: type)
    }
}

/// `nil`.
final class NilNode: OperandNode, @unchecked Sendable {
    override var isExecutable: Bool { false }

    override func write(to output: inout [UInt8]) { output.append("nil") }

    override func evaluate(by executor: Executor, dot: Value, as command: CommandNode, final: Value?) throws -> Value {
        try executor.takeConstant(command, final: final)
        throw executor.failure("nil is not a command")
    }

    override func evaluate(by executor: Executor, dot: Value, for type: GoType) throws -> Value {
        try executor.evaluate(self, for: type)
    }
}

/// A string constant.
final class StringNode: OperandNode, @unchecked Sendable {
    /// The text of the source, with quotes.
    let quoted: GoString
    let value: GoString

    init(position: Int32, quoted: GoString, value: GoString) {
        self.quoted = quoted
        self.value = value
        super.init(position: position)
    }

    override var isExecutable: Bool { false }

    override func write(to output: inout [UInt8]) { output += quoted.bytes }

    override func evaluate(by executor: Executor, dot: Value, as command: CommandNode, final: Value?) throws -> Value {
        try executor.takeConstant(command, final: final)
        return .string(value)
    }

    override func evaluate(by executor: Executor, dot: Value, for type: GoType) throws -> Value {
        try executor.evaluate(self, for: type)
    }
}

/// A numeric or character constant.
final class NumberNode: OperandNode, @unchecked Sendable {
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

    override var isExecutable: Bool { false }

    override func write(to output: inout [UInt8]) { output += source.bytes }

    override func evaluate(by executor: Executor, dot: Value, as command: CommandNode, final: Value?) throws -> Value {
        try executor.takeConstant(command, final: final)
        return try executor.idealConstant(self)
    }

    override func evaluate(by executor: Executor, dot: Value, for type: GoType) throws -> Value {
        try executor.evaluate(self, for: type)
    }
}
