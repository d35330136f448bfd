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
    package let trait: Trait
    let kind: Kind
    let signature: Signature
    private let body: @Sendable (Arguments) throws -> Value
    /// What takes the place of `body` in a function that runs templates.
    private let templateBody: (@Sendable (Executor, Arguments) throws -> Value)?

    /// - Parameters:
    ///   - parameters: the types; of a variadic function the last one is the type of each further argument.
    ///   - body: throws `FunctionError` for what Go returns as an error or panics with.
    package init(
        _ name: String, _ parameters: [Parameter], variadic: Bool = false, trait: Trait = .ordinary,
        _ body: @escaping @Sendable (Arguments) throws -> Value
    ) {
        self.name = name
        self.trait = trait
        self.kind = .function
        self.signature = Signature(parameters: parameters, isVariadic: variadic)
        self.body = body
        self.templateBody = nil
    }

    /// A function that calls back into templates, as `include` and `tpl` do.
    ///
    /// - Parameters:
    ///   - parameters: the types.
    ///   - body: gets the running execution; throws what that throws, and errors of its own.
    package init(
        _ name: String, _ parameters: [Parameter],
        runningTemplates body: @escaping @Sendable (Executor, Arguments) throws -> Value
    ) {
        self.name = name
        self.trait = .ordinary
        self.kind = .function
        self.signature = Signature(parameters: parameters, isVariadic: false)
        self.body = { _ in .null }
        self.templateBody = body
    }

    /// A function of one argument or more, which the executor runs itself.
    init(_ name: String, kind: Kind) {
        self.name = name
        self.trait = .ordinary
        self.kind = kind
        self.signature = Signature(parameters: [.reflectValue, .reflectValue], isVariadic: true)
        self.body = { _ in .null }
        self.templateBody = nil
    }

    /// The result for checked arguments; throws what the body throws.
    @inline(__always)
    func call(_ arguments: Arguments, by executor: Executor) throws -> Value {
        guard let templateBody else { return try body(arguments) }
        return try templateBody(executor, arguments)
    }
}
