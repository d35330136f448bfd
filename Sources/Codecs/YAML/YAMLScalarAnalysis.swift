/// How a scalar can be written.
enum YAMLScalarStyle {
    case plain, singleQuoted, doubleQuoted, literal, folded
}

/// What the text of a scalar allows; mirrors yaml_emitter_analyze_scalar of emitterc.go.
struct YAMLScalarAnalysis {
    private(set) var isASCII = true
    private(set) var hasBreaks = false
    private var allowsPlain = true
    private var allowsSingleQuotes = true
    private var allowsBlock = true

    init(_ text: UnsafeBufferPointer<UInt8>, dialect: YAMLScalar.Dialect) {
        guard !text.isEmpty else {
            allowsBlock = false
            return
        }
        analyze(text, dialect: dialect)
    }

    /// Mirrors yaml_emitter_select_scalar_style outside of flow collections.
    func style(_ wanted: YAMLScalarStyle, isEmpty: Bool, isSimpleKey: Bool) -> YAMLScalarStyle {
        var style = isSimpleKey && hasBreaks ? .doubleQuoted : wanted
        if style == .plain && (!allowsPlain || isEmpty && isSimpleKey) { style = .singleQuoted }
        if style == .singleQuoted && !allowsSingleQuotes { style = .doubleQuoted }
        if (style == .literal || style == .folded) && (!allowsBlock || isSimpleKey) { style = .doubleQuoted }
        return style
    }

    /// Mirrors yaml_emitter_select_scalar_style within a flow collection, which has no blocks.
    func flowStyle(_ wanted: YAMLScalarStyle, of text: UnsafeBufferPointer<UInt8>, isSimpleKey: Bool) -> YAMLScalarStyle
    {
        if wanted == .literal || wanted == .folded { return .doubleQuoted }
        let isUnsafe = wanted == .plain && (text.isEmpty || Self.hasFlowIndicators(text))
        return style(isUnsafe ? .singleQuoted : wanted, isEmpty: text.isEmpty, isSimpleKey: isSimpleKey)
    }

    /// Whether the text would read as YAML syntax in a flow context, beyond what does in a block.
    private static func hasFlowIndicators(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if text.first == UInt8(ascii: "?") || text.first == UInt8(ascii: ":") { return true }
        return text.dropFirst().contains { ",?[]{}:".utf8.contains($0) }
    }

    private mutating func analyze(_ text: UnsafeBufferPointer<UInt8>, dialect: YAMLScalar.Dialect) {
        var isSpecial = false
        var hasTabs = false
        var hasSpaceBeforeBreak = false
        var hasSpaceAfterBreak = false
        var isAfterSpace = false
        var isAfterBreak = false
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == 0x20 {
                if isAfterBreak { hasSpaceAfterBreak = true }
                (isAfterSpace, isAfterBreak) = (true, false)
                index += 1
                continue
            }
            if byte >= 0x80 { isASCII = false }
            if byte == 0x09 && dialect == .v3 {
                hasTabs = true
            } else if !YAMLCharacter.isPrintable(text, index) {
                isSpecial = true
            }
            if YAMLCharacter.isBreak(text, index) {
                hasBreaks = true
                if isAfterSpace { hasSpaceBeforeBreak = true }
                (isAfterSpace, isAfterBreak) = (false, true)
            } else {
                (isAfterSpace, isAfterBreak) = (false, false)
            }
            index += YAMLCharacter.width(byte)
        }
        let last = YAMLCharacter.start(text, before: text.count)
        let hasOuterBlank = text[0] == 0x20 || isAfterSpace || YAMLCharacter.isBreak(text, 0)
        let hasOuterBreak = YAMLCharacter.isBreak(text, last)
        let isUnsafe = hasSpaceBeforeBreak || isSpecial
        allowsPlain = !(hasOuterBlank || hasOuterBreak || hasSpaceAfterBreak || isUnsafe || hasTabs || hasBreaks)
        allowsSingleQuotes = !(hasSpaceAfterBreak || isUnsafe || hasTabs)
        allowsBlock = !(isAfterSpace || isUnsafe)
        if allowsPlain { allowsPlain = !Self.hasIndicators(text) }
    }

    /// Whether the text would read as YAML syntax in a block context.
    private static func hasIndicators(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if text.count >= 3, text[0] == text[1], text[1] == text[2] {
            if text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: ".") { return true }
        }
        switch text[0] {
        case UInt8(ascii: "#"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
            UInt8(ascii: "}"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"),
            UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "@"),
            UInt8(ascii: "`"):
            return true
        case UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "-"):
            if isFollowedByBlank(text, 0) { return true }
        default: break
        }
        for index in 1..<max(text.count, 1) {
            if text[index] == UInt8(ascii: ":"), isFollowedByBlank(text, index) { return true }
            if text[index] == UInt8(ascii: "#"), text[index - 1] == 0x20 || text[index - 1] == 0x09 { return true }
        }
        return false
    }

    private static func isFollowedByBlank(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        index + 1 >= text.count || text[index + 1] == 0x20 || text[index + 1] == 0x09
    }
}
