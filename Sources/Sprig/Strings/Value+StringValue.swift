import GoTemplate

extension Value {
    /// The text Sprig's functions take any value for: `[]byte` counts as text, the rest prints as with `%v`.
    ///
    /// Mirrors Sprig strings.go strval; nil gives `<nil>`.
    var stringValue: GoString {
        switch self {
        case .string(let text): text
        case .list(let list) where list.type == .byteSlice: GoString(list.byteContent)
        default: GoFormat.describe(self)
        }
    }

    /// A `[]string` of the elements of a list without the nils; a list that is one already is not copied.
    ///
    /// Mirrors Sprig strings.go strslice. The room of the nils remains.
    var stringList: List {
        if case .list(let list) = self, list.type == .stringSlice { return list }
        return List(stringValues.map(Value.string), type: .stringSlice, capacity: list?.count ?? 0)
    }

    /// The elements of a list as text without the nils; anything but a list counts as its only element.
    ///
    /// Mirrors Sprig strings.go strslice; nil gives an empty list.
    var stringValues: [GoString] {
        switch self {
        case .list(let list): list.elements.compactMap { $0.isNil ? nil : $0.stringValue }
        case .null, .invalid: []
        default: [stringValue]
        }
    }
}

extension List {
    fileprivate var byteContent: [UInt8] {
        bytes
            ?? elements.map { element in
                if case .uint(let byte, _) = element { return UInt8(truncatingIfNeeded: byte) }
                return 0
            }
    }
}
