import GoLibrary
import GoTemplate

/// An element of a merged list with what identifies it.
struct MergeElement {
    let map: Map
    /// The value of the merge key; nil where the element has none.
    private let identity: Value?
    private let mergeKey: GoString
    private let text: GoString

    /// An element that has its key.
    struct Checked {
        let map: Map
        let key: Value
        let text: GoString
        fileprivate let mergeKey: GoString

        /// What a patch says where the element goes.
        var deletion: Value {
            let directive = (key: PatchDirective.marker, value: Value.string(PatchDirective.delete))
            return .map(Map([(key: mergeKey, value: key), directive]))
        }
    }

    private init(_ map: Map, _ mergeKey: GoString) {
        self.map = map
        self.mergeKey = mergeKey
        identity = map[mergeKey]
        text = GoFormat.describe(identity ?? .null)
    }

    /// Mirrors sortMapsBasedOnField: by the texts of the keys, equal ones as Go's sort leaves them.
    static func sorted(_ elements: [Value], by field: PatchSchema.Field) -> [MergeElement] {
        let maps = elements.compactMap(\.asMap).map { MergeElement($0, field.strategy.mergeKey) }
        return GoSort.sort(maps) { $0.text <= $1.text }
    }

    func checked() throws(PatchFailure) -> Checked {
        guard let identity else { throw .missingMergeKey(mergeKey, in: map) }
        return Checked(map: map, key: identity, text: text, mergeKey: mergeKey)
    }

    /// Negative where only the first is there or comes first, positive where the second does.
    static func order(_ left: Checked?, _ right: Checked?) -> Int { order(of: left?.text, right?.text) }

    static func order(of left: GoString?, _ right: GoString?) -> Int {
        guard let left else { return 1 }
        guard let right else { return -1 }
        return left.compare(right)
    }
}
