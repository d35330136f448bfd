import Codecs
import GoTemplate

/// `-o`: how a command shows its result.
enum OutputFormat: String {
    case table, json, yaml

    /// The flag of all commands with a choice.
    static let flag = Flag<OutputFormat>(
        "output", short: "o", default: .table,
        "prints the output in the specified format. Allowed values: table, json, yaml")

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

extension OutputFormat: FlagKind {
    static var zero: OutputFormat { .table }
    static var placeholder: String { "format" }

    static func text(of value: OutputFormat) -> String { value.rawValue }

    static func read(_ text: GoString, after earlier: OutputFormat?) throws(FlagValueFailure) -> OutputFormat {
        guard let format = OutputFormat(rawValue: text.text) else {
            throw FlagValueFailure(reason: "invalid format type")
        }
        return format
    }
}
