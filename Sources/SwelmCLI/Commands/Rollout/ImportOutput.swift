import Codecs
import GoTemplate
import Imports

/// How an import is written.
enum ImportOutput: String, CaseIterable {
    case stages, json

    func text(of stages: ImportedStages) -> GoString {
        switch self {
        case .stages: stages.text
        case .json: GoString((try? JSON.encode(.map(Self.document(of: stages)))) ?? []) + "\n"
        }
    }

    /// `{"stages": TEXT, "fields": [{"place", "field", "mapped" or "dropped"}]}`.
    private static func document(of stages: ImportedStages) -> Map {
        let fields = stages.ledger.map { entry in
            Value.map(
                Map([
                    ("place", .string(entry.place)), ("field", .string(entry.field)),
                    (entry.isMapped ? "mapped" : "dropped", .string(entry.fate.text)),
                ]))
        }
        return Map([("stages", .string(stages.text)), ("fields", .list(List(fields)))])
    }
}
