import GoRegexp
import GoTemplate

/// Sprig's functions on regular expressions.
///
/// Most come in two forms that differ in what they say about a bad expression: the plain one panics, the `must` one
/// returns an error. Only the plain `regexMatch` says nothing and answers false.
enum RegexFunctions {
    static let functions: [Function] = matching + finding + replacing

    private static let matching: [Function] = [
        Function("regexMatch", [.string, .string]) { arguments in
            .bool((try? Regexp.compile(arguments.string(0)))?.matches(arguments.string(1)) ?? false)
        },
        Function("mustRegexMatch", [.string, .string]) { arguments in
            .bool(try compile(arguments.string(0)).matches(arguments.string(1)))
        },
        Function("regexQuoteMeta", [.string]) { .string(Regexp.quoteMeta($0.string(0))) },
    ]

    private static let finding: [Function] =
        pair("regexFind", "mustRegexFind", [.string, .string]) { regexp, arguments in
            .string(regexp.first(in: arguments.string(1)))
        }
        + pair("regexFindAll", "mustRegexFindAll", [.string, .string, .int]) { regexp, arguments in
            // regexp's FindAll makes room for ten matches at first, which `slice` can show.
            strings(regexp.all(in: arguments.string(1), limit: arguments.int(2)), initialCapacity: 10)
        }
        + pair("regexSplit", "mustRegexSplit", [.string, .string, .int]) { regexp, arguments in
            strings(regexp.split(arguments.string(1), limit: arguments.int(2)))
        }

    private static let replacing: [Function] =
        pair("regexReplaceAll", "mustRegexReplaceAll", [.string, .string, .string]) { regexp, arguments in
            .string(try regexp.replaceAll(in: arguments.string(1), with: arguments.string(2)))
        }
        + pair("regexReplaceAllLiteral", "mustRegexReplaceAllLiteral", [.string, .string, .string]) {
            regexp, arguments in
            .string(try regexp.replaceAll(in: arguments.string(1), withLiteral: arguments.string(2)))
        }

    /// The plain form of a function and its `must` form.
    private static func pair(
        _ name: String, _ mustName: String, _ parameters: [Parameter],
        _ apply: @escaping @Sendable (Regexp, Arguments) throws -> Value
    ) -> [Function] {
        [
            Function(name, parameters) { try apply(try compileOrPanic($0.string(0)), $0) },
            Function(mustName, parameters) {
                try apply(try compile($0.string(0)), $0)
            },
        ]
    }

    private static func strings(_ list: [GoString]?, initialCapacity: Int = 0) -> Value {
        guard let list else { return .nilList(.stringSlice) }
        let capacity = SliceGrowth.capacity(appendingOneByOne: list.count, from: initialCapacity, of: .string)
        return .list(List(list.map(Value.string), type: .stringSlice, capacity: capacity))
    }

    private static func compile(_ expression: GoString) throws(FunctionError) -> Regexp {
        do {
            return try Regexp.compile(expression)
        } catch {
            throw FunctionError(error.message)
        }
    }

    /// Mirrors regexp.MustCompile, whose panic shows the expression.
    private static func compileOrPanic(_ expression: GoString) throws(FunctionError) -> Regexp {
        do {
            return try Regexp.compile(expression)
        } catch {
            let mark: GoString = "`"
            let quoted = Strconv.canBackquote(expression) ? mark + expression + mark : Strconv.quote(expression)
            throw FunctionError(GoString("regexp: Compile(") + quoted + GoString("): ") + error.message)
        }
    }
}
