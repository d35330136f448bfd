/// What a function gets: its arguments, already checked against its parameters as Go checks them.
///
/// A parameter of type `.string` holds `.string`, one of `.int` holds `.int(_, .int)`, one of `.anyMap` a map, and so on;
/// `.any` and `.reflectValue` hold anything, with nil as `.null`. The accessors give zero values where the
/// kind is another, which the executor's checks exclude.
///
/// The values are on the caller's stack: arguments are good for nothing after the call.
package struct Arguments {
    private let buffer: UnsafeBufferPointer<Value>
    /// The running execution, for the functions that call back into templates (`include`, `tpl`).
    unowned(unsafe) package let executor: Executor

    init(_ values: UnsafeBufferPointer<Value>, executor: Executor) {
        self.buffer = values
        self.executor = executor
    }

    package var count: Int { buffer.count }

    package var values: [Value] { Array(buffer) }

    /// The argument at `index`, or nil (`.null`) beyond the last.
    package subscript(index: Int) -> Value { index < buffer.count ? buffer[index] : .null }

    package func string(_ index: Int) -> GoString {
        if case .string(let text) = self[index] { return text }
        return GoString()
    }

    package func int(_ index: Int) -> Int {
        if case .int(let number, _) = self[index] { return Int(number) }
        return 0
    }

    package func bool(_ index: Int) -> Bool {
        if case .bool(let flag) = self[index] { return flag }
        return false
    }

    package func float(_ index: Int) -> Double {
        if case .float(let number) = self[index] { return number }
        return 0
    }

    /// The map argument; an empty one (Go's nil map) where nil was passed.
    package func map(_ index: Int) -> Map {
        if case .map(let map) = self[index] { return map }
        return Map(isNilMap: true)
    }

    /// The arguments from `index` on: the variadic part.
    package func rest(from index: Int) -> Slice<UnsafeBufferPointer<Value>> { buffer.dropFirst(index) }
}

/// A template function: its name, its Go signature as far as argument checks need it, and what it does.
package final class Function: Sendable {
    /// How the call works; the executor itself knows three built-ins.
    enum Kind: Sendable {
        case function
        /// `and` and `or` stop evaluating early.
        case and, or
        /// `call` wants to know the text of its first argument.
        case call
    }

    package let name: String
    /// What is known of its results.
    package let traits: Traits
    let kind: Kind
    let signature: Signature
    let body: @Sendable (Arguments) throws -> Value

    /// - Parameters:
    ///   - parameters: the types; of a variadic function the last one is the type of each further argument.
    ///   - body: throws `FunctionError` for what Go returns as an error or panics with.
    package init(
        _ name: String, _ parameters: [Parameter], variadic: Bool = false, traits: Traits = [],
        _ body: @escaping @Sendable (Arguments) throws -> Value
    ) {
        self.name = name
        self.traits = traits
        self.kind = .function
        self.signature = Signature(parameters: parameters, isVariadic: variadic)
        self.body = body
    }

    /// A function of one argument or more, which the executor runs itself.
    init(_ name: String, kind: Kind) {
        self.name = name
        self.traits = []
        self.kind = kind
        self.signature = Signature(parameters: [.reflectValue, .reflectValue], isVariadic: true)
        self.body = { _ in .null }
    }
}

/// A method of a Go type, called with its receiver.
package struct Method: Sendable {
    package let name: String
    package let isVariadic: Bool
    /// Why a template may not call the method although it exists, as Go words it; nil for nearly all methods.
    ///
    /// Mirrors text/template funcs.go goodFunc: a method may have one result, or one and an error. The executor
    /// reports it after the check of the number of arguments and before the arguments are evaluated.
    package let signatureProblem: GoString?
    package let body: @Sendable (Value, Arguments) throws -> Value
    private let makeParameters: @Sendable () -> [GoType]

    /// - Parameter parameters: evaluated when first needed, so that a method can take its own type.
    package init(
        _ name: String, _ parameters: @autoclosure @escaping @Sendable () -> [GoType] = [], variadic: Bool = false,
        _ body: @escaping @Sendable (Value, Arguments) throws -> Value
    ) {
        self.name = name
        self.isVariadic = variadic
        self.signatureProblem = nil
        self.body = body
        self.makeParameters = parameters
    }

    /// A method that templates see but cannot call, because of its results.
    package init(_ name: String, variadic: Bool = false, signatureProblem: GoString) {
        self.name = name
        self.isVariadic = variadic
        self.signatureProblem = signatureProblem
        self.body = { _, _ in .null }
        self.makeParameters = { [] }
    }

    package var parameters: [GoType] { makeParameters() }
}

/// An error a function returned, or a panic: Go reports both as `error calling NAME: MESSAGE`.
package struct FunctionError: Error {
    /// What Go's `Error()` would say.
    package let message: GoString
    /// The wrapped error (Go's `%w`), whose text is part of `message`.
    package let cause: (any Error)?

    package init(_ message: GoString, cause: (any Error)? = nil) {
        self.message = message
        self.cause = cause
    }

    package init(_ message: String, cause: (any Error)? = nil) {
        self.init(GoString(message), cause: cause)
    }
}
