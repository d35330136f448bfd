import Codecs
import GoTemplate

#if canImport(Glibc)
    import Glibc
#endif

/// What Sprig has and charts do not: Helm takes the environment and the network from them, and puts functions of its
/// own in place of others.
///
/// Mirrors sprig functions.go TxtFuncMap, less pkg/engine funcs.go funcMap.
enum PlainFunctions {
    static let functions: [Function] = [
        StringFunctions.function("env", variable),
        StringFunctions.function("expandenv") { EnvironmentExpansion(text: $0, variable: variable).result },
        Function("fail", [.string]) { throw FunctionError($0.string(0)) },
        Function("fromJson", [.string]) { (try? JSON.decode($0.string(0).bytes)) ?? .null },
        Function("toJson", [.any]) { arguments in
            do { return .string(GoString(try JSON.encode(arguments[0]))) } catch is JSON.Failure {
                return .string(GoString())
            }
        },
        Function("mustToJson", [.any]) { arguments in
            do { return .string(GoString(try JSON.encode(arguments[0]))) } catch let failure as JSON.Failure {
                throw FunctionError(failure.message)
            }
        },
    ]

    /// Go's `os.Getenv`.
    @Sendable
    private static func variable(_ name: GoString) -> GoString {
        guard !name.bytes.contains(0), let value = getenv(name.text) else { return GoString() }
        return GoString(UnsafeRawBufferPointer(start: value, count: strlen(value)))
    }
}
