import GoTemplate

extension GoTime: HostContent {
    package var stringValue: GoString? { text }
    package var plainYAML: GoString? { rfc3339Nano }

    /// A UTC time has no location of its own.
    package var printedFields: [(name: GoString, value: Value)] {
        let packed = packed
        return [
            ("wall", .uint(packed.wall, .uint64)), ("ext", .int64(packed.extra)),
            ("loc", location === GoLocation.utc ? .nilPointer(.locationPointer) : .location(location)),
        ]
    }

    package func marshalJSON() throws -> Value? { .string(try strictRFC3339(errorPrefix: "Time.MarshalJSON: ")) }

    /// Mirrors reflect.DeepEqual on time.Time: also clock reading and location count, not only the instant.
    package func isEqual(to other: any HostContent) -> Bool {
        guard let other = other as? GoTime else { return false }
        return hasSameReading(as: other) && location.isDeeplyEqual(to: other.location)
    }

    package func isIdentical(to other: any HostContent) -> Bool {
        guard let other = other as? GoTime else { return false }
        return hasSameReading(as: other) && location === other.location
    }

    private func hasSameReading(as other: GoTime) -> Bool {
        internalSeconds == other.internalSeconds && nanosecond == other.nanosecond && monotonic == other.monotonic
    }
}

extension Value {
    /// A `time.Time`.
    package static func time(_ time: GoTime) -> Value { .host(HostObject(type: .time, content: time)) }

    /// The `time.Time` this is, or nil.
    package var goTime: GoTime? {
        if case .host(let object) = self { return object.content as? GoTime }
        return nil
    }
}

extension Arguments {
    /// The `time.Time` argument at `index`; the zero time where the value is of another type.
    package func time(_ index: Int) -> GoTime { self[index].goTime ?? .zero }

    fileprivate func bytes(_ index: Int) -> [UInt8] {
        if case .list(let list) = self[index] { return list.bytes ?? [] }
        return []
    }
}

extension GoType {
    /// `time.Time`.
    package static let time = GoType(
        "time.Time", kind: .struct, isNamed: true,
        methods: GoTime.partMethods + GoTime.arithmeticMethods + GoTime.textMethods + GoTime.uncallableMethods)
}

extension Parameter {
    package static var time: Parameter { Parameter(.time) }
}

extension Method {
    fileprivate init(
        _ name: String, _ parameters: @autoclosure @escaping @Sendable () -> [GoType] = [],
        on body: @escaping @Sendable (GoTime, Arguments) throws -> Value
    ) {
        self.init(name, parameters()) { receiver, arguments in try body(receiver.goTime ?? .zero, arguments) }
    }
}

extension GoTime {
    fileprivate static let partMethods: [Method] = [
        Method("Year") { time, _ in .int(time.year) },
        Method("Month") { time, _ in .month(time.month) },
        Method("Day") { time, _ in .int(time.day) },
        Method("Weekday") { time, _ in .weekday(time.weekday) },
        Method("Hour") { time, _ in .int(time.hour) },
        Method("Minute") { time, _ in .int(time.minute) },
        Method("Second") { time, _ in .int(time.second) },
        Method("Nanosecond") { time, _ in .int(time.nanosecond) },
        Method("YearDay") { time, _ in .int(time.dayOfYear) },
        Method("Unix") { time, _ in .int64(time.unixSeconds) },
        Method("UnixMilli") { time, _ in .int64(time.unixMilliseconds) },
        Method("UnixMicro") { time, _ in .int64(time.unixMicroseconds) },
        Method("UnixNano") { time, _ in .int64(time.unixNanoseconds) },
        Method("IsZero") { time, _ in .bool(time.isZero) },
        Method("IsDST") { time, _ in .bool(time.isDaylightSaving) },
        Method("Location") { time, _ in .location(time.location) },
    ]

    fileprivate static let arithmeticMethods: [Method] = [
        Method("Add", [.duration]) { time, arguments in .time(time.adding(arguments.duration(0))) },
        Method("Sub", [.time]) { time, arguments in .duration(time.subtracting(arguments.time(0))) },
        Method("AddDate", [.int, .int, .int]) { time, arguments in
            .time(time.addingDate(years: arguments.int(0), months: arguments.int(1), days: arguments.int(2)))
        },
        Method("Truncate", [.duration]) { time, arguments in .time(time.truncated(to: arguments.duration(0))) },
        Method("Round", [.duration]) { time, arguments in .time(time.rounded(to: arguments.duration(0))) },
        Method("Before", [.time]) { time, arguments in .bool(time.compare(arguments.time(0)) < 0) },
        Method("After", [.time]) { time, arguments in .bool(time.compare(arguments.time(0)) > 0) },
        Method("Equal", [.time]) { time, arguments in .bool(time.compare(arguments.time(0)) == 0) },
        Method("Compare", [.time]) { time, arguments in .int(time.compare(arguments.time(0))) },
        Method("UTC") { time, _ in .time(time.in(.utc)) },
        Method("Local") { time, _ in .time(time.in(.local)) },
        Method("In", [.locationPointer]) { time, arguments in
            guard case .host(let object) = arguments[0], let location = object.content as? GoLocation else {
                throw FunctionError("time: missing Location in call to Time.In")
            }
            return .time(time.in(location))
        },
    ]

    fileprivate static let textMethods: [Method] = [
        Method("String") { time, _ in .string(time.text) },
        Method("GoString") { time, _ in .string(time.goSyntax ?? GoString()) },
        Method("Format", [.string]) { time, arguments in .string(time.formatted(arguments.string(0))) },
        Method("AppendFormat", [.byteSlice, .string]) { time, arguments in
            .list(List(bytes: arguments.bytes(0) + time.formatted(arguments.string(1)).bytes))
        },
        Method("MarshalText") { time, _ in
            .list(List(bytes: try time.strictRFC3339(errorPrefix: "Time.MarshalText: ").bytes))
        },
        Method("AppendText", [.byteSlice]) { time, arguments in
            let text = try time.strictRFC3339(errorPrefix: "Time.AppendText: ")
            return .list(List(bytes: arguments.bytes(0) + text.bytes))
        },
        Method("MarshalJSON") { time, _ in
            let text = try time.strictRFC3339(errorPrefix: "Time.MarshalJSON: ")
            return .list(List(bytes: [UInt8(ascii: "\"")] + text.bytes + [UInt8(ascii: "\"")]))
        },
        Method("MarshalBinary") { time, _ in .list(List(bytes: try time.binary())) },
        Method("GobEncode") { time, _ in .list(List(bytes: try time.binary())) },
        Method("AppendBinary", [.byteSlice]) { time, arguments in
            .list(List(bytes: arguments.bytes(0) + (try time.binary())))
        },
    ]

    /// Mirrors text/template funcs.go goodFunc: these have more results than a template can take.
    fileprivate static let uncallableMethods: [Method] = [
        Method("Date", signatureProblem: "function Date has 3 return values; should be 1 or 2"),
        Method("Clock", signatureProblem: "function Clock has 3 return values; should be 1 or 2"),
        Method(
            "ISOWeek",
            signatureProblem: "invalid function signature for ISOWeek: second return value should be error; is int"),
        Method(
            "Zone", signatureProblem: "invalid function signature for Zone: second return value should be error; is int"
        ),
        Method(
            "ZoneBounds",
            signatureProblem:
                "invalid function signature for ZoneBounds: second return value should be error; is time.Time"),
    ]
}
