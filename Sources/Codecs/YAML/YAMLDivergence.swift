import CYAML

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Thrown where libyaml 0.2.5 may take a stream otherwise than go-yaml v2: then `GoYAMLParser` reads it anew.
///
/// go-yaml is a port of an older libyaml, so both agree about nearly all documents, and libyaml is the faster one. What
/// libyaml refuses may be read by go-yaml, or be refused for another reason, so every error counts as one.
struct YAMLDivergence: Error {}

/// What of a text may be taken otherwise by go-yaml, as far as it shows in the text or in libyaml's events.
struct YAMLDivergenceCheck {
    /// libyaml reads `\/` in double quotes as `/`; to go-yaml it is an unknown escape.
    private let hasEscapedSlash: Bool

    private static let maximumDepth = 10_000
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    init(_ text: UnsafeRawBufferPointer) throws(YAMLDivergence) {
        // libyaml skips a byte order mark at the beginning of any line. UTF-16 hides what is looked for.
        let first = text.starts(with: Self.byteOrderMark) ? 3 : 0
        if text.holds(Self.byteOrderMark, from: first) { throw YAMLDivergence() }
        if text.count > 1, text[0] >= 0xFE, text[1] >= 0xFE { throw YAMLDivergence() }
        hasEscapedSlash = text.holds(Array("\\/".utf8), from: 0)
    }

    @inline(__always)
    func check(_ scalar: UnsafeBufferPointer<UInt8>, _ style: yaml_scalar_style_t, isTagged: Bool, isInFlow: Bool)
        throws(YAMLDivergence)
    {
        if hasEscapedSlash && style == YAML_DOUBLE_QUOTED_SCALAR_STYLE && scalar.contains(UInt8(ascii: "/")) {
            throw YAMLDivergence()
        }
        // In a flow collection a tag of go-yaml goes on behind a comma, and its plain scalars end at `?`.
        guard isInFlow else { return }
        if isTagged || style == YAML_PLAIN_SCALAR_STYLE && scalar.contains(UInt8(ascii: "?")) { throw YAMLDivergence() }
    }

    func checkStart(depth: Int, isTagged: Bool, isInFlow: Bool) throws(YAMLDivergence) {
        if isInFlow && isTagged || depth >= Self.maximumDepth { throw YAMLDivergence() }
    }

    /// go-yaml scans the first tokens behind a document as well, and fails where it cannot.
    var dependOnWhatFollows: Bool { hasEscapedSlash }

    /// libyaml accepts version 1.2, and go-yaml only 1.1.
    func check(_ document: yaml_event_t) throws(YAMLDivergence) {
        if document.data.document_start.version_directive != nil { throw YAMLDivergence() }
    }
}

extension UnsafeRawBufferPointer {
    /// Whether the pattern of two or three bytes stands somewhere; quick where its first byte is rare.
    fileprivate func holds(_ pattern: [UInt8], from start: Int) -> Bool {
        guard let baseAddress, let first = pattern.first else { return false }
        var start = start
        while start + pattern.count <= count {
            guard let found = memchr(baseAddress + start, Int32(first), count - start) else { return false }
            let offset = UnsafeRawPointer(found) - baseAddress
            if self[offset...].starts(with: pattern) { return true }
            start = offset + 1
        }
        return false
    }
}
