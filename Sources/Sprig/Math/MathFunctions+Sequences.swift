import GoTemplate

extension MathFunctions {
    static let sequenceFunctions = [
        Function("until", [.int]) { arguments in
            try list(from: 0, to: arguments.int(0), by: arguments.int(0) < 0 ? -1 : 1)
        },
        Function("untilStep", [.int, .int, .int]) { arguments in
            try list(from: arguments.int(0), to: arguments.int(1), by: arguments.int(2))
        },
        Function("seq", [.int], variadic: true) { .string(try sequence($0.values.indices.map($0.int))) },
    ]

    private static func list(from start: Int, to stop: Int, by step: Int) throws -> Value {
        var numbers: [Value] = []
        try visit(from: start, to: stop, by: step) { numbers.append(.int($0)) }
        return .appended(numbers, type: .intSlice)
    }

    /// Visits the integers from `start` to before `stop`; none where the step leads away from it.
    ///
    /// Mirrors Sprig numeric.go untilStep, whose numbers wrap around.
    private static func visit(from start: Int, to stop: Int, by step: Int, _ body: (Int) -> Void) throws {
        guard stop < start ? step < 0 : step > 0 else { return }
        let distance = stop < start ? start &- stop : stop &- start
        var size = MemoryLayout<Value>.stride
        try ResultLimit.check(0, plus: size, times: distance / Int(clamping: step.magnitude))
        var number = start
        while step < 0 ? number > stop : number < stop {
            body(number)
            number &+= step
            size += MemoryLayout<Value>.stride
            try ResultLimit.check(size)
        }
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

    private static func join(from first: Int, through last: Int, by requested: Int?) throws -> GoString {
        let direction = last < first ? -1 : 1
        if let requested, requested > 0, direction < 0 { return GoString() }
        var text: [UInt8] = []
        try visit(from: first, to: last &+ direction, by: requested ?? direction) { number in
            if !text.isEmpty { text.append(UInt8(ascii: " ")) }
            Strconv.appendInt(Int64(number), to: &text)
        }
        return GoString(text)
    }
}
