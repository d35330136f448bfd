import GoTemplate

/// The fields of two maps side by side.
struct MapMatch {
    struct Pair {
        let key: GoString
        let old: Node?
        let new: Node?

        /// Whether the API server stores the same for both sides.
        var isSame: Bool {
            switch (old, new) {
            case (let old?, let new?): old.isSame(as: new) || Self.areUnset(old, new)
            case (let field?, nil), (nil, let field?): field.isAbsent
            case (nil, nil): true
            }
        }

        private static func areUnset(_ old: Node, _ new: Node) -> Bool {
            old.isAbsent && new.isAbsent && !(old.absence == .dependent && new.absence == .dependent)
        }
    }

    /// In the order of the new map, removed fields behind what they stood behind.
    let pairs: [Pair]

    init(_ old: Node, _ new: Node) {
        let oldFields = old.children.map { (key: $0.key ?? GoString(), node: $0) }
        let newFields = new.children.map { (key: $0.key ?? GoString(), node: $0) }
        let oldPlaces = Dictionary(oldFields.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { $1 })
        let newKeys = Set(newFields.map(\.key))
        var pairs: [Pair] = []
        pairs.reserveCapacity(newFields.count)
        func addRemoved(from start: Int) {
            for field in oldFields[start...].prefix(while: { !newKeys.contains($0.key) }) {
                pairs.append(Pair(key: field.key, old: field.node, new: nil))
            }
        }
        addRemoved(from: 0)
        for field in newFields {
            let place = oldPlaces[field.key]
            pairs.append(Pair(key: field.key, old: place.map { oldFields[$0].node }, new: field.node))
            if let place { addRemoved(from: place + 1) }
        }
        self.pairs = pairs
    }
}
