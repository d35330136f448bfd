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
