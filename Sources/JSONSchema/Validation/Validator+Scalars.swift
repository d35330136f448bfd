import GoTemplate

extension Validator {
    /// Checks the keywords about strings; lengths count code points.
    func validate(_ text: GoString, _ string: StringKeywords, _ evaluation: inout Evaluation) {
        if string.minimumLength != nil || string.maximumLength != nil {
            let length = text.runeCount
            if let minimum = string.minimumLength, length < minimum {
                add(.count("minLength", got: length, want: minimum), to: &evaluation)
            }
            if let maximum = string.maximumLength, length > maximum {
                add(.count("maxLength", got: length, want: maximum), to: &evaluation)
            }
        }
        if let (pattern, source) = string.pattern, !pattern.matches(text) {
            add(.pattern(got: text, want: source), to: &evaluation)
        }
    }

    /// Checks the keywords about numbers; values of other types have none.
    func validate(_ keywords: NumberKeywords, _ evaluation: inout Evaluation) throws(SchemaFailure) {
        guard JSONTypes(of: evaluation.value) == .number else { return }
        func check(
            _ keyword: StaticString, _ limit: ExactNumber?, _ isMet: (ExactNumber, ExactNumber) -> Bool?
        ) throws(SchemaFailure) {
            guard let limit else { return }
            guard let number = ExactNumber(evaluation.value) else { throw .missingNumber }
            guard let isMet = isMet(number, limit) else { throw .tooLong }
            if !isMet { add(.limit(keyword, got: number, want: limit), to: &evaluation) }
        }
        try check("minimum", keywords.minimum) { $0 >= $1 }
        try check("maximum", keywords.maximum) { $0 <= $1 }
        try check("exclusiveMinimum", keywords.exclusiveMinimum) { $0 > $1 }
        try check("exclusiveMaximum", keywords.exclusiveMaximum) { $0 < $1 }
        try check("multipleOf", keywords.divisor) { $0.isMultiple(of: $1) }
    }
}
