extension ParseError {
    /// What is wrong with a template: the failures of Go's parse.go, and the limits that are ours.
    ///
    /// A context is the part of the template that was being read, such as `define clause`.
    package enum Kind: Sendable {
        case undefinedFunction(GoString)
        case undefinedVariable(GoString)
        /// The second template of one name in one text.
        case redefinition(GoString)
        /// A word or an end that does not belong there.
        case unexpected(GoString, in: StaticString? = nil)
        /// Text that is no token, and where the action began if that is on another line.
        case token(problem: GoString, action: GoString?)
        /// A number or string that means nothing.
        case constant(problem: GoString)
        /// An `{{else}}` after an `{{else}}`.
        case missingEnd(found: GoString)
        case missingValue(for: StaticString)
        /// `{{break}}` or `{{continue}}` without a loop.
        case outsideRange(StaticString)
        case tooManyDeclarations(in: StaticString)
        /// Something other than a second variable follows the comma of a `range`.
        case rangeWithoutVariable
        /// A constant in a later stage of a pipeline, counted from 1.
        case notExecutable(stage: Int)
        /// A field is asked of a constant.
        case fieldOfConstant(GoString)
        /// Parentheses nest deeper than Go lets them.
        case expressionDepth

        // Limits that Go does not have.
        case tooManyFields, tooDeep, tooLarge
    }
}

extension ParseError.Kind {
    /// What is wrong as Go words it.
    var text: GoString {
        switch self {
        case .undefinedFunction(let name): "function " + Strconv.quote(name) + " not defined"
        case .undefinedVariable(let name): "undefined variable " + Strconv.quote(name)
        case .redefinition(let name): "template: multiple definition of template " + Strconv.quote(name)
        case .unexpected(let token, nil): "unexpected " + token
        case .unexpected(let token, let context?): "unexpected " + token + " in " + GoString(stringLiteral: context)
        case .token(let problem, nil): problem
        // "unclosed action" already says the word.
        case .token("unclosed action", let place?): "unclosed action started at " + place
        case .token(let problem, let place?): problem + " in action started at " + place
        case .constant(let problem): problem
        case .missingEnd(let found): "expected end; found " + found
        case .missingValue(let context): "missing value for " + GoString(stringLiteral: context)
        case .outsideRange(let action): GoString(stringLiteral: action) + " outside {{range}}"
        case .tooManyDeclarations(let context): "too many declarations in " + GoString(stringLiteral: context)
        case .rangeWithoutVariable: "range can only initialize variables"
        case .notExecutable(let stage): GoString("non executable command in pipeline stage \(stage)")
        case .fieldOfConstant(let constant): "unexpected . after term " + Strconv.quote(constant)
        case .expressionDepth: "max expression depth exceeded"
        case .tooManyFields: "too many fields in a chain"
        case .tooDeep: "template is nested too deeply"
        case .tooLarge: "template is too large"
        }
    }
}
