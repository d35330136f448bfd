import GoLibrary
import GoTemplate

/// A stage that is being made.
struct DraftStage {
    let name: GoString
    var keys = DraftMap()

    init(_ name: GoString, _ keys: [(GoString, DraftNode)] = []) { (self.name, self.keys) = (name, DraftMap(keys)) }

    subscript(_ key: GoString) -> DraftNode? {
        get { keys[key] }
        set { keys[key] = newValue }
    }

    /// The stage as it stands in the file.
    var map: DraftMap {
        var map = DraftMap([("name", .text(name))])
        for entry in keys.entries { map[entry.key] = entry.node }
        return map
    }

    /// The new version beside the old one, without traffic.
    static func dark(replicas: DraftNode = .share(100)) -> DraftStage {
        DraftStage("dark", [("version", .map(DraftMap([("canary", .text("${to}"))]))), ("replicas", canary(replicas))])
    }

    static func traffic(_ name: GoString, _ weight: Int) -> DraftStage {
        DraftStage(name, [("traffic", .number(weight))])
    }

    /// The stages that make the new version the stable one, once it has all of the traffic.
    static var promotion: [DraftStage] {
        [
            DraftStage("copy to stable", [("version", .map(DraftMap([("stable", .text("${to}"))])))]),
            traffic("back to stable", 0),
            DraftStage("scale down", [("replicas", canary(.number(0)))]),
        ]
    }

    static func canary(_ node: DraftNode) -> DraftNode { .map(DraftMap([("canary", node)])) }
}
