import GoTemplate

/// The functions Helm itself adds that work on templates: `include`, `tpl`, `required` and `fail`.
///
/// Mirrors helm/pkg/engine/engine.go.
package enum TemplateFunctions {
    /// Helm's `recursionMaxNums`.
    private static let maximumIncludes = 1000

    /// The functions; in lint mode `required` and `fail` let everything pass.
    package static func functions(lintMode: Bool = false) -> [Function] {
        [
            Function("include", [.string, .any], include),
            Function("tpl", [.string, .any], tpl),
            lintMode
                ? Function("required", [.string, .any], passRequired)
                : Function("required", [.string, .any], required),
            Function("fail", [.string]) { arguments in
                guard lintMode else { throw ChartFailure(arguments.string(0)) }
                return .string(GoString())
            },
        ]
    }

    @Sendable
    private static func include(_ arguments: Arguments) throws -> Value {
        let name = arguments.string(0)
        let executor = arguments.executor
        let running = executor.includeCounts[name]
        if let running, running > maximumIncludes { throw nestedReference(name) }
        executor.includeCounts[name] = (running ?? 0) + 1
        defer { executor.includeCounts[name, default: 0] -= 1 }
        return .string(try executor.execute(name, dot: arguments[1]))
    }

    private static func nestedReference(_ name: GoString) -> FunctionError {
        let cause = FunctionError("unable to execute template")
        return FunctionError(
            "rendering template has a nested reference name: " + name + ": " + cause.message, cause: cause)
    }

    @Sendable
    private static func tpl(_ arguments: Arguments) throws -> Value {
        let text = arguments.string(0)
        do {
            let output = try arguments.executor.execute(text: text, dot: arguments[1]) { error in
                wrap(error, "error during tpl function execution for ", text)
            }
            return .string(NoValue.removed(from: output))
        } catch let error as ParseError {
            throw wrap(error, "cannot parse template ", text)
        }
    }

    private static func wrap(_ error: any Error, _ prefix: GoString, _ text: GoString) -> FunctionError {
        let message = (error as? any GoError)?.message ?? GoString("\(error)")
        return FunctionError(prefix + Strconv.quote(text) + ": " + message, cause: error)
    }

    @Sendable
    private static func required(_ arguments: Arguments) throws -> Value {
        if isMissing(arguments[1]) { throw ChartFailure(arguments.string(0)) }
        return arguments[1]
    }

    @Sendable
    private static func passRequired(_ arguments: Arguments) -> Value {
        isMissing(arguments[1]) ? .string(GoString()) : arguments[1]
    }

    private static func isMissing(_ value: Value) -> Bool {
        if case .string(let text) = value { return text.isEmpty }
        return value.isNil
    }
}
