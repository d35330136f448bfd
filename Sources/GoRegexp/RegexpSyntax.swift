import GoTemplate

/// Checks an expression in Go's syntax and rewrites it into what RE2 understands in the same way.
///
/// Both engines descend from the same code, but differ in what they accept and in how they word their errors.
/// So this pass follows Go's parser token by token, reports its errors, and writes every token in a form without
/// doubt: literals escaped by number, groups without names, Unicode classes that RE2 has no name for as ranges.
/// Mirrors regexp/syntax parse.go.
struct RegexpSyntax {
    let pattern: [UInt8]
    var position = 0
    var output: [UInt8] = []
    /// The names of the groups; the first is that of the whole match, which has none.
    var groupNames: [GoString] = [GoString()]
    /// Whether the expression has a `\B`.
    var hasNonBoundary = false
    /// Whether `(?i)` is in force.
    var foldsCase = false
    var stack: [RegexpFragment] = []
    /// Where the repetition just before `position` began; another one must not follow it.
    private var lastRepetition: Int?

    /// The most copies nested counts may make.
    static let maximumCopies = 1000
    /// The most levels of operators, Go's maxHeight.
    private static let maximumHeight = 1000
    /// The most instructions, Go's maxSize.
    private static let maximumSize = (128 << 20) / 40

    init(_ expression: GoString) {
        self.pattern = expression.bytes
    }

    /// Translates the whole expression into `output` and `groupNames`.
    mutating func translate() throws(RegexpError) {
        while position < pattern.count {
            let start = position
            let isRepetition = try translateToken()
            lastRepetition = isRepetition ? start : nil
        }
        finishAlternation()
        if stack.count != 1 { throw RegexpError(.missingParenthesis, pattern[...]) }
    }

    /// Translates one token; true if it was a repetition.
    private mutating func translateToken() throws(RegexpError) -> Bool {
        switch pattern[position] {
        case UInt8(ascii: "("): try openGroup()
        case UInt8(ascii: ")"): try closeGroup()
        case UInt8(ascii: "|"):
            finishAlternative()
            position += 1
            emit("|")
            stack.append(RegexpFragment(kind: .bar, range: output.count..<output.count))
        case UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "."):
            let byte = pattern[position]
            position += 1
            try pushOperand { $0.output.append(byte) }
        case UInt8(ascii: "["): try translateClass()
        case UInt8(ascii: "\\"): try translateEscape()
        case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
            try translateRepetition(nil, operatorEnd: position + 1)
            return true
        case UInt8(ascii: "{"):
            guard let (bounds, end) = repeatBounds() else {
                try pushLiteral(try nextRune())
                return false
            }
            try translateRepetition(bounds, operatorEnd: end)
            return true
        default: try pushLiteral(try nextRune())
        }
        return false
    }
}

// MARK: - The stack

extension RegexpSyntax {
    /// Puts an operand on the stack whose translation `write` appends.
    mutating func pushOperand(_ write: (inout RegexpSyntax) throws(RegexpError) -> Void) throws(RegexpError) {
        let start = output.count
        try write(&self)
        stack.append(RegexpFragment(kind: .operand, range: start..<output.count))
    }

    mutating func pushLiteral(_ rune: Rune) throws(RegexpError) {
        try pushOperand { $0.emit(literal: rune) }
    }

    /// Joins the operands above the last mark into one, and hides the bar below it.
    mutating func finishAlternative() {
        let parts = operandsAboveMark()
        stack.removeLast(parts.count)
        let empty = RegexpFragment(kind: .operand, range: output.count..<output.count)
        let whole = RegexpFragment.combining(parts, isAlternation: false) ?? empty
        if case .bar? = stack.last?.kind { stack.removeLast() }
        stack.append(whole)
    }

    /// Joins the alternatives above the last group into one operand.
    mutating func finishAlternation() {
        finishAlternative()
        let parts = operandsAboveMark()
        stack.removeLast(parts.count)
        if let whole = RegexpFragment.combining(parts, isAlternation: true) { stack.append(whole) }
    }

    private func operandsAboveMark() -> ArraySlice<RegexpFragment> {
        let mark = stack.lastIndex { !$0.isOperand }
        return stack[(mark.map { $0 + 1 } ?? 0)...]
    }

    /// Throws where Go refuses an expression for its size.
    func checkLimits(of fragment: RegexpFragment) throws(RegexpError) {
        if fragment.size > Self.maximumSize { throw RegexpError(.tooLarge, pattern[...]) }
        if fragment.height > Self.maximumHeight { throw RegexpError(.nestingTooDeep, pattern[...]) }
    }
}

// MARK: - Repetitions

extension RegexpSyntax {
    /// Applies `*`, `+`, `?` or counted bounds to the operand before it.
    private mutating func translateRepetition(
        _ bounds: RepeatBounds?, operatorEnd: Int
    ) throws(RegexpError) {
        let start = position
        if let bounds, !bounds.isValid { throw RegexpError(.invalidRepeatCount, pattern[start..<operatorEnd]) }
        let isLazy = operatorEnd < pattern.count && pattern[operatorEnd] == UInt8(ascii: "?")
        let end = isLazy ? operatorEnd + 1 : operatorEnd
        if let lastRepetition { throw RegexpError(.invalidRepetition, pattern[lastRepetition..<end]) }
        guard let operand = stack.last, operand.isOperand else {
            throw RegexpError(.missingRepeatArgument, pattern[start..<end])
        }
        let repeated = wrapped(operand).repeated(bounds)
        try checkLimits(of: repeated)
        if let bounds, bounds.isCounted, repeated.copies > Self.maximumCopies {
            throw RegexpError(.invalidRepeatCount, pattern[start..<end])
        }
        output.append(contentsOf: pattern[start..<end])
        stack[stack.count - 1] = repeated
        stack[stack.count - 1].range = repeated.range.lowerBound..<output.count
        position = end
    }

    /// Groups an operand that is itself a repetition: without the token between them (`a*(?)*`) RE2 would see `**`.
    private mutating func wrapped(_ operand: RegexpFragment) -> RegexpFragment {
        guard operand.isRepetition else { return operand }
        output.insert(UInt8(ascii: ")"), at: operand.range.upperBound)
        output.insert(contentsOf: "(?:".utf8, at: operand.range.lowerBound)
        var whole = operand
        whole.range = operand.range.lowerBound..<(operand.range.upperBound + 4)
        return whole
    }

    /// Reads `{2}`, `{2,}` or `{2,5}`; nil where the brace is a literal.
    private func repeatBounds() -> (RepeatBounds, end: Int)? {
        var index = position + 1
        guard let minimum = decimal(at: &index), index < pattern.count else { return nil }
        var maximum: Int? = minimum
        if pattern[index] == UInt8(ascii: ",") {
            index += 1
            guard index < pattern.count else { return nil }
            if pattern[index] == UInt8(ascii: "}") {
                maximum = nil
            } else {
                guard let number = decimal(at: &index) else { return nil }
                maximum = number
            }
        }
        guard index < pattern.count, pattern[index] == UInt8(ascii: "}") else { return nil }
        return (RepeatBounds(minimum: minimum, maximum: maximum), index + 1)
    }

    /// Reads a number without leading zeros; one that is too large stops growing.
    private func decimal(at index: inout Int) -> Int? {
        let start = index
        var number = 0
        while index < pattern.count, pattern[index] &- 0x30 < 10 {
            number = min(number * 10 + Int(pattern[index] - 0x30), 1_000_000)
            index += 1
        }
        let hasLeadingZero = index > start + 1 && pattern[start] == UInt8(ascii: "0")
        return index == start || hasLeadingZero ? nil : number
    }
}

/// How often a counted repetition takes its operand.
struct RepeatBounds {
    let minimum: Int
    /// Nil for no limit.
    let maximum: Int?

    var isValid: Bool {
        minimum <= RegexpSyntax.maximumCopies && (maximum ?? 0) <= RegexpSyntax.maximumCopies
            && maximum.map { minimum <= $0 } ?? true
    }

    /// Whether Go checks the number of copies: not for `{0,1}` and the like.
    var isCounted: Bool { minimum >= 2 || (maximum ?? 0) >= 2 }
}

extension RegexpFragment {
    /// This operand with a repetition after it; nil bounds stand for `*`, `+` and `?`.
    func repeated(_ bounds: RepeatBounds?) -> RegexpFragment {
        var result = self
        result.height += 1
        result.isRepetition = true
        guard let bounds else {
            result.size &+= 2
            return result
        }
        let count = bounds.maximum ?? bounds.minimum
        result.copies = count == 0 ? (bounds.maximum == 0 ? 1 : copies) : min(copies * count, 1_000_000)
        result.size = max(1, count) * size + (bounds.maximum == nil ? 2 : count - bounds.minimum)
        return result
    }
}
