import GoTemplate

/// The hidden flags of klog, the logger of Kubernetes' client, which every command of Helm takes.
///
/// They are read and do nothing: what they would show comes from a cluster.
/// Mirrors pkg/cmd flags.go addKlogFlags.
enum LoggingFlags {
    static let all: [Flag] = [
        bool("add-dir-header"), bool("alsologtostderr"), flag("alsologtostderrthreshold", .severity),
        bool("legacy-stderr-threshold-behavior"), flag("log-backtrace-at", .place), flag("log-dir", .text),
        flag("log-file", .text), flag("log-file-max-size", .size), bool("logtostderr"), bool("one-output"),
        bool("skip-headers"), bool("skip-log-headers"), flag("stderrthreshold", .severity),
        Flag("v", short: "v", .logging(.level), hidden: true, ""), flag("vmodule", .modules),
    ]

    private static func bool(_ name: String) -> Flag {
        Flag(name, .logging(.bool), bare: "true", hidden: true, "")
    }

    private static func flag(_ name: String, _ value: LoggingValue) -> Flag {
        Flag(name, .logging(value), hidden: true, "")
    }
}

/// What a flag of klog holds.
enum LoggingValue {
    case bool, level, modules, place, severity, size, text

    private static let modulesSyntax = "syntax error: expect comma-separated list of filename=N"
    private static let placeSyntax = "syntax error: expect file.go:234"
    private static let severities = ["INFO", "WARNING", "ERROR", "FATAL"]

    /// - Throws: `FlagValueFailure` in the words of Go's `flag` package and of klog, or a `Strconv.NumberError`.
    func check(_ value: GoString) throws {
        switch self {
        case .bool: try Self.refuse((try? Strconv.parseBool(value)) == nil, "parse error")
        case .level: _ = try Strconv.parseInt(value, base: 10, bitSize: 32)
        case .modules: try Self.checkModules(value)
        case .place: try Self.checkPlace(value)
        case .severity where Self.severities.contains(value.text.uppercased()): break
        case .severity: _ = try Strconv.parseInt(value, base: 10, bitSize: 32)
        case .size: try Self.refuse((try? Strconv.parseUint(value, base: 0)) == nil, "parse error")
        case .text: break
        }
    }

    private static func refuse(_ isWrong: Bool, _ reason: String) throws {
        if isWrong { throw FlagValueFailure(reason: reason) }
    }

    /// Mirrors klog's moduleSpec.Set.
    private static func checkModules(_ value: GoString) throws {
        for pattern in value.bytes.split(separator: 0x2C) {
            let parts = pattern.split(separator: 0x3D, omittingEmptySubsequences: false).map { GoString($0) }
            try refuse(parts.count != 2 || parts.contains(where: \.isEmpty), modulesSyntax)
            let level = try? Strconv.parseInt(parts[1], base: 10, bitSize: 32)
            try refuse(level == nil, modulesSyntax)
            try refuse((level ?? 0) < 0, "negative value for vmodule level")
        }
    }

    /// Mirrors klog's traceLocation.Set.
    private static func checkPlace(_ value: GoString) throws {
        guard !value.isEmpty else { return }
        let parts = value.bytes.split(separator: 0x3A, omittingEmptySubsequences: false).map { GoString($0) }
        try refuse(parts.count != 2 || !parts[0].bytes.contains(0x2E), placeSyntax)
        let line = try? Strconv.parseInt(parts[1], base: 10)
        try refuse(line == nil, placeSyntax)
        try refuse((line ?? 0) <= 0, "negative or zero value for level")
    }
}
