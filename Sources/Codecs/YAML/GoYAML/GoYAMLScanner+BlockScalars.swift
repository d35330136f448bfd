import CYAML
import GoTemplate

extension GoYAMLScanner {
    /// The header of a block scalar, and how far it has come.
    private struct BlockScalar {
        let start: GoYAMLMark
        let isLiteral: Bool
        var keepsLastBreak = true
        var keepsAllBreaks = false
        /// The column of the text; 0 until it is known.
        var indent = 0
        var end = GoYAMLMark()
        var text: [UInt8] = []
        var leadingBreak: [UInt8] = []
        var trailingBreaks: [UInt8] = []
    }

    mutating func scanBlockScalar(isLiteral: Bool) throws(GoYAMLError) {
        var scalar = BlockScalar(start: reader.mark, isLiteral: isLiteral)
        reader.skip()
        try scanHeader(&scalar)
        scalar.end = reader.mark
        try scanBreaks(&scalar)
        try reader.need(1)
        var isAfterBlank = false
        while reader.mark.column == scalar.indent && reader.byte() != 0 {
            try scanLine(&scalar, &isAfterBlank)
        }
        if scalar.keepsLastBreak { scalar.text.append(contentsOf: scalar.leadingBreak) }
        if scalar.keepsAllBreaks { scalar.text.append(contentsOf: scalar.trailingBreaks) }
        let style = isLiteral ? YAML_LITERAL_SCALAR_STYLE : YAML_FOLDED_SCALAR_STYLE
        insert(GoYAMLToken(kind: .scalar(scalar.text, style), start: scalar.start, end: scalar.end))
    }

    /// A line with its break, and the breaks and the indentation behind it.
    private mutating func scanLine(_ scalar: inout BlockScalar, _ isAfterBlank: inout Bool) throws(GoYAMLError) {
        let isBlank = reader.isBlank()
        if !scalar.isLiteral && !isAfterBlank && !isBlank && scalar.leadingBreak.first == 0x0A {
            if scalar.trailingBreaks.isEmpty { scalar.text.append(0x20) }
        } else {
            scalar.text.append(contentsOf: scalar.leadingBreak)
        }
        scalar.leadingBreak.removeAll()
        scalar.text.append(contentsOf: scalar.trailingBreaks)
        scalar.trailingBreaks.removeAll()
        isAfterBlank = isBlank
        while !reader.isBreakOrEnd() {
            reader.read(into: &scalar.text)
            try reader.need(1)
        }
        try reader.need(2)
        reader.readLine(into: &scalar.leadingBreak)
        try scanBreaks(&scalar)
    }

    /// The indicators behind `|` or `>`, in either order, and the rest of the line.
    private mutating func scanHeader(_ scalar: inout BlockScalar) throws(GoYAMLError) {
        try reader.need(1)
        if scanChomping(&scalar) {
            try reader.need(1)
            try scanIndentation(&scalar)
        } else if try scanIndentation(&scalar) {
            try reader.need(1)
            scanChomping(&scalar)
        }
        try skipBlanks()
        if keepsComments && reader.byte() == UInt8(ascii: "#") { try scanLineComment(of: scalar.start) }
        try skipComment()
        if !reader.isBreakOrEnd() {
            throw failure("did not find expected comment or line break", since: scalar.start)
        }
        guard reader.isBreak() else { return }
        try reader.need(2)
        reader.skipLine()
    }

    @discardableResult
    private mutating func scanChomping(_ scalar: inout BlockScalar) -> Bool {
        guard reader.byte() == UInt8(ascii: "+") || reader.byte() == UInt8(ascii: "-") else { return false }
        scalar.keepsAllBreaks = reader.byte() == UInt8(ascii: "+")
        scalar.keepsLastBreak = scalar.keepsAllBreaks
        reader.skip()
        return true
    }

    @discardableResult
    private mutating func scanIndentation(_ scalar: inout BlockScalar) throws(GoYAMLError) -> Bool {
        guard reader.byte().isDigit else { return false }
        let increment = Int(reader.byte() - UInt8(ascii: "0"))
        if increment == 0 { throw failure("found an indentation indicator equal to 0", since: scalar.start) }
        scalar.indent = max(indent, 0) + increment
        reader.skip()
        return true
    }

    /// Line breaks and indentation; the first line with text gives the indentation where the header does not.
    private mutating func scanBreaks(_ scalar: inout BlockScalar) throws(GoYAMLError) {
        scalar.end = reader.mark
        var deepest = 0
        while true {
            try reader.need(1)
            while isInIndentation(scalar) && reader.byte() == 0x20 {
                reader.skip()
                try reader.need(1)
            }
            deepest = max(deepest, reader.mark.column)
            if isInIndentation(scalar) && reader.byte() == 0x09 {
                throw failure("found a tab character where an indentation space is expected", since: scalar.start)
            }
            guard reader.isBreak() else { break }
            try reader.need(2)
            reader.readLine(into: &scalar.trailingBreaks)
            scalar.end = reader.mark
        }
        if scalar.indent == 0 { scalar.indent = max(deepest, indent + 1, 1) }
    }

    private func isInIndentation(_ scalar: BlockScalar) -> Bool {
        scalar.indent == 0 || reader.mark.column < scalar.indent
    }
}
