import GoTemplate

/// Why a regular expression cannot be compiled, as Go's `regexp/syntax` says it.
package struct RegexpError: GoError, Equatable {
    package enum Reason: String, Sendable {
        case invalidCharacterRange = "invalid character class range"
        case invalidEscape = "invalid escape sequence"
        case invalidNamedCapture = "invalid named capture"
        case invalidPerlSyntax = "invalid or unsupported Perl syntax"
        case invalidRepetition = "invalid nested repetition operator"
        case invalidRepeatCount = "invalid repeat count"
        case invalidUTF8 = "invalid UTF-8"
        case missingBracket = "missing closing ]"
        case missingParenthesis = "missing closing )"
        case missingRepeatArgument = "missing argument to repetition operator"
        case trailingBackslash = "trailing backslash at end of expression"
        case unexpectedParenthesis = "unexpected )"
        case nestingTooDeep = "expression nests too deeply"
        case tooLarge = "expression too large"
    }

    package let reason: Reason
    /// The part of the expression Go blames.
    package let part: GoString

    init(_ reason: Reason, _ part: GoString) {
        self.reason = reason
        self.part = part
    }

    init(_ reason: Reason, _ part: ArraySlice<UInt8>) {
        self.init(reason, GoString(part))
    }

    /// What Go's `Error()` says.
    package var message: GoString {
        GoString("error parsing regexp: \(reason.rawValue): `") + part + GoString("`")
    }
}
