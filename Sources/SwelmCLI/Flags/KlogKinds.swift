import GoTemplate

/// A kind of klog's flags: nobody reads what they hold, so it is the text that was checked.
protocol KlogKind: FlagKind where Content == GoString {
    /// - Throws: `FlagValueFailure` in the words of Go's `flag` package and of klog.
    static func check(_ text: GoString) throws(FlagValueFailure)
}

extension KlogKind {
    static var zero: GoString { GoString() }
    static var placeholder: String { "value" }

    static func text(of value: GoString) -> String { value.text }

    static func read(_ text: GoString, after earlier: GoString?) throws(FlagValueFailure) -> GoString {
        try check(text)
        return text
    }
}

enum KlogBool: KlogKind {
    static var bare: GoString? { "true" }

    static func check(_ text: GoString) throws(FlagValueFailure) {
        if (try? Strconv.parseBool(text)) == nil { throw FlagValueFailure(reason: "parse error") }
    }
}

enum KlogLevel: KlogKind {
    static func check(_ text: GoString) throws(FlagValueFailure) {
        do { _ = try Strconv.parseInt(text, base: 10, bitSize: 32) } catch { throw FlagValueFailure(error) }
    }
}

enum KlogSeverity: KlogKind {
    private static let names = ["INFO", "WARNING", "ERROR", "FATAL"]

    static func check(_ text: GoString) throws(FlagValueFailure) {
        if !names.contains(text.text.uppercased()) { try KlogLevel.check(text) }
    }
}

enum KlogSize: KlogKind {
    static func check(_ text: GoString) throws(FlagValueFailure) {
        do { _ = try Strconv.parseUint(text, base: 0) } catch {
            // Go's flag package has words of its own for one of both reasons.
            throw FlagValueFailure(reason: error.reason == "invalid syntax" ? "parse error" : error.reason)
        }
    }
}

/// Mirrors klog's moduleSpec.Set.
enum KlogModules: KlogKind {
    static func check(_ text: GoString) throws(FlagValueFailure) {
        for pattern in text.bytes.split(separator: UInt8(ascii: ",")) {
            let parts = pattern.split(separator: UInt8(ascii: "="), omittingEmptySubsequences: false).map {
                GoString($0)
            }
            let isPair = parts.count == 2 && !parts.contains(where: \.isEmpty)
            guard isPair, let level = try? Strconv.parseInt(parts[1], base: 10, bitSize: 32) else {
                throw FlagValueFailure(reason: "syntax error: expect comma-separated list of filename=N")
            }
            if level < 0 { throw FlagValueFailure(reason: "negative value for vmodule level") }
        }
    }
}

/// Mirrors klog's traceLocation.Set.
enum KlogPlace: KlogKind {
    static func check(_ text: GoString) throws(FlagValueFailure) {
        guard !text.isEmpty else { return }
        let parts = text.bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map {
            GoString($0)
        }
        let namesFile = parts.count == 2 && parts[0].bytes.contains(UInt8(ascii: "."))
        guard namesFile, let line = try? Strconv.parseInt(parts[1], base: 10) else {
            throw FlagValueFailure(reason: "syntax error: expect file.go:234")
        }
        if line <= 0 { throw FlagValueFailure(reason: "negative or zero value for level") }
    }
}
