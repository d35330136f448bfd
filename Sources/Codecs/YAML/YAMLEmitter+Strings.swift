/// How strings and keys are written; mirrors encode.go stringv of v2 and v3.
extension YAMLEmitter {
    /// Keys longer than this get a `?`.
    private static let longestSimpleKey = 128

    /// Writes a string in the style that reads back as one.
    mutating func writeString(_ text: [UInt8], in context: Context) {
        text.withUnsafeBufferPointer { buffer in
            let analysis = YAMLScalarAnalysis(buffer, dialect: dialect)
            writeScalar(buffer, analysis, style: style(of: buffer), in: context)
        }
    }

    /// Writes a string that needs no analysis and fits on the line; false, and nothing written, for any other.
    mutating func writeObviousString(_ text: [UInt8]) -> Bool {
        text.withUnsafeBufferPointer { buffer in
            guard fitsOnLine(buffer.count + 1), YAMLPlainText.isObvious(buffer) else { return false }
            writePlainWord(buffer)
            return true
        }
    }

    /// Writes a key that needs no analysis with its colon; false, and nothing written, for any other.
    mutating func writeObviousKey(_ key: [UInt8]) -> Bool {
        key.withUnsafeBufferPointer { buffer in
            guard buffer.count <= Self.longestSimpleKey, YAMLPlainText.isObvious(buffer) else { return false }
            beginSimpleKey()
            writePlainWord(buffer)
            endSimpleKey()
            return true
        }
    }

    /// Writes a key with its colon.
    mutating func writeKey(_ key: [UInt8]) {
        key.withUnsafeBufferPointer { writeKey($0, style: style(of: $0)) }
    }

    /// Writes a key with its colon; one of several lines or of more than 128 bytes gets a `?`.
    ///
    /// Mirrors yaml_emitter_check_simple_key of emitterc.go.
    mutating func writeKey(_ key: UnsafeBufferPointer<UInt8>, style: YAMLScalarStyle, tag: StaticString? = nil) {
        let analysis = YAMLScalarAnalysis(key, dialect: dialect)
        let length = key.count + (tag?.utf8CodeUnitCount ?? 0)
        if !analysis.hasBreaks && length <= Self.longestSimpleKey {
            beginSimpleKey()
            writeScalar(key, analysis, style: style, tag: tag, in: .simpleKey)
            endSimpleKey()
        } else {
            beginComplexKey()
            writeScalar(key, analysis, style: style, tag: tag, in: .complexKey)
            endComplexKey()
        }
    }

    /// What would read as something else is quoted, and what has several lines becomes a block.
    private func style(of text: UnsafeBufferPointer<UInt8>) -> YAMLScalarStyle {
        if text.contains(0x0A) { return .literal }
        guard case .string = YAMLScalar.resolve(text, dialect: dialect) else { return .doubleQuoted }
        let isQuoted = YAMLScalar.isBase60Float(text) || dialect == .v3 && YAMLScalar.isOldBool(text)
        return isQuoted ? .doubleQuoted : .plain
    }
}
