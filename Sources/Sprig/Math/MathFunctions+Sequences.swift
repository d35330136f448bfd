import GoTemplate

extension MathFunctions {
    static let sequenceFunctions = [
        Function("until", [.int]) { arguments in
            try list(integers(from: 0, to: arguments.int(0), by: arguments.int(0) < 0 ? -1 : 1))
        },
        Function("untilStep", [.int, .int, .int]) { arguments in
            try list(integers(from: arguments.int(0), to: arguments.int(1), by: arguments.int(2)))
        },
        Function("seq", [.int], variadic: true) { .string(try sequence($0.values.indices.map($0.int))) },
    ]

    private static func list(_ numbers: some Sequence<Int>) -> Value {
        .list(List(numbers.map(Value.int), type: .intSlice))
    }

    /// Go runs out of memory at some such length and dies; this fails before.
    private static let greatestCount: UInt = 1 << 31

    /// The integers from `start` to before `stop`; none where the step leads away from it.
    ///
    /// Mirrors Sprig numeric.go untilStep.
    private static func integers(from start: Int, to stop: Int, by step: Int) throws -> StrideTo<Int> {
        guard stop < start ? step < 0 : step > 0 else { return stride(from: 0, to: 0, by: 1) }
        let distance = UInt(bitPattern: stop < start ? start &- stop : stop &- start)
        if distance / step.magnitude > greatestCount { throw FunctionError("out of memory") }
        return stride(from: start, to: stop, by: step)
    }

    /// The numbers of the `seq` command: `seq LAST`, `seq FIRST LAST` or `seq FIRST STEP LAST`.
    ///
    /// Mirrors Sprig numeric.go seq.
    private static func sequence(_ parameters: [Int]) throws -> GoString {
        switch parameters.count {
        case 1: try join(from: 1, through: parameters[0], by: nil)
        case 2: try join(from: parameters[0], through: parameters[1], by: nil)
        case 3: try join(from: parameters[0], through: parameters[2], by: parameters[1])
        default: GoString()
        }
    }

    private static func join(from first: Int, through last: Int, by step: Int?) throws -> GoString {
        let direction = last < first ? -1 : 1
        if let step, step > 0, direction < 0 { return GoString() }
        var text: [UInt8] = []
        for number in try integers(from: first, to: last &+ direction, by: step ?? direction) {
            if !text.isEmpty { text.append(UInt8(ascii: " ")) }
            Strconv.appendInt(Int64(number), to: &text)
        }
        return GoString(text)
    }
}
