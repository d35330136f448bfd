extension YAMLEmitter {
    /// Writes a key with its colon; keys of several lines or of more than 128 bytes get a `?`.
    ///
    /// Mirrors yaml_emitter_check_simple_key of emitterc.go.
    mutating func writeKey(
        _ key: [UInt8], style: YAMLScalarStyle, tag: StaticString? = nil, dialect: YAMLScalar.Dialect
    ) {
        key.withUnsafeBufferPointer { buffer in
            let analysis = YAMLScalarAnalysis(buffer, dialect: dialect)
            let length = buffer.count + (tag?.utf8CodeUnitCount ?? 0)
            if !analysis.hasBreaks && length <= 128 {
                beginSimpleKey()
                writeScalar(buffer, analysis, style: style, tag: tag, in: .simpleKey)
                endSimpleKey()
            } else {
                beginComplexKey()
                writeScalar(buffer, analysis, style: style, tag: tag, in: .complexKey)
                endComplexKey()
            }
        }
    }
}
