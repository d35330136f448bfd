/// `true` or `false`.
package final class BoolNode: OperandNode, @unchecked Sendable {
    let value: Bool

    init(position: Int32, value: Bool) {
        self.value = value
        super.init(position: position)
    }

    override var isExecutable: Bool { false }

    override func write(to output: inout [UInt8]) { output.append(value ? "true" : "false") }

    override func evaluateCommand(by executor: Executor, dot: Value, as command: CommandNode, final: Value?) throws
        -> Value
    {
        try executor.takeConstant(command, final: final)
        return .bool(value)
    }

    override func evaluateArgument(by executor: Executor, dot: Value, for parameter: Parameter) throws -> Value {
        try executor.evaluateBool(self, for: parameter)
    }
}

/// `.`.
package final class DotNode: OperandNode, @unchecked Sendable {
    override var isExecutable: Bool { false }

    override func write(to output: inout [UInt8]) { output.append(".") }

    override func evaluateCommand(by executor: Executor, dot: Value, as command: CommandNode, final: Value?) throws
        -> Value
    {
        try executor.takeConstant(command, final: final)
        return dot
    }

    override func evaluateArgument(by executor: Executor, dot: Value, for parameter: Parameter) throws -> Value {
        executor.node = self
        return try executor.checked(dot, for: parameter)
    }
}

/// `nil`.
package final class NilNode: OperandNode, @unchecked Sendable {
    override var isExecutable: Bool { false }

    override func write(to output: inout [UInt8]) { output.append("nil") }

    override func evaluateCommand(by executor: Executor, dot: Value, as command: CommandNode, final: Value?) throws
        -> Value
    {
        try executor.takeConstant(command, final: final)
        throw executor.failure(.nilCommand)
    }

    override func evaluateArgument(by executor: Executor, dot: Value, for parameter: Parameter) throws -> Value {
        try executor.evaluateNil(self, for: parameter)
    }
}

/// A string constant.
package final class StringNode: OperandNode, @unchecked Sendable {
    package let value: GoString
    /// The constant with its quotes, a part of `Source.bytes`.
    private let quoted: UnsafeBufferPointer<UInt8>

    init(position: Int32, quoted: UnsafeBufferPointer<UInt8>, value: GoString) {
        self.value = value
        self.quoted = quoted
        super.init(position: position)
    }

    override var isExecutable: Bool { false }

    override func write(to output: inout [UInt8]) { output.append(contentsOf: quoted) }

    override func evaluateCommand(by executor: Executor, dot: Value, as command: CommandNode, final: Value?) throws
        -> Value
    {
        try executor.takeConstant(command, final: final)
        return .string(value)
    }

    override func evaluateArgument(by executor: Executor, dot: Value, for parameter: Parameter) throws -> Value {
        try executor.evaluateString(self, for: parameter)
    }
}

/// A numeric or character constant.
package final class NumberNode: OperandNode, @unchecked Sendable {
    let literal: NumberLiteral
    /// The value where no type is asked for; nil if it is too large.
    package let ideal: Value?
    /// The text of the source.
    let source: GoString

    init(source: GoString, literal: NumberLiteral, ideal: Value?, position: Int32) {
        self.literal = literal
        self.ideal = ideal
        self.source = source
        super.init(position: position)
    }

    override var isExecutable: Bool { false }

    override func write(to output: inout [UInt8]) { output += source.bytes }

    override func evaluateCommand(by executor: Executor, dot: Value, as command: CommandNode, final: Value?) throws
        -> Value
    {
        try executor.takeConstant(command, final: final)
        return try executor.idealConstant(self)
    }

    override func evaluateArgument(by executor: Executor, dot: Value, for parameter: Parameter) throws -> Value {
        try executor.evaluateNumber(self, for: parameter)
    }
}
