import Codecs
import GoTemplate

/// `-o`: how a command shows its result.
enum OutputFormat: String {
    case table, json, yaml

    /// The flag of all commands with a choice.
    static let flag = Flag(
        "output", short: "o", .format, default: "table",
        "prints the output in the specified format. Allowed values: table, json, yaml")

    /// - Throws: `FlagValueFailure` for any other word.
    static func check(_ value: GoString) throws {
        if OutputFormat(rawValue: value.text) == nil { throw FlagValueFailure(reason: "invalid format type") }
    }

    /// The format asked for; the parser has refused all others.
    init(_ flags: ParsedFlags) { self = OutputFormat(rawValue: flags.string("output").text) ?? .table }

    /// The result in this format.
    ///
    /// Mirrors pkg/cli/output output.go.
    ///
    /// - Parameters:
    ///   - value: what JSON and YAML show.
    ///   - table: makes the text for people.
    func text(of value: @autoclosure () -> Value, table: () throws -> GoString) throws -> GoString {
        switch self {
        case .table: try table()
        case .json: GoString(try JSON.encode(value()) + [0x0A])
        case .yaml: GoString(try YAML.encode(value()))
        }
    }
}
