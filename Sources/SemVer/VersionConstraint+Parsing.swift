import GoTemplate

extension VersionConstraint.Group {
    /// Reads comparisons that blanks or one comma separate.
    init(parsing text: [UInt8]) throws(SemanticVersionError) {
        var scanner = VersionScanner(text)
        var sources: [(operation: VersionComparison.Operator, version: VersionScanner.Parts)] = []
        var isSeparated = true
        repeat {
            scanner.skipSpace()
            guard isSeparated, let source = Self.comparison(in: &scanner) else {
                throw .improperConstraint(GoString(text))
            }
            sources.append(source)
            isSeparated = scanner.skipSpace() > 0
            if scanner.skip(UInt8(ascii: ",")) {
                isSeparated = true
                guard !scanner.isAtEnd else { throw .improperConstraint(GoString(text)) }
            }
        } while !scanner.isAtEnd
        var comparisons: [VersionComparison] = []
        for source in sources {
            comparisons.append(try VersionComparison(source.operation, to: source.version))
        }
        self.comparisons = comparisons
        self.namesPrerelease = comparisons.contains { !$0.version.prerelease.isEmpty }
    }

    private static func comparison(
        in scanner: inout VersionScanner
    ) -> (operation: VersionComparison.Operator, version: VersionScanner.Parts)? {
        let operation = VersionComparison.Operator(in: &scanner)
        scanner.skipSpace()
        guard let version = scanner.version(numberedBy: .wildcards) else { return nil }
        return (operation, version)
    }
}

extension VersionComparison.Operator {
    /// Reads the longest operator; none at all means `=`.
    fileprivate init(in scanner: inout VersionScanner) {
        switch scanner.next {
        case UInt8(ascii: "="): self = Self.afterEqualSign(in: &scanner)
        case UInt8(ascii: "!"): self = Self.afterExclamationMark(in: &scanner)
        case UInt8(ascii: ">"): self = Self.orEqual(in: &scanner, .greater, .greaterOrEqual)
        case UInt8(ascii: "<"): self = Self.orEqual(in: &scanner, .less, .lessOrEqual)
        case UInt8(ascii: "~"):
            _ = scanner.skip(UInt8(ascii: "~"))
            _ = scanner.skip(UInt8(ascii: ">"))
            self = .tilde
        case UInt8(ascii: "^"):
            _ = scanner.skip(UInt8(ascii: "^"))
            self = .caret
        default: self = .equal
        }
    }

    private static func afterEqualSign(in scanner: inout VersionScanner) -> Self {
        _ = scanner.skip(UInt8(ascii: "="))
        if scanner.skip(UInt8(ascii: ">")) { return .greaterOrEqual }
        if scanner.skip(UInt8(ascii: "<")) { return .lessOrEqual }
        return .equal
    }

    /// A `!` without `=` is left in place, where no version can be read.
    private static func afterExclamationMark(in scanner: inout VersionScanner) -> Self {
        var ahead = scanner
        _ = ahead.skip(UInt8(ascii: "!"))
        guard ahead.skip(UInt8(ascii: "=")) else { return .equal }
        scanner = ahead
        return .notEqual
    }

    private static func orEqual(in scanner: inout VersionScanner, _ strict: Self, _ orEqual: Self) -> Self {
        _ = scanner.skip(strict == .greater ? UInt8(ascii: ">") : UInt8(ascii: "<"))
        return scanner.skip(UInt8(ascii: "=")) ? orEqual : strict
    }
}
