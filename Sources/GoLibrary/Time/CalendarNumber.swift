import GoTemplate

/// Go's `time.Month` or `time.Weekday`: an int whose values have names.
package struct CalendarNumber: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// Counted from 1.
        case month
        /// Counted from 0, which is Sunday.
        case weekday
    }

    let kind: Kind
    let number: Int

    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

    /// The name, or Go's words for a number that has none.
    var text: GoString {
        let (type, names, index) =
            kind == .month ? ("Month", Self.months, number &- 1) : ("Weekday", Self.weekdays, number)
        guard names.indices.contains(index) else { return GoString("%!\(type)(\(UInt(bitPattern: number)))") }
        return GoString(names[index])
    }
}

extension CalendarNumber: HostContent {
    package var stringValue: GoString? { text }
    package var underlying: Value? { .int(number) }
    package func number(_ number: Int64) -> Value { Value(CalendarNumber(kind: kind, number: Int(number))) }
}

extension Value {
    init(_ number: CalendarNumber) {
        self = .host(HostObject(type: number.kind == .month ? .month : .weekday, content: number))
    }

    /// A `time.Month`, counted from 1.
    package static func month(_ number: Int) -> Value { Value(CalendarNumber(kind: .month, number: number)) }

    /// A `time.Weekday`, counted from 0, which is Sunday.
    package static func weekday(_ number: Int) -> Value { Value(CalendarNumber(kind: .weekday, number: number)) }
}

extension GoType {
    /// `time.Month`.
    package static let month = calendarNumber("time.Month")
    /// `time.Weekday`.
    package static let weekday = calendarNumber("time.Weekday")

    private static func calendarNumber(_ name: String) -> GoType {
        GoType(
            name, kind: .int, isNamed: true,
            methods: [Method("String") { receiver, _ in .string(receiver.hostText) }])
    }
}
