import Codecs
import GoTemplate

/// The functions Helm adds to Sprig for TOML; mirrors pkg/engine/funcs.go.
package enum TOMLFunctions {
    package static let functions: [Function] = [
        Function("toToml", [.any]) { arguments in
            try panicking { try encoded(arguments[0]) }
        },
        Function("mustToToml", [.any]) { arguments in
            do {
                return .string(GoString(try TOML.encode(arguments[0])))
            } catch {
                throw FunctionError(error.goMessage)
            }
        },
        Function("fromToml", [.string]) { arguments in
            try panicking { try decoded(arguments.string(0)) }
        },
    ]

    /// The text of a value; an error's message takes its place.
    private static func encoded(_ value: Value) throws -> Value {
        do {
            return .string(GoString(try TOML.encode(value)))
        } catch let failure as TOML.Failure {
            return .string(failure.message)
        }
    }

    /// The map a text stands for; an error comes as its only entry `Error`.
    private static func decoded(_ text: GoString) throws -> Value {
        do {
            return try TOML.decode(text.bytes)
        } catch let failure as TOML.Failure {
            return .map(Map([(key: "Error", value: .string(failure.message))]))
        }
    }

    /// Lets panics, which nothing in Helm catches, fail the function.
    private static func panicking(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let panic as TOML.Panic {
            throw FunctionError(panic.message)
        }
    }
}
