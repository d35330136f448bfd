import GoTemplate

extension GoDuration: HostContent {
    package var stringValue: GoString? { text }
    package var underlying: Value? { .int64(nanoseconds) }
    package func number(_ number: Int64) -> Value { .duration(GoDuration(nanoseconds: number)) }
    package var plainYAML: GoString? { text }
}

extension Value {
    /// A `time.Duration`.
    package static func duration(_ duration: GoDuration) -> Value {
        .host(HostObject(type: .duration, content: duration))
    }

    /// The `time.Duration` this is, or nil.
    package var goDuration: GoDuration? {
        if case .host(let object) = self { return object.content as? GoDuration }
        return nil
    }
}

extension Arguments {
    /// The `time.Duration` argument at `index`, which a template may also write as an integer constant.
    package func duration(_ index: Int) -> GoDuration {
        if case .int(let nanoseconds, _) = self[index] { return GoDuration(nanoseconds: nanoseconds) }
        return self[index].goDuration ?? GoDuration(nanoseconds: 0)
    }
}

extension GoType {
    /// `time.Duration`.
    package static let duration = GoType("time.Duration", kind: .int64, isNamed: true, methods: GoDuration.methods)
}

extension Method {
    fileprivate init(
        _ name: String, _ parameters: @autoclosure @escaping @Sendable () -> [GoType] = [],
        on body: @escaping @Sendable (GoDuration, Arguments) -> Value
    ) {
        self.init(name, parameters()) { receiver, arguments in
            body(receiver.goDuration ?? GoDuration(nanoseconds: 0), arguments)
        }
    }
}

extension GoDuration {
    fileprivate static let methods: [Method] = [
        Method("String") { duration, _ in .string(duration.text) },
        Method("Nanoseconds") { duration, _ in .int64(duration.nanoseconds) },
        Method("Microseconds") { duration, _ in .int64(duration.nanoseconds / microsecond) },
        Method("Milliseconds") { duration, _ in .int64(duration.nanoseconds / millisecond) },
        Method("Seconds") { duration, _ in .float(duration.seconds) },
        Method("Minutes") { duration, _ in .float(duration.minutes) },
        Method("Hours") { duration, _ in .float(duration.hours) },
        Method("Abs") { duration, _ in .duration(duration.magnitude) },
        Method("Truncate", [.duration]) { duration, arguments in
            .duration(duration.truncated(to: arguments.duration(0)))
        },
        Method("Round", [.duration]) { duration, arguments in .duration(duration.rounded(to: arguments.duration(0))) },
    ]
}
