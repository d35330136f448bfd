import GoTemplate

/// Go's `time.Weekday`, an int with a name.
package struct GoWeekday: Hashable, Sendable {
    /// 0 for Sunday.
    package let number: Int

    static let names = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

    package init(number: Int) {
        self.number = number
    }

    package var text: GoString {
        guard (0...6).contains(number) else { return GoString("%!Weekday(\(UInt(bitPattern: number)))") }
        return GoString(Self.names[number])
    }
}

extension GoWeekday: HostContent {
    package var stringValue: GoString? { text }
    package var underlying: Value? { .int(number) }
    package func number(_ number: Int64) -> Value { .weekday(GoWeekday(number: Int(number))) }
}

extension Value {
    /// A `time.Weekday`.
    package static func weekday(_ weekday: GoWeekday) -> Value { .host(HostObject(type: .weekday, content: weekday)) }
}

extension GoType {
    /// `time.Weekday`.
    package static let weekday = GoType(
        "time.Weekday", kind: .int, isNamed: true,
        methods: [Method("String") { receiver, _ in .string(receiver.hostText) }])
}
