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
