import GoTemplate

extension GoLocation: HostContent {
    package var stringValue: GoString? { name }

    /// Only the names matter, to messages; the values are those of a location without zones.
    package var printedFields: [(name: GoString, value: Value)] {
        [
            ("name", .string(name)), ("zone", .nilList()), ("tx", .nilList()), ("extend", .string(GoString())),
            ("cacheStart", .int64(0)), ("cacheEnd", .int64(0)), ("cacheZone", .null),
        ]
    }

    /// The copy has lost all fields, as none is exported.
    package func deepCopy() -> any HostContent { GoLocation(name: "", zones: [], transitions: []) }

    package func isEqual(to other: any HostContent) -> Bool {
        guard let other = other as? GoLocation else { return false }
        return isDeeplyEqual(to: other)
    }
}

extension Value {
    /// A `*time.Location`.
    package static func location(_ location: GoLocation) -> Value {
        .host(HostObject(type: .locationPointer, content: location))
    }

    /// What the `String()` method of the host object gives.
    var hostText: GoString {
        if case .host(let object) = self { return object.content.stringValue ?? "" }
        return ""
    }
}

extension GoType {
    private static let location = GoType("time.Location", kind: .struct, isNamed: true)

    /// `*time.Location`.
    package static let locationPointer = GoType(
        "*time.Location", kind: .pointer, element: .location,
        methods: [Method("String") { receiver, _ in .string(receiver.hostText) }])
}
