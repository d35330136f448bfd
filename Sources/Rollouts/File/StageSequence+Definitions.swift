import Codecs
import GoLibrary
import GoTemplate

extension StageSequence {
    /// The keys at the top of a file that say something of how its stages are carried out.
    private static let shared: [GoString] = [
        "defaults", "metrics", "providers", "analysis", "groups", "guards", "order", "hooks", "labels", "total",
    ]

    /// All that the file says of how a stage is carried out: its own keys, and those that stages have in common.
    package func definition(of index: Int) -> Value {
        let top = ValuePath()
        var content = Self.shared.compactMap { key in document.value(at: top.key(key)).map { (key: key, value: $0) } }
        if stages.indices.contains(index), let own = document.value(at: stages[index].path) {
            content.append((key: "stage", value: own))
        }
        return .map(Map(content))
    }

    /// How many targets change at once.
    package var parallel: Int { document.integer(at: ValuePath().key("parallel")) ?? 1 }

    /// How long all stages may take together; nil for as long as they take.
    package var limit: GoDuration? { document.duration(at: ValuePath().key("limit")) }
}
