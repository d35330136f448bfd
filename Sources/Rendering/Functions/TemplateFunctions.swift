import GoTemplate

/// The functions Helm itself adds that work on templates: `include`, `tpl`, `required` and `fail`.
///
/// Mirrors helm/pkg/engine/engine.go.
package enum TemplateFunctions {
    /// Helm's `recursionMaxNums`.
    private static let maximumIncludes = 1000

    /// The functions as `template` and `install` have them.
    package static let functions: [Function] = [
        Function("include", [.string, .any], runningTemplates: include),
        Function("tpl", [.string, .any], runningTemplates: tpl),
        Function("required", [.string, .any]) { arguments in
            if isMissing(arguments[1]) { throw ChartFailure(arguments.string(0)) }
            return arguments[1]
        },
        Function("fail", [.string]) { throw ChartFailure($0.string(0)) },
    ]

    @Sendable
    private static func include(by executor: Executor, _ arguments: Arguments) throws -> Value {
        let definition = executor.definition(named: arguments.string(0))
        guard definition.includes <= maximumIncludes else { throw nestedReference(arguments.string(0)) }
        definition.includes += 1
        defer { definition.includes -= 1 }
        return .string(try executor.execute(definition, dot: arguments[1]))
    }

    private static func nestedReference(_ name: GoString) -> FunctionError {
        let cause = FunctionError("unable to execute template")
        return FunctionError(
            "rendering template has a nested reference name: " + name + ": " + cause.message, cause: cause)
    }

    @Sendable
    private static func tpl(by executor: Executor, _ arguments: Arguments) throws -> Value {
        let text = arguments.string(0)
        let parsed: ParsedText
        do {
            parsed = try executor.parse(text)
        } catch {
            throw TplError("cannot parse template ", text, cause: error)
        }
        do {
            return .string(NoValue.removed(from: try executor.execute(parsed, dot: arguments[1])))
        } catch {
            if error.isExecutionLimit { throw error }
            throw TplError("error during tpl function execution for ", text, cause: error)
        }
    }

    static func isMissing(_ value: Value) -> Bool {
        if case .string(let text) = value { return text.isEmpty }
        return value.isNil
    }
}
