import Codecs
import GoTemplate
import Rollouts

/// `-o` of `rollout status`.
enum StatusFormat: String, CaseIterable {
    case table, json, yaml, markdown

    static let flag = Flag<StatusFormat>(
        "output", short: "o", default: .table,
        "prints the output in the specified format. Allowed values: table, json, yaml, markdown")

    func bytes(of report: RolloutReport, _ invocation: Invocation) throws -> [UInt8] {
        switch self {
        case .table:
            StatusText.bytes(
                of: report, usesColor: OutputColor(invocation.flags, invocation.context).isEnabled,
                isASCII: invocation.flags[RolloutStatusCommand.ascii])
        case .json: try JSON.encode(StatusDocument(report: report).value) + [0x0A]
        case .yaml: try YAML.encode(StatusDocument(report: report).value)
        case .markdown: StatusMarkdown.bytes(of: report, showsEvents: false)
        }
    }
}

extension StatusFormat: FlagKind {
    static var zero: StatusFormat { .table }
    static var placeholder: String { "format" }

    static func text(of value: StatusFormat) -> String { value.rawValue }

    static func read(_ text: GoString, after earlier: StatusFormat?) throws(FlagValueFailure) -> StatusFormat {
        guard let format = StatusFormat(rawValue: text.text) else {
            throw FlagValueFailure(reason: "must be one of: " + allCases.map(\.rawValue).joined(separator: ", "))
        }
        return format
    }
}
