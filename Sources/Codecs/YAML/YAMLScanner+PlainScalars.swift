import GoTemplate

// MARK: - Plain scalars

extension YAMLScanner {
    mutating func scanPlainScalar() throws -> YAMLToken {
        var token = YAMLToken(.scalar, at: cursor.mark)
        token.isPlain = true
        var text = ScalarText(at: cursor.position)
        let indent = indent + 1
        var firstBreak: Int?
        while true {
            try cursor.ensure(4)
            if cursor.isDocumentIndicator || cursor.byte == UInt8(ascii: "#") { break }
            let start = cursor.position
            cursor.skipPlainCharacters(isFlow: flowLevel > 0)
            if cursor.position > start {
                join(&text, from: start, firstBreak: firstBreak)
                firstBreak = nil
                try cursor.ensure(2)
            }
            guard cursor.isBlank || cursor.breakWidth > 0 else { break }
            try cursor.ensure(1)
            firstBreak = try skipBlanksAndBreaks(firstBreak: firstBreak, indent: indent)
            if flowLevel == 0 && cursor.column < indent { break }
        }
        if firstBreak != nil { isSimpleKeyAllowed = true }
        token.text = finish(text)
        return token
    }

    /// Skips what stands between two words of a scalar; the result is where the first break stands, if there is any.
    private mutating func skipBlanksAndBreaks(firstBreak: Int?, indent: Int) throws -> Int? {
        var firstBreak = firstBreak
        while true {
            if cursor.byte == 0x20 {
                cursor.position += 1
            } else if cursor.byte == 0x09 {
                if firstBreak != nil && cursor.column < indent {
                    throw failure("found a tab character that violates indentation")
                }
                cursor.position += 1
            } else {
                let width = cursor.breakWidth
                guard width > 0 else { return firstBreak }
                try cursor.ensure(2)
                firstBreak = firstBreak ?? cursor.position
                cursor.skipBreak(width)
            }
            try cursor.ensure(1)
        }
    }
}
