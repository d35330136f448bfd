/// A function as a template's name for it is bound to: what a call is checked against, and what it runs.
final class Callee: Sendable {
    /// How the call works; the executor itself knows three built-ins.
    enum Kind: Sendable {
        case function
        /// `and` and `or` stop evaluating early.
        case and, or
        /// `call` wants to know the text of its first argument.
        case call
    }

    let name: GoString
    let kind: Kind
    let signature: Signature
    let body: @Sendable (Arguments) throws -> Value

    init(_ function: Function, kind: Kind = .function) {
        self.name = GoString(function.name)
        self.kind = kind
        self.signature = Signature(parameters: function.parameters, isVariadic: function.isVariadic)
        self.body = function.body
    }
}

/// What arguments a function or method takes.
struct Signature: Sendable {
    let parameters: [GoType]
    let isVariadic: Bool

    /// How many parameters must be given.
    var fixedCount: Int { isVariadic ? parameters.count - 1 : parameters.count }

    /// The type wanted for argument `index`.
    func type(at index: Int) -> GoType {
        index < parameters.count ? parameters[index] : parameters.last ?? .any
    }
}
