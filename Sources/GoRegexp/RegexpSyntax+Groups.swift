import GoTemplate

// Parentheses. Mirrors regexp/syntax parse.go parsePerlFlags and parseRightParen.
extension RegexpSyntax {
    mutating func openGroup() throws(RegexpError) {
        guard position + 1 < pattern.count, pattern[position + 1] == UInt8(ascii: "?") else {
            position += 1
            return openCapture(named: GoString())
        }
        if let nameStart = captureNameStart() {
            try openNamedCapture(nameStart)
        } else {
            try openFlagGroup()
        }
    }

    mutating func closeGroup() throws(RegexpError) {
        finishAlternation()
        guard stack.count >= 2, let operand = stack.popLast(), let mark = stack.popLast(),
            case .group(let isCapturing, let outerFoldsCase) = mark.kind
        else { throw RegexpError(.unexpectedParenthesis, pattern[...]) }
        position += 1
        emit(")")
        foldsCase = outerFoldsCase
        var group = operand
        group.range = mark.range.lowerBound..<output.count
        group.isRepetition = false
        if isCapturing {
            group.height += 1
            group.size &+= 2
        }
        try checkLimits(of: group)
        stack.append(group)
    }

    private mutating func openCapture(named name: GoString) {
        groupNames.append(name)
        push(isCapturing: true, "(")
    }

    private mutating func push(isCapturing: Bool, _ opening: StaticString) {
        let start = output.count
        emit(opening)
        let kind = RegexpFragment.Kind.group(isCapturing: isCapturing, outerFoldsCase: foldsCase)
        stack.append(RegexpFragment(kind: kind, range: start..<output.count))
    }

    /// Where the name begins, for `(?P<name>` and `(?<name>`.
    private func captureNameStart() -> Int? {
        let rest = pattern[position...]
        if rest.count > 4 && rest.starts(with: "(?P<".utf8) { return position + 4 }
        if rest.count > 3 && rest.starts(with: "(?<".utf8) { return position + 3 }
        return nil
    }

    private mutating func openNamedCapture(_ nameStart: Int) throws(RegexpError) {
        guard let end = pattern[position...].firstIndex(of: UInt8(ascii: ">")) else {
            try checkUTF8(position..<pattern.count)
            throw RegexpError(.invalidNamedCapture, pattern[position...])
        }
        try checkUTF8(nameStart..<end)
        let name = pattern[nameStart..<end]
        guard !name.isEmpty, name.allSatisfy({ isASCIIAlphanumeric($0) || $0 == UInt8(ascii: "_") }) else {
            throw RegexpError(.invalidNamedCapture, pattern[position...end])
        }
        position = end + 1
        openCapture(named: GoString(name))
    }

    /// Reads `(?flags)` or `(?flags:`.
    private mutating func openFlagGroup() throws(RegexpError) {
        let start = position
        position += 2
        var foldsCaseInside = foldsCase
        var isNegated = false
        var sawFlag = false
        while position < pattern.count {
            switch try nextRune() {
            case Rune(UInt8(ascii: "i")):
                foldsCaseInside = !isNegated
                sawFlag = true
            case Rune(UInt8(ascii: "m")), Rune(UInt8(ascii: "s")), Rune(UInt8(ascii: "U")): sawFlag = true
            case Rune(UInt8(ascii: "-")) where !isNegated:
                isNegated = true
                sawFlag = false
            case Rune(UInt8(ascii: ":")) where sawFlag || !isNegated:
                push(isCapturing: false, "")
                output.append(contentsOf: pattern[start..<position])
                foldsCase = foldsCaseInside
                return
            case Rune(UInt8(ascii: ")")) where sawFlag || !isNegated:
                if sawFlag { output.append(contentsOf: pattern[start..<position]) }
                foldsCase = foldsCaseInside
                return
            default: throw RegexpError(.invalidPerlSyntax, pattern[start..<position])
            }
        }
        throw RegexpError(.invalidPerlSyntax, pattern[start...])
    }
}
