import Codecs
import GoTemplate

/// Sprig's JSON functions that Helm does not replace; mirrors sprig defaults.go.
enum CodecFunctions {
    static let functions: [Function] = [
        Function("mustFromJson", [.string]) { arguments in
            try reporting { try JSON.decode(arguments.string(0).bytes) }
        },
        Function("toPrettyJson", [.any]) { arguments in
            do { return .string(try pretty(arguments[0])) } catch is JSON.Failure { return .string(GoString()) }
        },
        Function("mustToPrettyJson", [.any]) { arguments in .string(try reporting { try pretty(arguments[0]) }) },
        Function("toRawJson", [.any]) { arguments in .string(try reporting { try raw(arguments[0]) }) },
        Function("mustToRawJson", [.any]) { arguments in .string(try reporting { try raw(arguments[0]) }) },
    ]

    private static func pretty(_ value: Value) throws -> GoString {
        GoString(try JSON.encode(value, indent: "  "))
    }

    private static func raw(_ value: Value) throws -> GoString {
        GoString(try JSON.encode(value, escapesHTML: false))
    }

    private static func reporting<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let failure as JSON.Failure {
            throw FunctionError(failure.message)
        }
    }
}
