import GoTemplate

/// The fields of two maps side by side.
struct MapMatch {
    struct Pair {
        let key: GoString
        let old: Node?
        let new: Node?
    }

    /// In the order of the new map, removed fields where they stood.
    let pairs: [Pair]

    init(_ old: Node, _ new: Node) {
        let oldFields = old.children.map { (key: $0.key ?? GoString(), node: $0) }
        let newFields = new.children.map { (key: $0.key ?? GoString(), node: $0) }
        let oldPlaces = Dictionary(oldFields.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { $1 })
        let newKeys = Set(newFields.map(\.key))
        var pairs: [Pair] = []
        pairs.reserveCapacity(newFields.count)
        var next = 0
        func addRemoved(before limit: Int) {
            while next < limit {
                let field = oldFields[next]
                if !newKeys.contains(field.key) { pairs.append(Pair(key: field.key, old: field.node, new: nil)) }
                next += 1
            }
        }
        for field in newFields {
            let place = oldPlaces[field.key]
            if let place { addRemoved(before: place) }
            pairs.append(Pair(key: field.key, old: place.map { oldFields[$0].node }, new: field.node))
        }
        addRemoved(before: oldFields.count)
        self.pairs = pairs
    }
}
