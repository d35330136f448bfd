import GoTemplate

/// `-o` of `rollout history`.
enum HistoryFormat: String, CaseIterable {
    case table, json, yaml, metrics

    static let flag = Flag<HistoryFormat>(
        "output", short: "o", default: .table,
        "prints the output in the specified format: table, json, yaml, or metrics (the numbers as 'swelm rollout export' writes them)"
    )

    /// - Parameters:
    ///   - recorded: the lines that a simulation plays again.
    func text(of history: HistoryText, recorded: () throws -> [UInt8]) throws -> GoString {
        switch self {
        case .table: history.table
        case .json: try OutputFormat.json.text(of: history.value) { "" }
        case .yaml: try OutputFormat.yaml.text(of: history.value) { "" }
        case .metrics: GoString(try recorded())
        }
    }
}

extension HistoryFormat: FlagKind {
    static var zero: HistoryFormat { .table }
    static var placeholder: String { "format" }

    static func text(of value: HistoryFormat) -> String { value.rawValue }

    static func read(_ text: GoString, after earlier: HistoryFormat?) throws(FlagValueFailure) -> HistoryFormat {
        guard let format = HistoryFormat(rawValue: text.text) else {
            throw FlagValueFailure(reason: "must be one of: " + allCases.map(\.rawValue).joined(separator: ", "))
        }
        return format
    }
}
