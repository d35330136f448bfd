import GoTemplate

/// Elements that are maps, by the value of a key.
struct KeyedElements {
    private let key: GoString
    private(set) var elements: [Value]
    private var positions: [ScalarKey: Int] = [:]
    /// The first element that is no map: a search fails there.
    private var misfit: Int?

    init(_ elements: [Value], key: GoString) {
        self.key = key
        self.elements = elements
        for index in elements.indices {
            guard let map = elements[index].asMap else {
                misfit = index
                return
            }
            if let value = map[key] { note(value, at: index) }
        }
    }

    private mutating func note(_ value: Value, at index: Int) {
        if let identity = ScalarKey(value), positions[identity] == nil { positions[identity] = index }
    }

    /// The place of the first element with a value of the key.
    ///
    /// Mirrors findMapInSliceBasedOnKeyValue.
    func position(of value: Value) throws(PatchFailure) -> Int? {
        if let position = ScalarKey(value).flatMap({ positions[$0] }) { return position }
        if let misfit { throw PatchFailure(GoString("value for key \(misfit) is not a map")) }
        return nil
    }

    func contains(_ element: Value) throws(PatchFailure) -> Bool {
        guard let map = element.asMap else { throw .wrongType(element, expected: .anyMap) }
        guard let value = map[key] else { throw .missingMergeKey(key, in: map) }
        return try position(of: value) != nil
    }

    mutating func replace(at index: Int, with element: Value) { elements[index] = element }

    mutating func append(_ element: Map, _ value: Value) {
        elements.append(.map(element))
        note(value, at: elements.count - 1)
    }
}
