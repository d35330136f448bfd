import GoTemplate
import Operations

/// What a command line said: the flags' values, checked against their kinds, and the arguments.
struct ParsedFlags {
    /// The arguments that are no flags, in order.
    var positional: [GoString] = []
    /// The flags that may come.
    private var expected: [Flag] = []
    private var given: [String: [GoString]] = [:]
    /// One line for each deprecated flag given.
    private(set) var warnings: [String] = []
    /// What values of flags have Helm log at once, also where the command line turns out to be wrong.
    private(set) var logLines: [String] = []

    init(_ flags: [Flag] = []) { expected = flags }

    /// These flags may come now; those that could before are among them.
    mutating func expect(_ flags: [Flag]) { expected = flags }

    /// Whether the flag was on the command line.
    func isSet(_ name: String) -> Bool { given[name] != nil }

    /// The last value given, or the default.
    func string(_ name: String) -> GoString { given[name]?.last ?? defaultValue(of: name) }

    private func defaultValue(of name: String) -> GoString {
        let flag = expected.first { !$0.defaultValue.isEmpty && $0.name == name }
        return flag.map { GoString($0.defaultValue) } ?? GoString()
    }

    func bool(_ name: String) -> Bool { (try? Strconv.parseBool(string(name))) ?? false }

    func int(_ name: String) -> Int { (try? Strconv.parseInt(string(name), base: 0)).flatMap(Int.init(exactly:)) ?? 0 }

    /// All values given to a repeatable flag.
    func strings(_ name: String) -> [GoString] { given[name] ?? [] }

    /// Records a value, in pflag's words where it does not fit the flag.
    mutating func set(_ flag: Flag, _ value: GoString) throws {
        let values: [GoString]
        do {
            values = try flag.kind.read(value)
        } catch let failure as FlagValueFailure {
            let name = flag.short.map { "-\($0), --\(flag.name)" } ?? "--\(flag.name)"
            let quoted = Strconv.quote(value).text
            throw CommandFailure("invalid argument \(quoted) for \"\(name)\" flag: \(failure.reason)")
        }
        given[flag.name, default: []] += values
        if let warning = WaitStrategy.warning(about: value), flag.kind == .waitStrategy { logLines.append(warning) }
        if let deprecation = flag.deprecation {
            warnings.append("Flag --\(flag.name) has been deprecated, \(deprecation)")
        }
    }
}

/// Why a value does not fit its flag, in Go's words.
struct FlagValueFailure: Error {
    let reason: String
}

extension FlagKind {
    /// The elements a typed value adds to the flag.
    fileprivate func read(_ value: GoString) throws -> [GoString] {
        do {
            switch self {
            case .bool: _ = try Strconv.parseBool(value)
            case .int: _ = try Strconv.parseInt(value, base: 0)
            case .float32: _ = try Strconv.parseFloat(value, bitSize: 32)
            case .duration: try DurationFlag.check(value)
            case .stringSlice: return try CommaSeparatedValues.read(value)
            case .waitStrategy: try WaitStrategy.check(value)
            case .stringToString:
                return try KeyValuePairs.read(value)
            case .format: try OutputFormat.check(value)
            case .choice(let words): try Self.check(value, among: words)
            case .logging(let kind): try kind.check(value)
            case .string, .stringArray: break
            }
        } catch let failure as Strconv.NumberError {
            throw FlagValueFailure(reason: failure.message.text)
        }
        return [value]
    }

    private static func check(_ value: GoString, among words: [String]) throws {
        if words.contains(value.text) { return }
        throw FlagValueFailure(reason: "must be one of: " + words.joined(separator: ", "))
    }
}
