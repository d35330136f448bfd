extension ExecutionError {
    /// What a template did wrong: the failures of Go's exec.go, and the limits that are ours.
    ///
    /// Names of types are those Go shows.
    package enum Kind: Sendable {
        // Fields and keys.
        /// The value has no field, key or method of that name.
        case noField(GoString, type: GoString)
        case unexportedField(GoString, type: GoString)
        /// Something was asked of nil.
        case nilPointer(field: GoString, type: GoString)
        /// The map has no such key, and `missingkey=error` forbids that.
        case noEntry(key: GoString)
        /// A key is asked of no value at all, and `missingkey=error` forbids that.
        case noData(key: GoString)
        /// Arguments follow a key of a map.
        case argumentsForKey(GoString)
        /// Arguments follow a field of a struct.
        case argumentsForField(GoString)

        // Calls.
        /// Arguments follow an operand that can take none.
        case argumentsForOperand(GoString)
        /// - Parameter atLeast: whether the function is variadic.
        case argumentCount(function: GoString, wanted: Int, atLeast: Bool, given: Int)
        /// A method has results that a template cannot take; Go says what they are.
        case uncallableMethod(problem: GoString)
        /// A function or method failed; the error's `cause` says why.
        case function(name: GoString)

        // Types of arguments.
        /// There is no value where one that cannot be nil is expected.
        case noValue(expected: GoString)
        case nilArgument(type: GoString)
        case wrongType(expected: GoString, found: GoString)
        /// A constant of another kind stands in the template.
        case wrongConstant(expected: GoString, found: GoString)
        /// No constant can be of the type.
        case noConstant(type: GoString, found: GoString)
        case integerOverflow(GoString)

        // Statements.
        case nilCommand
        case undefinedVariable(GoString)
        case undefinedTemplate(GoString)
        /// A `range` over a value that has no elements.
        case notIterable(value: GoString)
        /// A `range` over a number that sets two variables.
        case tooManyVariables(value: GoString)
        /// `{{template}}` nests deeper than Go lets it.
        case templateDepth(maximum: Int)

        /// A limit that Go does not have.
        case limit(Limit)
    }

    /// A limit on what templates may use.
    package enum Limit: Sendable {
        case stack
        case steps(Int)
        case memory(bytes: Int)
        case output(bytes: Int)
        /// The result of one function.
        case result(bytes: Int)
    }
}

extension ExecutionError.Kind {
    /// What is wrong as Go words it, before the text of the cause.
    var text: GoString {
        switch self {
        case .noField(let name, let type): "can't evaluate field " + name + " in type " + type
        case .unexportedField(let name, let type): name + " is an unexported field of struct type " + type
        case .nilPointer(let field, let type): "nil pointer evaluating " + type + "." + field
        case .noEntry(let key): "map has no entry for key " + Strconv.quote(key)
        case .noData(let key): "nil data; no entry for key " + Strconv.quote(key)
        case .argumentsForKey(let name): name + " is not a method but has arguments"
        case .argumentsForField(let name): name + " has arguments but cannot be invoked as function"
        case .argumentsForOperand(let operand): "can't give argument to non-function " + operand
        case .argumentCount(let function, let wanted, let atLeast, let given):
            "wrong number of args for " + function + ": want " + (atLeast ? "at least " : "")
                + GoString("\(wanted) got \(given)")
        case .uncallableMethod(let problem): problem
        case .function(let name): "error calling " + name + ": "
        case .noValue(let expected): "invalid value; expected " + expected
        case .nilArgument(let type): "cannot assign nil to " + type
        case .wrongType(let expected, let found): "wrong type for value; expected " + expected + "; got " + found
        case .wrongConstant(let expected, let found): "expected " + expected + "; found " + found
        case .noConstant(let type, let found): "can't handle " + found + " for arg of type " + type
        case .integerOverflow(let number): number + " overflows int"
        case .nilCommand: "nil is not a command"
        case .undefinedVariable(let name): "undefined variable: " + name
        case .undefinedTemplate(let name): "template " + Strconv.quote(name) + " not defined"
        case .notIterable(let value): "range can't iterate over " + value
        case .tooManyVariables(let value): "can't use " + value + " to iterate over more than one variable"
        case .templateDepth(let maximum): GoString("exceeded maximum template depth (\(maximum))")
        case .limit(let limit): GoString(limit.text)
        }
    }
}

extension ExecutionError.Limit {
    fileprivate var text: String {
        switch self {
        case .stack: "exceeded the stack: templates nest too deeply"
        case .steps(let count): "exceeded the limit of \(count) steps (--max-steps)"
        case .memory(let bytes): "exceeded the limit of \(bytes) bytes of memory"
        case .output(let bytes): "exceeded the output limit of \(bytes) bytes (--max-output)"
        case .result(let bytes): "the result is larger than the limit of \(bytes) bytes (--max-output)"
        }
    }
}
