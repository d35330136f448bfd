import GoTemplate

/// Go's `time.Month`, an int with a name.
package struct GoMonth: Hashable, Sendable {
    /// 1 for January.
    package let number: Int

    static let names = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    package init(number: Int) {
        self.number = number
    }

    package var text: GoString {
        guard (1...12).contains(number) else { return GoString("%!Month(\(UInt(bitPattern: number)))") }
        return GoString(Self.names[number - 1])
    }
}

extension GoMonth: HostContent {
    package var stringValue: GoString? { text }
    package var underlying: Value? { .int(number) }
    package func number(_ number: Int64) -> Value { .month(GoMonth(number: Int(number))) }
}

extension Value {
    /// A `time.Month`.
    package static func month(_ month: GoMonth) -> Value { .host(HostObject(type: .month, content: month)) }
}

extension GoType {
    /// `time.Month`.
    package static let month = GoType(
        "time.Month", kind: .int, isNamed: true,
        methods: [Method("String") { receiver, _ in .string(receiver.hostText) }])
}
